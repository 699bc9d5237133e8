internal import Documents

extension RubricRules {
    static let keys = ["bands", "verdict", "weights", "gates", "stages"]

    init(_ fields: Fields, of questions: [Criterion]) throws(DocumentError) {
        bands = try fields["bands"]?.bands()
        limits = try fields["verdict"]?.limits()
        weightings = try fields["weights"]?.weightings(of: questions) ?? []
        var gates: [Gate] = []
        for element in try fields["gates"]?.list() ?? [] { gates.append(try element.gate()) }
        self.gates = gates
        var stages: [Stage] = []
        for element in try fields["stages"]?.list() ?? [] { stages.append(try element.stage()) }
        self.stages = stages
    }
}

extension Element {
    /// Opinions of what questions weigh, each of something.
    func weightings(of questions: [Criterion]) throws(DocumentError) -> [Weighting] {
        var weightings: [Weighting] = []
        for element in try list() {
            let weighting = try element.weighting()
            guard questions.contains(where: { $0.weight(by: weighting) > 0 }) else {
                throw element.error("all questions weigh 0, so nothing would count; give one of them points")
            }
            weightings.append(weighting)
        }
        return weightings
    }

    /// A number from 0 to 100.
    func points() throws(DocumentError) -> Double {
        try value("a number from 0 to 100") { Double($0).flatMap { (0...100).contains($0) ? $0 : nil } }
    }

    fileprivate func bands() throws(DocumentError) -> BandScale {
        let fields = try fields(Band.allCases.dropLast().map(\.rawValue))
        var minimums: [Band: Double] = [.e: 0]
        var above = 100.0
        for band in Band.allCases.dropLast() {
            let element = try fields.required(band.rawValue)
            let minimum = try element.points()
            guard minimum < above else { throw element.error("must be under the band above it") }
            minimums[band] = minimum
            above = minimum
        }
        return BandScale(minimums: minimums)
    }

    fileprivate func limits() throws(DocumentError) -> VerdictLimits {
        let fields = try fields(["proceed", "conditions", "decline-under"])
        return VerdictLimits(
            proceed: try fields.required("proceed").points(),
            conditions: try fields.required("conditions").points(),
            declineUnder: try fields.required("decline-under").points())
    }

    fileprivate func weighting() throws(DocumentError) -> Weighting {
        let fields = try fields(["id", "title", "points"])
        var points: [String: Double] = [:]
        for (question, value) in try fields.required("points").entries() {
            points[question] = try value.points()
        }
        return Weighting(
            id: try fields.required("id").identifier(), title: try fields.required("title").text(),
            points: points)
    }

    fileprivate func gate() throws(DocumentError) -> Gate {
        let fields = try fields(["id", "title", "seed", "cap", "fails-when"])
        return Gate(
            id: try fields.required("id").text(), title: try fields.required("title").text(),
            seed: try fields["seed"]?.text(), cap: try fields.required("cap").points(),
            failsWhen: try fields.required("fails-when").gateCondition())
    }

    fileprivate func gateCondition() throws(DocumentError) -> Gate.Condition {
        let fields = try fields(
            ["question", "under", "item", "under-level", "residual-from", "bottleneck", "all", "any"])
        if let question = fields["question"] {
            return .points(
                question: try question.identifier(), under: try fields.required("under").points())
        }
        if let item = fields["item"] {
            let level = try fields.required("under-level").integer(in: 1...Item.topLevel)
            return .level(item: try item.identifier(), under: level)
        }
        if let residual = fields["residual-from"] { return .residual(from: try residual.number()) }
        if let bottleneck = fields["bottleneck"] {
            return try bottleneck.value("failed") { $0 == "failed" ? .wrongBottleneck : nil }
        }
        if let all = fields["all"] { return .all(try all.gateConditions()) }
        if let any = fields["any"] { return .any(try any.gateConditions()) }
        throw error("expected one of question, item, residual-from, bottleneck, all, any")
    }

    private func gateConditions() throws(DocumentError) -> [Gate.Condition] {
        var conditions: [Gate.Condition] = []
        for element in try list() { conditions.append(try element.gateCondition()) }
        return conditions
    }
}
