internal import Documents

/// What the items of a rubric share, unless they say otherwise.
struct ItemDefaults {
    let levels: [String]?
    let judged: String?
    let maximumAge: Duration?
    /// Of a register of risks: the levels of impact, and those of rows that name none.
    let impact: [String]?
    let likelihood: [String]?
    let mitigation: [String]?

    static let keys = ["levels", "judged", "max-age", "impact", "likelihood", "mitigation"]

    init(_ fields: Fields) throws(DocumentError) {
        levels = try fields["levels"]?.fiveLevels()
        judged = try fields["judged"]?.text()
        maximumAge = try fields["max-age"]?.duration()
        impact = try fields["impact"]?.fiveLevels()
        likelihood = try fields["likelihood"]?.fiveLevels()
        mitigation = try fields["mitigation"]?.fiveLevels()
    }
}

extension Item {
    /// The keys that an item may have besides those of every criterion.
    static let keys = [
        "levels", "options", "measured", "beyond", "judged", "max-age", "not-applicable-when", "blocker",
        "examples",
    ]

    init(_ fields: Fields, _ defaults: ItemDefaults, over base: Item?) throws(DocumentError) {
        options = try fields["options"]?.texts() ?? base?.options ?? []
        levels =
            if let levels = fields["levels"] {
                try levels.fiveLevels()
            } else if let shared = base?.levels ?? defaults.levels {
                shared
            } else {
                // An item without levels is answered by its options.
                options.isEmpty ? try fields.required("levels").fiveLevels() : []
            }
        measures = try fields["measured"]?.measures() ?? base?.measures ?? []
        beyond = try fields["beyond"]?.text() ?? base?.beyond
        judged = try fields.value("judged", or: base?.judged ?? defaults.judged) {
            element throws(DocumentError) in
            try element.text()
        }
        maximumAge = try fields.value("max-age", or: base?.maximumAge ?? defaults.maximumAge) {
            element throws(DocumentError) in
            try element.duration()
        }
        notApplicableWhen = try fields["not-applicable-when"]?.text() ?? base?.notApplicableWhen
        isBlocker = try fields["blocker"]?.flag() ?? base?.isBlocker ?? false
        examples = try fields["examples"]?.examples() ?? base?.examples ?? []
    }

    init(levels: [String], measures: [Measure], judged: String, maximumAge: Duration) {
        self.levels = levels
        self.measures = measures
        self.judged = judged
        self.maximumAge = maximumAge
        options = []
        beyond = nil
        notApplicableWhen = nil
        isBlocker = false
        examples = []
    }
}

extension Element {
    func fiveLevels() throws(DocumentError) -> [String] {
        let levels = try texts()
        guard levels.count == Item.topLevel + 1 else {
            throw error("\(levels.count) levels; expected 5, for level 0 to 4")
        }
        return levels
    }

    func measures() throws(DocumentError) -> [Measure] {
        var measures: [Measure] = []
        for element in try list() { measures.append(try Measure(element)) }
        return measures
    }
}

extension Measure {
    fileprivate init(_ element: Element) throws(DocumentError) {
        let fields = try element.fields(["metric", "as", "rises", "falls", "to"])
        metric = try fields.required("metric").text()
        role = try fields.required("as").choice(Role.self)
        highestProposal = try fields["to"]?.integer(in: 0...Item.topLevel) ?? Item.topLevel
        let rising = try fields["rises"]?.thresholds()
        let falling = try fields["falls"]?.thresholds()
        thresholds = rising.map(Thresholds.rising) ?? falling.map(Thresholds.falling)
        let count = (rising == nil ? 0 : 1) + (falling == nil ? 0 : 1)
        guard count == (role == .context ? 0 : 1) else {
            throw element.error(
                role == .context
                    ? "a figure for context has no thresholds" : "expected either 'rises' or 'falls'")
        }
        if let to = fields["to"], role != .level { throw to.error("only a level can end early") }
    }
}
