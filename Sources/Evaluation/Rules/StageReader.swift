internal import Documents

extension Element {
    func stage() throws(DocumentError) -> Stage {
        let fields = try fields(["id", "title", "principle", "requires"])
        var requirements: [Requirement] = []
        for element in try fields["requires"]?.list() ?? [] { requirements.append(try element.requirement()) }
        return Stage(
            id: try fields.required("id").text(), title: try fields.required("title").text(),
            principle: try fields["principle"]?.text(), requirements: requirements)
    }

    private static let conditionKeys = [
        "item", "level", "figures", "within", "figure", "from", "to", "under", "residual-under", "gate",
        "all",
        "any", "first",
    ]

    private func requirement() throws(DocumentError) -> Requirement {
        let fields = try fields(["id", "text"] + Self.conditionKeys)
        return Requirement(
            id: try fields.required("id").text(), text: try fields.required("text").text(),
            condition: try condition(fields))
    }

    private func condition(_ fields: Fields) throws(DocumentError) -> Requirement.Condition {
        if let item = fields["item"] {
            let level = try fields.required("level").integer(in: 1...Item.topLevel)
            return .level(item: try item.identifier(), from: level)
        }
        if let figures = fields["figures"] {
            return .recent(try figures.texts(), within: try fields.required("within").duration())
        }
        if let figure = fields["figure"] {
            return .figure(
                try figure.text(), from: try fields["from"]?.number(), to: try fields["to"]?.number(),
                under: try fields["under"]?.number())
        }
        if let residual = fields["residual-under"] { return .residual(under: try residual.number()) }
        if let gate = fields["gate"] { return .gate(try gate.text()) }
        if let all = fields["all"] { return .all(try all.conditions()) }
        if let any = fields["any"] { return .any(try any.conditions()) }
        if let first = fields["first"] { return .first(try first.conditions()) }
        throw error("expected one of item, figures, figure, residual-under, gate, all, any, first")
    }

    private func conditions() throws(DocumentError) -> [Requirement.Condition] {
        var conditions: [Requirement.Condition] = []
        for element in try list() {
            conditions.append(try element.condition(element.fields(Self.conditionKeys)))
        }
        return conditions
    }
}
