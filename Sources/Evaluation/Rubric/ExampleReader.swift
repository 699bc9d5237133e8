internal import Documents

extension Element {
    /// The worked cases of an item.
    func examples() throws(DocumentError) -> [Example] {
        var examples: [Example] = []
        for element in try list() { examples.append(try element.example()) }
        return examples
    }

    private func example() throws(DocumentError) -> Example {
        let fields = try fields(["case", "figures", "proposes", "at-most", "level", "grade", "scores"])
        let text = try fields.required("case").text()
        let levels = 0...Item.topLevel
        if let figures = fields["figures"] {
            var values: [String: Double] = [:]
            for (metric, value) in try figures.entries() { values[metric] = try value.number() }
            return Example(
                text: text,
                outcome: .figures(
                    values, proposes: try fields["proposes"]?.integer(in: levels),
                    atMost: try fields.required("at-most").integer(in: levels)))
        }
        let scores = try fields.required("scores")
        let ends = try scores.list()
        guard ends.count == 2 else { throw scores.error("expected the score's low and high end: [50, 75]") }
        return Example(
            text: text,
            outcome: .answer(
                level: try fields.required("level").integer(in: levels),
                try fields.required("grade").choice(Grade.self), low: try ends[0].number(),
                high: try ends[1].number()))
    }

    /// The worked cases of a risk.
    func riskExamples() throws(DocumentError) -> [RiskExample] {
        var examples: [RiskExample] = []
        for element in try list() {
            let fields = try element.fields(["case", "likelihood", "impact", "mitigation", "residual"])
            func level(_ key: String) throws(DocumentError) -> Int {
                try fields.required(key).integer(in: 0...Item.topLevel)
            }
            examples.append(
                RiskExample(
                    text: try fields.required("case").text(), likelihood: try level("likelihood"),
                    impact: try level("impact"), mitigation: try level("mitigation"),
                    residual: try fields.required("residual").number()))
        }
        return examples
    }
}
