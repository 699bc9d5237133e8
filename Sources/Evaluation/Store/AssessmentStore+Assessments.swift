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
        try write { db in try draft.submit(db, rubrics: rubrics, at: time) }
    }

    /// Stores answers of a project that need not be on the list yet, and makes them immutable: all of it or nothing.
    ///
    /// - Parameters:
    ///   - name: The project's id or name; a new one is added.
    ///   - rubrics: What is answered, in the editions that the draft names.
    ///   - time: When it is submitted.
    ///   - draft: Makes the answers as they will stay.
    /// - Returns: The project, and the assessment as it will stay.
    /// - Throws: What ``save(_:rubrics:)`` and ``add(named:network:at:)`` throw.
    public func submit(
        to name: String, rubrics: [Rubric], at time: Timestamp, _ draft: (Project) -> Assessment
    ) throws(AssessmentStoreError) -> (project: Project, assessment: Assessment) {
        try write { db in
            let project =
                try Project.find(db, name) ?? Project.begin(name, network: nil, at: time, in: db)
            return (project, try draft(project).submit(db, rubrics: rubrics, at: time))
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
