extension Entry {
    private enum StateWord: String, CaseIterable {
        case scored, unknown, undisclosed
        case notApplicable = "not_applicable"
    }

    /// An answer to `criterion`; nil for one of a rubric that is not scored yet.
    func answer(to criterion: Criterion?) throws(DocumentError) -> Answer {
        let fields = try fields()
        try fields.allow(["level", "range", "choice", "state", "grade", "reason", "note", "evidence"])
        return Answer(
            try state(fields, criterion), grade: try fields["grade"]?.word() ?? .d,
            choices: try choices(fields, criterion), reason: try fields["reason"]?.text(),
            note: try fields["note"]?.text(), evidence: try fields["evidence"]?.evidence() ?? [])
    }

    private func state(_ fields: Fields, _ criterion: Criterion?) throws(DocumentError) -> Answer.State {
        let levels = try levels(fields)
        guard let entry = fields["state"] else {
            if let levels { return .scored(levels) }
            guard fields["choice"] != nil else {
                throw error("says nothing; expected one of level, range, choice, state")
            }
            return .chosen
        }
        let word: StateWord = try entry.word()
        if let levels {
            guard word == .scored else { throw entry.error("a level is given, so the state must be scored") }
            return .scored(levels)
        }
        switch word {
        case .scored: throw entry.error("a scored answer needs a level or a range")
        case .unknown: return .unknown
        case .undisclosed: return .undisclosed
        case .notApplicable:
            guard criterion == nil || criterion?.notApplicableWhen != nil else {
                throw entry.error("not applicable is refused here; allowed are scored, unknown, undisclosed")
            }
            return .notApplicable
        }
    }

    private func levels(_ fields: Fields) throws(DocumentError) -> LevelRange? {
        if let range = fields["range"] {
            guard fields["level"] == nil else { throw range.error("give either a level or a range") }
            let ends = try range.list()
            guard ends.count == 2, let levels = LevelRange(try ends[0].level(), try ends[1].level()) else {
                throw range.error("expected two levels, the lower one first: [1, 3]")
            }
            return levels
        }
        guard let level = fields["level"] else { return nil }
        return LevelRange(try level.level())
    }

    private func level() throws(DocumentError) -> Int {
        guard let level = Int(try text()), (0...Item.topLevel).contains(level) else {
            throw error("\(kind) is no level; allowed are 0, 1, 2, 3, 4")
        }
        return level
    }

    private func choices(_ fields: Fields, _ criterion: Criterion?) throws(DocumentError) -> [String] {
        guard let entry = fields["choice"] else { return [] }
        let choices = try entry.texts()
        guard let criterion else { return choices }
        let options = criterion.item?.options ?? []
        for choice in choices where !options.contains(choice) {
            let allowed = options.isEmpty ? "nothing to choose from" : options.joined(separator: ", ")
            throw entry.error("'\(choice)' is no choice; allowed are \(allowed)")
        }
        return choices
    }
}
