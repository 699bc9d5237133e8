internal import GRDB

extension Answer {
    init(_ row: Row, evidence: [Evidence]) throws {
        let state: State? =
            switch row["state"] as String {
            case "scored": LevelRange(row["low"], row["high"]).map(State.scored)
            case "chosen": .chosen
            case "unknown": .unknown
            case "undisclosed": .undisclosed
            case "not applicable": .notApplicable
            default: nil
            }
        guard let state, let grade = Grade(rawValue: row["grade"]) else {
            throw AssessmentStoreError.damaged("the answer to \(row["item"] as String)")
        }
        let choices = (row["choices"] as String?)?.split(separator: "\n").map(String.init)
        self.init(
            state, grade: grade, choices: choices ?? [], reason: row["reason"], note: row["note"],
            evidence: evidence)
    }

    /// Choices are kept one a line: options are words of a rubric, which have no line breaks.
    func write(_ db: Database, assessment: String, item: String) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO answer (assessment, item, state, low, high, grade, choices, reason, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            assessment, item, stateWord, levels?.low, levels?.high, grade.rawValue,
            choices.isEmpty ? nil : choices.joined(separator: "\n"), reason, note,
        ])
        for (position, piece) in evidence.enumerated() {
            try piece.write(db, assessment: assessment, item: item, position: position)
        }
    }

    private var stateWord: String {
        switch state {
        case .scored: "scored"
        case .chosen: "chosen"
        case .unknown: "unknown"
        case .undisclosed: "undisclosed"
        case .notApplicable: "not applicable"
        }
    }
}
