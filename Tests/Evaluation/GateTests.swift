import Evaluation
import Metrics
import Testing

/// Gates, caps, verdicts and waivers, by section 2.5 of the method.
@Suite struct GateTests {
    let asOf = Golden.asOf

    /// The golden assessment ALPHA with some answers changed: its gates all pass, and its score is 67.1 [56.0, 75.7].
    private func card(
        _ changes: [String: Answer], waivers: [Waiver] = []
    ) throws -> Scorecard {
        let answers = try Golden.answers("alpha").answers.merging(changes) { _, new in new }
        return Scorecard(answers, rubrics: try Shipped.rubrics(), asOf: asOf, waivers: waivers)
    }

    private func level(_ level: Int, _ grade: Grade = .a) throws -> Answer {
        Answer(.scored(try #require(LevelRange(level))), grade: grade)
    }

    @Test(arguments: [
        ("K2", ["q2.necessity"], 34.0), ("K3", ["q3.speculation"], 34),
        ("K3", ["q3.verified", "q3.utilisation"], 34), ("K4", ["q4.mechanism"], 49), ("K5", ["b.pain"], 49),
    ])
    func aFailedGateCapsTheScoreAndDecides(gate: String, items: [String], cap: Double) throws {
        let zero = try level(0)
        let card = try card(Dictionary(uniqueKeysWithValues: items.map { ($0, zero) }))
        #expect(card.gates.filter(\.isFailed).map(\.id) == [gate])
        #expect(card.capped.high == cap)
        #expect(card.capped.low == min(cap, card.overall.low))
        #expect(card.overall.high > cap)
        #expect(card.verdict == .doNotProceed)
        #expect(card.findOutNext.isEmpty)
    }

    @Test func oneOfTwoZerosDoesNotFailK3() throws {
        #expect(try card(["q3.utilisation": level(0)]).gates.filter(\.isFailed).isEmpty)
    }

    @Test func aLayerlessWordFailsK1() throws {
        let zero = try level(0)
        let ids = ["compute", "incentives", "governance", "claim"].map { "q1.\($0)" }
        let card = try card(Dictionary(uniqueKeysWithValues: ids.map { ($0, zero) }))
        #expect(card.gates.filter(\.isFailed).map(\.id) == ["K1"])
    }

    @Test(arguments: [("b.layer", "none found"), ("b.layer", "data")])
    func theNamedLayerDecidesTheBottleneck(id: String, choice: String) throws {
        let card = try card([id: Answer(.chosen, choices: [choice])])
        let isNone = choice == "none found"
        #expect(card.bottleneck?.state == (isNone ? .fail : .pass))
        #expect(card.bottleneck?.layer == (isNone ? nil : choice))
        #expect(card.gates.first { $0.id == "K5" }?.state == (isNone ? .fail : .pass))
    }

    @Test func `a layer beside "none found" settles nothing, in whichever order`() throws {
        for choices in [["data", "none found"], ["none found", "data"]] {
            let card = try card(["b.layer": Answer(.chosen, choices: choices)])
            #expect(card.bottleneck?.state == .unresolved)
            #expect(card.bottleneck?.layer == nil)
            #expect(card.bottleneck?.missing == ["b.layer"])
        }
    }

    @Test func `what is ticked beside "unknown" fails no gate`() throws {
        let card = try card(["b.layer": Answer(.unknown, choices: ["none found"])])
        #expect(card.bottleneck?.state == .unresolved)
        #expect(card.gates.first { $0.id == "K5" }?.state == .unresolved)
    }

    @Test func anUnresolvedBottleneckSaysWhatIsMissing() throws {
        let card = try card([
            "b.layer": Answer(.unknown), "b.cost": Answer(.unknown), "b.scope": level(1, .b),
        ])
        #expect(card.bottleneck?.state == .unresolved)
        #expect(card.bottleneck?.missing == ["b.layer", "b.cost"])
        #expect(card.bottleneck?.excess == "over-decentralized: three layers beyond the bottleneck")
        #expect(card.openGates.map(\.id) == ["K5"])
        #expect(card.openGates.first?.items == ["b.layer", "b.cost"])
    }

    /// Verified supply over 0 settles the second way to fail K3: only the first is to be found out about.
    @Test func `an open gate lists only what can resolve it`() throws {
        let card = try card([
            "q3.speculation": level(1, .c), "q3.verified": level(4, .d), "q3.utilisation": Answer(.unknown),
        ])
        #expect(card.openGates.map(\.id) == ["K3"])
        #expect(card.openGates.first?.items == ["q3.speculation"])
    }

    @Test func onlyTheAssuredEndIsCappedByAnOpenGate() throws {
        let card = try card(["q4.mechanism": Answer(.unknown)])
        #expect(card.gates.filter(\.isOpen).map(\.id) == ["K4"])
        #expect(card.capped.low == 49)
        #expect(card.capped.high == card.overall.high)
        #expect(card.verdict == .undecided)
        #expect(card.openGates.first?.items == ["q4.mechanism"])
    }

    @Test func aCriticalResidualFailsK6() throws {
        let card = try card(["r.keys.L": level(4), "r.keys.I": level(4), "r.keys.M": level(1)])
        let keys = try #require(card.risks.first { $0.id == "r.keys" })
        // 4 x 4 x (1 - 0.2) by the method's formula.
        #expect(abs(keys.residual.lowerBound - 12.8) < 1e-9)
        #expect(Severity(keys.residual.lowerBound) == .critical)
        #expect(card.gates.filter(\.isFailed).map(\.id) == ["K6"])
    }

    @Test func aSignedWaiverLiftsAGateAndStays() throws {
        let waiver = Waiver(gate: "K4", reason: "pilot only", signer: "K. Meyer", date: asOf)
        let card = try card(["q4.mechanism": level(0)], waivers: [waiver])
        let gate = try #require(card.gates.first { $0.id == "K4" })
        #expect(gate.state == .fail)
        #expect(gate.waiver == waiver)
        #expect(!gate.isFailed)
        #expect(card.capped.high == card.overall.high)
        #expect(card.verdict != .doNotProceed)
    }

    @Test func aGateThatPassesNeedsNoWaiver() throws {
        let waiver = Waiver(gate: "K2", reason: "why not", signer: "K. Meyer", date: asOf)
        #expect(try card([:], waivers: [waiver]).gates.allSatisfy { $0.waiver == nil })
    }

    @Test(
        arguments: [
            (0, 49.9, .decline), (65, 90, .proceed), (50, 64, .proceedWithConditions), (49, 80, .undecided),
            (49.9999996, 80, .proceedWithConditions), (64.9999996, 80, .proceed),
        ] as [(Double, Double, Verdict)])
    func theEndsDecideTheVerdict(low: Double, high: Double, verdict: Verdict) throws {
        // One item of a rubric without gates, whose grade leaves exactly this interval.
        let rubric = try SmallRubric.rubric([.init()])
        let card = Scorecard(
            ["q.0": try level(2)], rubrics: [rubric], asOf: asOf,
            fixing: ["q.0": Score(low: low, high: high, answeredPoint: (low + high) / 2, coverage: 1)])
        #expect(card.verdict == verdict)
    }

    @Test func underSixtyPercentNothingIsDecided() throws {
        let rubric = try SmallRubric.rubric([.init(), .init()])
        let card = Scorecard(["q.0": try level(4)], rubrics: [rubric], asOf: asOf)
        #expect(card.overall.coverage == 0.5)
        #expect(card.verdict == .undecided)
    }

    @Test func aNewProjectIsNotDecidableYet() throws {
        let card = Scorecard([:], rubrics: try Shipped.rubrics(), asOf: asOf)
        #expect(card.overall == .unknown)
        #expect(card.verdict == .undecided)
        #expect(card.verdict.founderTitle == "Wait")
        #expect(card.gates.allSatisfy { $0.state == .unresolved })
        #expect(card.stage([])?.number == 0)
        #expect(card.capped.low == 0)
        #expect(card.capped.high == 100)
    }

    @Test func theListEndsWhereTheVerdictIsSettled() throws {
        let rubric = try SmallRubric.rubric((0..<10).map { _ in .init() })
        var answers: [String: Answer] = [:]
        for item in 0..<10 { answers["q.\(item)"] = try level(4, item < 2 ? .d : .b) }
        let card = Scorecard(answers, rubrics: [rubric], asOf: asOf)
        // Low end 87.5 - 2 x 1.25: at 85 the verdict cannot change any more.
        #expect(card.verdict == .proceed)
        #expect(card.findOutNext.isEmpty)
        #expect(card.openItems.count == 10)
    }

    @Test func bandsAndLimitsComeFromTheRubric() throws {
        let text = SmallRubric.text([.init()]).replacing(
            "questions:",
            with:
                "bands: { A: 90, B: 60, C: 40, D: 20 }\nverdict: { proceed: 90, conditions: 60, decline-under: 40 }\nquestions:"
        )
        let card = Scorecard(["q.0": try level(3)], rubrics: [try Rubric(text, file: "r.yaml")], asOf: asOf)
        #expect(card.bands.description == "B (B to B)")
        #expect(card.verdict == .proceedWithConditions)
    }
}
