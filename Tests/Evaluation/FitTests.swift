import Evaluation
import Testing

@Suite struct FitTests {
    private func result(_ levels: [String: Int], _ extra: [String: Answer] = [:]) throws -> FitResult {
        var answers = extra
        for (id, level) in levels { answers[id] = Answer(.scored(try #require(LevelRange(level)))) }
        let bottleneck = try #require(try Shipped.rubrics().first { $0.id == "bottleneck" })
        return try FounderFit(in: Shipped.folder).result(answers, bottleneck: bottleneck)
    }

    private func scenario(_ id: String) throws -> FounderFit.Scenario {
        try #require(try FounderFit(in: Shipped.folder).scenarios.first { $0.id == id })
    }

    /// The reference's golden fits, and the method's table of worked cases.
    @Test func theScenariosComeOutAsTheArticleSays() throws {
        let fit = try FounderFit(in: Shipped.folder)
        #expect(
            fit.scenarios.map(\.id) == [
                "coding", "coding-latency", "coding-alone", "legal", "agent", "consumer",
            ])
        for scenario in fit.scenarios {
            #expect(scenario.answers.count == 21)
            let result = try result(scenario.answers)
            #expect(abs(try #require(result.works) - scenario.works) < 1e-6, "\(scenario.id)")
            #expect(abs(try #require(result.fails) - scenario.fails) < 1e-6, "\(scenario.id)")
            #expect(result.blockers.map(\.id) == scenario.blockers, "\(scenario.id)")
            #expect(result.recommendation?.id == scenario.recommendation, "\(scenario.id)")
            #expect(!result.reasons.isEmpty)
        }
    }

    @Test(arguments: [
        ("coding", "Hybrid: decentralize the bottleneck"),
        ("coding-latency", "Hybrid: decentralize behind the product"), ("coding-alone", "Start centralized"),
        ("legal", "Hybrid: decentralize behind the product"), ("agent", "Decentralized is a strong fit"),
        ("consumer", "Start centralized"),
    ])
    func eachArchitectureHasItsName(id: String, title: String) throws {
        #expect(try result(scenario(id).answers).recommendation?.title == title)
    }

    /// The article says that it fails when coordination costs exceed the value of openness.
    @Test func aFailedBottleneckTakesTheStrongFitAway() throws {
        let levels = try scenario("agent").answers.merging(["b.cost": 0]) { $1 }
        let result = try result(levels)
        // Grade D leaves level 0 at 0 to 1: under 2 at both ends.
        #expect(result.bottleneck?.state == .fail)
        #expect(result.recommendation?.id == .centralized)
        #expect(result.reasons.last?.contains("The bottleneck gate failed") == true)
    }

    @Test(arguments: [
        ("coding-alone", ["Teams without infrastructure depth"]),
        ("consumer", ["Low-latency consumer apps", "Highly regulated enterprise workflows"]),
        ("legal", ["Highly regulated enterprise workflows"]), ("agent", []),
    ])
    func theOverhypedCasesWarn(id: String, titles: [String]) throws {
        #expect(try result(scenario(id).answers).warnings.map(\.sign.title) == titles)
    }

    @Test func theReaderIsPutOnTheListsByTheAnswers() throws {
        let agent = try result(scenario("agent").answers)
        #expect(agent.consider.map(\.sign.seed).contains("agent ecosystems"))
        #expect(
            agent.consider.first { $0.sign.seed == "crypto-native products" }?.statements.map(\.id) == [
                "w.crypto"
            ])
        #expect(agent.avoid.isEmpty)
        #expect(try result(scenario("legal").answers).avoid.map(\.sign.seed).contains("strict SLAs"))
    }

    @Test func rightsComeBeforeEveryOtherBlocker() throws {
        let levels = try scenario("legal").answers.merging(["f.rights": 3]) { $1 }
        #expect(try result(levels).recommendation?.title == "Fix data rights first")
    }

    @Test func nothingIsRecommendedWhileStatementsAreMissing() throws {
        var levels = try scenario("coding").answers
        levels["w.cost"] = nil
        let open = try result(levels)
        #expect(open.recommendation == nil)
        #expect(open.missing == ["w.cost"])
        // Without infrastructure the rest does not matter.
        #expect(try result(["w.infra": 1]).recommendation?.id == .centralized)
        #expect(try result([:]).works == nil)
    }

    @Test func aRangeIsReadCarefully() throws {
        let range = try #require(LevelRange(1, 3))
        let result = try result([:], ["w.infra": Answer(.scored(range)), "f.sla": Answer(.scored(range))])
        #expect(result.recommendation?.id == .centralized)
        #expect(result.blockers.map(\.id) == ["f.sla"])
    }
}
