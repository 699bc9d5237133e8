import Evaluation
import Metrics
import Testing

/// What measured figures say of a level, and what a person must say to go beyond.
@Suite struct ProposalTests {
    private func figure(_ metric: String, _ value: Double, at time: Timestamp = Golden.asOf) -> MeasuredFigure
    {
        MeasuredFigure(
            Series(network: "n", metric: metric), value, unit: .ratio, source: "s", at: time,
            origin: .measured)
    }

    private func proposal(_ item: String, _ figures: [MeasuredFigure]) throws -> Proposal? {
        try Shipped.rubrics()[0].criterion(item)?.item?.proposal(figures, asOf: Golden.asOf)
    }

    @Test func theLowestOfSeveralFiguresCounts() throws {
        let proposal = try #require(
            try proposal("q2.access", [figure("regions", 12), figure("availability.mean", 0.9)]))
        #expect(proposal.level == nil)
        #expect(proposal.ceiling == 3)
        #expect(proposal.parts.map(\.level) == [4, 3])
    }

    @Test func aFigureThatIsMissingProvesNothing() throws {
        let proposal = try #require(try proposal("q4.observed", [figure("availability.mean", 0.9995)]))
        #expect(proposal.level == nil)
        #expect(proposal.ceiling == 4)
        #expect(try self.proposal("q4.observed", []) == nil)
    }

    @Test func oldFutureAndBrokenFiguresSayNothing() throws {
        let day = Duration.seconds(86_400)
        for time in [Golden.asOf - day * 31, Golden.asOf + day] {
            #expect(try proposal("q3.gpus", [figure("gpu.total", 600, at: time)]) == nil)
        }
        #expect(try proposal("q3.gpus", [figure("gpu.total", .nan)]) == nil)
        let labelled = MeasuredFigure(
            Series(network: "n", metric: "gpu.total", labels: ["gpu": "h100"]), 600, unit: .count,
            source: "s",
            at: Golden.asOf, origin: .measured)
        #expect(try proposal("q3.gpus", [labelled]) == nil)
    }

    @Test func goingHigherNeedsAReasonAndGoingLowerNone() throws {
        let rubrics = try Shipped.rubrics()
        let proposals = rubrics[0].proposals([figure("utilization.mean", 0.3)], asOf: Golden.asOf)
        func warnings(_ level: Int, _ reason: String? = nil) throws -> [String] {
            let evidence = [Evidence(.document, text: "list", date: Golden.asOf)]
            let answer = Answer(
                .scored(try #require(LevelRange(level))), grade: .b, reason: reason, evidence: evidence)
            return rubrics[0].warnings(["q3.utilisation": answer], proposals: proposals).map(\.description)
        }
        #expect(try warnings(2).isEmpty)
        #expect(try warnings(1).isEmpty)
        #expect(
            try warnings(3) == ["q3.utilisation: level 3 without a reason, where the figures propose 2"])
        #expect(try warnings(3, "twelve unrelated payers").isEmpty)
    }

    @Test func aStrictFileIsRefusedAboveTheCeiling() throws {
        let proposals = try Shipped.rubrics()[0].proposals(
            [figure("concentration.nakamoto", 1)], asOf: Golden.asOf)
        let text =
            "answers: { q1.compute: { level: 3, grade: B, evidence: { text: list, date: 2026-11-01 } } }"
        let error = #expect(throws: AnswersError.self) {
            try AnswersFile(
                text, file: "a.yaml", rubrics: Shipped.rubrics(), strict: true, proposals: proposals)
        }
        #expect(
            error?.description
                == "a.yaml:1:12: answers.q1.compute: level 3 without a reason, where the figures allow 1 at most (strict)"
        )
    }

    @Test(arguments: [(45.0, 100.0, 0.45), (0, 100, 0), (120, 100, 1.2)])
    func aClaimIsSetAgainstWhatWasSeen(seen: Double, claimed: Double, share: Double) throws {
        let old = Claim(
            metric: "gpu.total", value: 1, url: "https://example.org", date: Golden.asOf - .seconds(999_999))
        let claim = Claim(
            metric: "gpu.total", value: claimed, url: "https://example.org", date: Golden.asOf)
        let checks = ClaimCheck.all([claim, old], against: [figure("gpu.total", seen)], asOf: Golden.asOf)
        #expect(checks.map(\.claim) == [claim])
        #expect(checks.first?.verifiedShare == share)
        #expect(ClaimCheck.all([claim], against: [], asOf: Golden.asOf).first?.verifiedShare == nil)
    }

    @Test func layersSayWhatHasNoSubject() throws {
        let taxonomy = try LayerTaxonomy(in: Shipped.folder)
        let compute = LayerProfile(
            layers: [.init(.distributedCompute, claim: "GPU market", isPrimary: true)], crypto: .heavy)
        let reasons = taxonomy.notApplicable(compute, in: try Shipped.rubrics())
        #expect(reasons["q1.storage"] == "the project claims no decentralized data layer")
        #expect(reasons["q1.compute"] == nil)
        #expect(reasons["q3.utilisation"] == nil)
        #expect(taxonomy.notApplicable(.unknown, in: try Shipped.rubrics()).isEmpty)
        let plain = LayerProfile(
            layers: [.init(.incentives, claim: "points")], crypto: LayerProfile.Crypto.none)
        #expect(
            taxonomy.notApplicable(plain, in: try Shipped.rubrics())["q1.incentives"]
                == "the project has no token and no chain")
    }
}
