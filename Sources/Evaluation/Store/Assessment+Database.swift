internal import GRDB
internal import Metrics

extension Assessment {
    init(_ row: Row, _ db: Database) throws {
        let id: String = row["id"]
        func rows(_ sql: String) throws -> [Row] {
            try Row.fetchAll(db, cached: sql, [id])
        }
        let editions = try rows("SELECT * FROM assessment_rubric WHERE assessment = ?")
            .map { ($0["rubric"] as String, Edition(version: $0["version"], hash: $0["hash"])) }
        let evidence = try rows("SELECT * FROM evidence WHERE assessment = ? ORDER BY item, position")
        let byItem = Dictionary(grouping: evidence) { $0["item"] as String }
        let answers = try rows("SELECT * FROM answer WHERE assessment = ?").map { row in
            let item: String = row["item"]
            return (item, try Answer(row, evidence: (byItem[item] ?? []).map(Evidence.init)))
        }
        self.init(
            id: id, project: row["project"], assessor: row["assessor"],
            asOf: Timestamp(milliseconds: row["as_of"]),
            editions: Dictionary(editions, uniquingKeysWith: { first, _ in first }),
            answers: Dictionary(answers, uniquingKeysWith: { first, _ in first }),
            submitted: (row["submitted"] as Int64?).map(Timestamp.init(milliseconds:)))
        isSelfAssessment = row["is_self"]
        weighting = Weighting(row) ?? .balanced
        waivers = try rows("SELECT * FROM assessment_waiver WHERE assessment = ? ORDER BY gate")
            .map(Waiver.init)
        riskNotes = Dictionary(
            try rows("SELECT * FROM assessment_risk WHERE assessment = ?")
                .map { ($0["risk"] as String, RiskNote($0)) },
            uniquingKeysWith: { first, _ in first })
        let inputs = Dictionary(
            grouping: try rows(
                "SELECT * FROM assessment_figure_input WHERE assessment = ? ORDER BY figure, position"),
            by: { $0["figure"] as Int })
        figures = try rows("SELECT * FROM assessment_figure WHERE assessment = ? ORDER BY position")
            .map { MeasuredFigure($0, inputs: inputs[$0["position"]] ?? []) }
    }

    /// Puts the whole assessment, and the rubric texts that it answers, in place of what was there.
    func write(_ db: Database, rubrics: [Rubric]) throws {
        let isSubmitted = try Bool.fetchOne(
            db, sql: "SELECT submitted IS NOT NULL FROM assessment WHERE id = ?", arguments: [id])
        guard isSubmitted != true else { throw AssessmentStoreError.alreadySubmitted(id) }
        try db.execute(sql: "DELETE FROM assessment WHERE id = ?", arguments: [id])
        try db.execute(
            sql: """
                INSERT INTO assessment
                    (id, project, assessor, as_of, is_self, weights, weights_title, weights_points)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id, project, assessor, asOf.milliseconds, isSelfAssessment, weighting.id, weighting.title,
                weighting.pointsText,
            ])
        for (id, edition) in editions {
            guard let rubric = rubrics.first(where: { $0.id == id && $0.edition == edition }) else {
                throw AssessmentStoreError.rubricChanged(id)
            }
            try write(rubric, db)
        }
        for (item, answer) in answers { try answer.write(db, assessment: id, item: item) }
        for waiver in waivers { try waiver.write(db, assessment: id) }
        for (risk, note) in riskNotes { try note.write(db, assessment: id, risk: risk) }
        for (position, figure) in figures.enumerated() {
            try figure.write(db, assessment: id, position: position)
        }
    }

    /// Stores it and makes it immutable.
    func submit(_ db: Database, rubrics: [Rubric], at time: Timestamp) throws -> Assessment {
        try write(db, rubrics: rubrics)
        try db.execute(
            sql: "UPDATE assessment SET submitted = ? WHERE id = ?", arguments: [time.milliseconds, id])
        return submitted(at: time)
    }

    private func write(_ rubric: Rubric, _ db: Database) throws {
        let edition = rubric.edition
        try refuseOtherContent(of: rubric, db)
        try db.execute(
            sql: "INSERT OR IGNORE INTO rubric (id, version, hash, text) VALUES (?, ?, ?, ?)",
            arguments: [rubric.id, edition.version, edition.hash, rubric.source])
        try db.execute(
            sql: "INSERT INTO assessment_rubric (assessment, rubric, version, hash) VALUES (?, ?, ?, ?)",
            arguments: [id, rubric.id, edition.version, edition.hash])
    }
}

extension Assessment {
    /// A version number that was used stands for one content for ever.
    private func refuseOtherContent(of rubric: Rubric, _ db: Database) throws {
        let used = try Row.fetchOne(
            db, sql: "SELECT hash, text FROM rubric WHERE (id, version) = (?, ?) AND hash <> ? LIMIT 1",
            arguments: [rubric.id, rubric.edition.version, rubric.edition.hash])
        guard let used else { return }
        let old = try? Rubric(used["text"], file: "rubric \(rubric.id)")
        let needed = old.map { RubricChange(from: $0, to: rubric).version(after: rubric.edition.version) }
        throw AssessmentStoreError.versionInUse(
            rubric.id, version: rubric.edition.version, needed: needed ?? "a higher one")
    }
}

extension Row {
    fileprivate static func fetchAll(
        _ db: Database, cached sql: String, _ arguments: StatementArguments
    ) throws -> [Row] {
        try fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
    }
}
