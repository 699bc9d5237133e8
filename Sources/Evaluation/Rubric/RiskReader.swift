internal import Documents

/// Reads a row of the risk register: three items with one scale of impact.
struct RiskReader {
    let defaults: ItemDefaults

    static let keys = ["likelihood", "mitigation", "measured", "judged", "max-age", "examples"]

    /// Likelihood, impact and mitigation, in this order, with the endings L, I and M.
    func members(_ fields: Fields, _ id: String, over base: [Criterion]) throws(DocumentError) -> [Criterion]
    {
        let old = base.first?.item
        let judged = try fields.value("judged", or: old?.judged ?? defaults.judged) {
            element throws(DocumentError) in
            try element.text()
        }
        let maximumAge = try fields.value("max-age", or: old?.maximumAge ?? defaults.maximumAge) {
            element throws(DocumentError) in
            try element.duration()
        }
        let measures = try fields["measured"]?.measures() ?? old?.measures ?? []
        func item(_ ending: String, _ title: String, _ question: String, _ levels: [String]) -> Criterion {
            let item = Item(
                levels: levels, measures: ending == "L" ? measures : [], judged: judged,
                maximumAge: maximumAge)
            return Criterion(
                id: "\(id).\(ending)", title: title, question: question, why: nil, seed: nil, category: nil,
                importance: .high, note: nil, examples: [], kind: .item(item))
        }
        let likelihood = try levels("likelihood", fields, old, defaults.likelihood)
        let mitigation = try levels("mitigation", fields, base.last?.item, defaults.mitigation)
        return [
            item("L", "Likelihood", "How likely is it?", likelihood),
            item("I", "Impact", "How bad would it be?", defaults.impact ?? []),
            item("M", "Mitigation", "What stands against it?", mitigation),
        ]
    }

    private func levels(
        _ key: String, _ fields: Fields, _ base: Item?, _ shared: [String]?
    ) throws(DocumentError) -> [String] {
        if let element = fields[key] { return try element.fiveLevels() }
        guard let levels = base?.levels ?? shared else { return try fields.required(key).fiveLevels() }
        return levels
    }
}
