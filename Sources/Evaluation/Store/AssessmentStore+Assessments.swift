internal import GRDB
public import Metrics

extension AssessmentStore {
    /// The assessments of a project, drafts too, the newest first.
    public func assessments(of project: Project) throws(AssessmentStoreError) -> [Assessment] {
        try read { db in
            let sql = "SELECT * FROM assessment WHERE project = ? ORDER BY as_of DESC, submitted DESC, id"
            return try Row.fetchAll(db, sql: sql, arguments: [project.id]).map { try Assessment($0, db) }
        }
    }

    /// The newest submitted assessment of a project by somebody else than itself; nil when there is none.
    public func latest(of project: Project) throws(AssessmentStoreError) -> Assessment? {
        try read { db in
            let sql = """
                SELECT * FROM assessment WHERE project = ? AND submitted IS NOT NULL AND NOT is_self
                ORDER BY as_of DESC, submitted DESC, id LIMIT 1
                """
            return try Row.fetchOne(db, sql: sql, arguments: [project.id]).map { try Assessment($0, db) }
        }
    }

    /// Stores a draft, in place of an earlier state of it.
    ///
    /// - Throws: ``AssessmentStoreError/alreadySubmitted(_:)``, and
    ///   ``AssessmentStoreError/rubricChanged(_:)`` for rubrics of another edition than the draft's.
    public func save(_ draft: Assessment, rubrics: [Rubric]) throws(AssessmentStoreError) {
        try write { db in try draft.write(db, rubrics: rubrics) }
    }

    /// Stores a draft and makes it immutable.
    ///
    /// - Parameters:
    ///   - draft: The answers as they will stay.
    ///   - rubrics: What is answered, in the editions that the draft names.
    ///   - time: When it is submitted.
    /// - Returns: The assessment as it will stay.
    /// - Throws: What ``save(_:rubrics:)`` throws.
    @discardableResult
    public func submit(
        _ draft: Assessment, rubrics: [Rubric], at time: Timestamp
    ) throws(AssessmentStoreError) -> Assessment {
        try write { db in
            try draft.write(db, rubrics: rubrics)
            try db.execute(
                sql: "UPDATE assessment SET submitted = ? WHERE id = ?",
                arguments: [time.milliseconds, draft.id])
            return draft.submitted(at: time)
        }
    }

    /// The rubrics as they were when the assessment was stored, by id.
    public func rubrics(of assessment: Assessment) throws(AssessmentStoreError) -> [Rubric] {
        try read { db in
            let sql = """
                SELECT rubric.* FROM rubric
                JOIN assessment_rubric AS pin
                    ON (pin.rubric, pin.version, pin.hash) = (rubric.id, rubric.version, rubric.hash)
                WHERE pin.assessment = ?
                """
            return try Row.fetchAll(db, sql: sql, arguments: [assessment.id]).map(rubric)
                .sorted(by: Rubric.isBefore)
        }
    }
}

extension AssessmentStore {
    /// Every edition of a rubric that some assessment answers, the newest version last.
    public func editions(of rubric: String) throws(AssessmentStoreError) -> [Rubric] {
        try read { db in
            let sql = "SELECT * FROM rubric WHERE id = ? ORDER BY version"
            return try Row.fetchAll(db, sql: sql, arguments: [rubric]).map(self.rubric)
        }
    }
}
