internal import Documents

extension Element {
    func recommendations() throws(DocumentError) -> [FounderFit.Recommendation] {
        var all: [FounderFit.Recommendation] = []
        for element in try list() {
            let fields = try element.fields(["id", "title", "seed", "next"])
            all.append(
                FounderFit.Recommendation(
                    id: try fields.required("id").choice(FounderFit.Recommendation.ID.self),
                    title: try fields.required("title").text(), seed: try fields.required("seed").text(),
                    next: try fields.required("next").text()))
        }
        for id in FounderFit.Recommendation.ID.allCases where !all.contains(where: { $0.id == id }) {
            throw error("missing the recommendation '\(id.rawValue)'")
        }
        return all
    }

    func fitLimits() throws(DocumentError) -> FounderFit.Limits {
        let fields = try fields([
            "missing-infrastructure", "blocker", "behind-works", "strong-margin", "strong-statement",
            "hybrid-margin",
        ])
        func level(_ key: String) throws(DocumentError) -> Int {
            try fields.required(key).integer(in: 0...Item.topLevel)
        }
        return FounderFit.Limits(
            missingInfrastructure: try level("missing-infrastructure"), blocker: try level("blocker"),
            behindWorks: try fields.required("behind-works").points(),
            strongMargin: try fields.required("strong-margin").points(),
            strongStatement: try level("strong-statement"),
            hybridMargin: try fields.required("hybrid-margin").points())
    }

    func signs() throws(DocumentError) -> [FounderFit.Sign] {
        var signs: [FounderFit.Sign] = []
        for element in try list() {
            let fields = try element.fields(["title", "seed", "when"])
            let seed = try fields.required("seed").text()
            let when = try fields.required("when")
            let terms = try when.fields(["statements", "from", "to"])
            let from = try terms["from"]?.integer(in: 0...Item.topLevel) ?? 0
            let to = try terms["to"]?.integer(in: 0...Item.topLevel) ?? Item.topLevel
            guard from <= to else { throw when.error("from must not be above to") }
            signs.append(
                FounderFit.Sign(
                    title: try fields["title"]?.text() ?? seed, seed: seed,
                    statements: try terms.required("statements").texts(), levels: from...to))
        }
        return signs
    }

    func scenarios() throws(DocumentError) -> [FounderFit.Scenario] {
        var scenarios: [FounderFit.Scenario] = []
        for element in try list() {
            let fields = try element.fields([
                "id", "title", "seed", "answers", "works", "fails", "blockers", "recommendation",
            ])
            var answers: [String: Int] = [:]
            for (id, level) in try fields.required("answers").entries() {
                answers[id] = try level.integer(in: 0...Item.topLevel)
            }
            scenarios.append(
                FounderFit.Scenario(
                    id: try fields.required("id").identifier(), title: try fields.required("title").text(),
                    seeds: try fields.required("seed").texts(), answers: answers,
                    works: try fields.required("works").number(),
                    fails: try fields.required("fails").number(),
                    blockers: try fields["blockers"]?.texts() ?? [],
                    recommendation: try fields.required("recommendation")
                        .choice(FounderFit.Recommendation.ID.self)))
        }
        return scenarios
    }
}
