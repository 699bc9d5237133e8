internal import Documents

/// Reads the tree of a rubric.
struct CriterionReader {
    let defaults: ItemDefaults
    private var known: Set<String> = []

    private static let keys = ["id", "title", "question", "why", "seed", "category", "importance", "note"]

    init(defaults: ItemDefaults) { self.defaults = defaults }

    /// Reads siblings, laid over those that are there.
    mutating func criteria(
        _ element: Element, over base: [Criterion] = []
    ) throws(DocumentError) -> [Criterion] {
        let elements = try element.list()
        guard !elements.isEmpty else { throw element.error("expected at least one member") }
        var criteria = base
        for element in elements {
            guard let name = try element.entries().first(where: { $0.name == "id" })?.value else {
                throw element.error("missing key 'id'")
            }
            let id = try name.identifier()
            if let index = base.firstIndex(where: { $0.id == id }) {
                criteria[index] = try criterion(element, id, over: base[index])
            } else {
                guard known.insert(id).inserted else { throw name.error("the id '\(id)' is taken") }
                criteria.append(try criterion(element, id, over: nil))
            }
        }
        return criteria
    }

    private mutating func criterion(
        _ element: Element, _ id: String, over base: Criterion?
    ) throws(DocumentError) -> Criterion {
        let form = try Form(element, base, defaults)
        let fields = try element.fields(Self.keys + form.keys)
        return Criterion(
            id: id,
            title: try fields.value("title", or: base?.title) { element throws(DocumentError) in
                try element.text()
            },
            question: try fields["question"]?.text() ?? base?.question,
            why: try fields["why"]?.text() ?? base?.why, seed: try fields["seed"]?.text() ?? base?.seed,
            category: try fields["category"]?.text() ?? base?.category,
            importance: try fields.value("importance", or: base?.importance) {
                element throws(DocumentError) in
                try element.choice(Importance.self)
            },
            note: try fields["note"]?.text() ?? base?.note,
            examples: try riskExamples(form, fields) ?? base?.examples ?? [],
            kind: try kind(form, fields, id, base))
    }

    private mutating func kind(
        _ form: Form, _ fields: Fields, _ id: String, _ base: Criterion?
    ) throws(DocumentError) -> Criterion.Kind {
        switch form {
        case .item: return .item(try Item(fields, defaults, over: base?.item))
        case .risk:
            let members = try RiskReader(defaults: defaults).members(fields, id, over: base?.members ?? [])
            for member in members where base == nil { known.insert(member.id) }
            return .group(.residual, members)
        case .group:
            let rollUp = try fields.value("roll-up", or: base?.rollUp) { element throws(DocumentError) in
                try element.choice(Criterion.RollUp.self)
            }
            let members = base?.members ?? []
            guard let items = fields["items"] else { return .group(rollUp, members) }
            return .group(rollUp, try criteria(items, over: members))
        }
    }

    private func riskExamples(_ form: Form, _ fields: Fields) throws(DocumentError) -> [RiskExample]? {
        form == .risk ? try fields["examples"]?.riskExamples() : nil
    }

    /// What an entry of a rubric is.
    private enum Form {
        case item, group, risk

        init(_ element: Element, _ base: Criterion?, _ defaults: ItemDefaults) throws(DocumentError) {
            self =
                if defaults.impact != nil {
                    .risk
                } else if try element.entries().contains(where: { $0.name == "items" })
                    || base.map({ $0.item == nil }) ?? false
                {
                    .group
                } else {
                    .item
                }
        }

        var keys: [String] {
            switch self {
            case .item: Item.keys
            case .group: ["roll-up", "items"]
            case .risk: RiskReader.keys
            }
        }
    }
}

extension Fields {
    /// The value of a key, or what is there without it; a key that has neither is missing.
    func value<Value>(
        _ key: String, or base: Value?, _ read: (Element) throws(DocumentError) -> Value
    ) throws(DocumentError) -> Value {
        if let element = self[key] { return try read(element) }
        if let base { return base }
        return try read(required(key))
    }
}

extension Criterion {
    /// Nil for an item.
    public var rollUp: RollUp? {
        if case .group(let rollUp, _) = kind { rollUp } else { nil }
    }
}
