internal import Documents

extension Element {
    private enum StateWord: String, CaseIterable {
        case scored, unknown, undisclosed
        case notApplicable = "not_applicable"
    }

    func answer(to criterion: Criterion) throws(DocumentError) -> Answer {
        let fields = try fields(
            ["level", "range", "choice", "state", "grade", "reason", "note", "evidence"])
        return Answer(
            try state(fields, criterion), grade: try fields["grade"]?.choice(Grade.self) ?? .d,
            choices: try choices(fields, criterion), reason: try fields["reason"]?.words(),
            note: try fields["note"]?.words(), evidence: try fields["evidence"]?.evidence() ?? [])
    }

    private func state(_ fields: Fields, _ criterion: Criterion) throws(DocumentError) -> Answer.State {
        let levels = try levels(fields)
        if levels != nil, criterion.item?.isChoice == true {
            throw error("takes no level; expected a choice or a state")
        }
        guard let state = fields["state"] else {
            if let levels { return .scored(levels) }
            guard fields["choice"] != nil else {
                throw error("says nothing; expected one of level, range, choice, state")
            }
            return .chosen
        }
        let word = try state.choice(StateWord.self)
        if word != .scored, fields["choice"] != nil {
            throw state.error("a choice is given, so leave the state out")
        }
        if let levels {
            guard word == .scored else { throw state.error("a level is given, so the state must be scored") }
            return .scored(levels)
        }
        switch word {
        case .scored: throw state.error("a scored answer needs a level or a range")
        case .unknown: return .unknown
        case .undisclosed: return .undisclosed
        case .notApplicable:
            guard criterion.notApplicableWhen != nil else {
                throw state.error("not applicable is refused here; allowed: scored, unknown, undisclosed")
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

    private func level() throws(DocumentError) -> Int { try integer(in: 0...Item.topLevel) }

    private func choices(_ fields: Fields, _ criterion: Criterion) throws(DocumentError) -> [String] {
        guard let choice = fields["choice"] else { return [] }
        let choices = try choice.texts()
        let options = criterion.item?.options ?? []
        if criterion.item?.isChoice == true, Set(choices).count > 1 {
            throw choice.error("takes one choice, found \(choices.joined(separator: ", "))")
        }
        for option in choices where !options.contains(option) {
            let allowed =
                options.isEmpty ? "there is none here" : "allowed: \(options.joined(separator: ", "))"
            throw choice.error("'\(option)' is no choice; \(allowed)")
        }
        var seen: Set<String> = []
        return choices.filter { seen.insert($0).inserted }
    }
}
