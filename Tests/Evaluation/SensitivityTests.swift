import Metrics
import Statistics
import Testing

@testable import Evaluation

@Suite struct SensitivityTests {
    private func entry(_ name: String, _ card: Scorecard) -> Comparison.Entry {
        .init(Project(id: name, name: name.uppercased(), added: Golden.asOf), card)
    }

    private func changed(_ name: String, _ levels: [String: Int]) throws -> Scorecard {
        var answers = try Golden.answers(name).answers
        for (id, level) in levels {
            answers[id] = Answer(.scored(try #require(LevelRange(level))), grade: .a)
        }
        return Scorecard(answers, rubrics: try Shipped.rubrics(), asOf: Golden.asOf)
    }

    /// The flat program gives what the scorer gives when each item is fixed at what was drawn.
    @Test(arguments: Golden.names)
    func theSamplerAgreesWithTheScorer(name: String) throws {
        let card = try Golden.card(name)
        let ids = card.pillars.map(\.id)
        let sampler = ScoreSampler(card, pillars: ids)
        var slots = [Double](repeating: 0, count: sampler.slotCount)
        var generator = SplitMix64(seed: 7)
        for _ in 0..<50 {
            var values = [Double](repeating: 0, count: ids.count)
            var span = values.mutableSpan
            let cap = sampler.draw(&generator, &span, slots: &slots)
            var fixed: [String: Score] = [:]
            var next = 0
            let open = !card.gates.filter(\.isOpen).isEmpty
            for item in card.rubrics.flatMap(\.questions).flatMap(\.items) {
                let isScored = card.items.contains { $0.id == item.id }
                guard let score = item.score, score.width > 0, open || isScored else { continue }
                fixed[item.id] = Score(
                    low: slots[next], high: slots[next], answeredPoint: slots[next], coverage: 1)
                next += 1
            }
            let known = Scorecard(
                card.answers, rubrics: card.rubrics.map(\.rubric), asOf: card.asOf,
                weighting: card.weighting, waivers: card.gates.compactMap(\.waiver), fixing: fixed)
            for (pillar, value) in zip(known.pillars, values) {
                #expect(abs(try #require(pillar.score).low - value) < 1e-9, "\(name) \(pillar.id)")
            }
            let failed = known.gates.filter { $0.state == .fail }.map(\.gate.cap).min() ?? .infinity
            #expect(cap == failed, "\(name)")
        }
    }

    @Test func equalAnswersGiveEqualNumbersAndOthersAnotherSeed() throws {
        let one = try #require(Sensitivity(Golden.card("alpha"), runs: 500))
        let again = try #require(Sensitivity(Golden.card("alpha"), runs: 500))
        #expect(one.seed == again.seed)
        #expect(one.bands.map(\.share) == again.bands.map(\.share))
        #expect(one.likely == again.likely)
        let other = try #require(Sensitivity(changed("alpha", ["q6.support": 3]), runs: 500))
        #expect(other.seed != one.seed)
    }

    @Test func theBandsOfAlphaLieInItsInterval() throws {
        let card = try Golden.card("alpha")
        let sensitivity = try #require(Sensitivity(card))
        #expect(abs(sensitivity.bands.reduce(0) { $0 + $1.share } - 1) < 1e-9)
        #expect(sensitivity.standardError == 0.005)
        #expect(sensitivity.bands.first { $0.band == .e }?.share == 0)
        #expect(sensitivity.likely.lowerBound > 50 && sensitivity.likely.upperBound < 80)
    }

    @Test func theTornadoBeginsWithTheWidestItem() throws {
        let bars = try #require(Sensitivity(Golden.card("alpha"), runs: 10)).tornado
        #expect(bars.count == 10)
        #expect(bars.map(\.width) == bars.map(\.width).sorted(by: >))
        // q2.necessity is 3 at grade B: half a level of 0.7 x 10/55 x 10/17.5 x ... to both sides.
        let necessity = try #require(bars.first { $0.id == "q2.necessity" })
        #expect(abs(necessity.width - 1.8181818) < 1e-6)
    }

    @Test func aBetterProjectIsFirstAlmostAlways() throws {
        let comparison = try #require(
            Comparison(
                [entry("beta", Golden.card("beta")), entry("alpha", Golden.card("alpha"))], runs: 2_000))
        #expect(comparison.order == [1, 0])
        #expect(comparison.acceptability.pairwise[1][0] > 0.95)
        #expect(!comparison.isTie)
        #expect(comparison.pillars.count == 8)
        #expect(!comparison.isExact)
        let methods = try #require(comparison.methods)
        #expect(methods.sum == [2, 1] && methods.geometric == [2, 1])
        #expect(methods.geometricTau == 1 && methods.outrankingTau == 1)
        #expect(!methods.disagrees)
    }

    @Test func theSameProjectTwiceIsATie() throws {
        let card = try Golden.card("alpha")
        let comparison = try #require(Comparison([entry("a", card), entry("b", card)], runs: 4_000))
        #expect(comparison.isTie)
        #expect(abs(comparison.acceptability.pairwise[0][1] - 0.5) < 0.05)
        #expect(comparison.tieWeights.isEmpty)
    }

    /// Three certain pillars need no simulation.
    @Test func threeCertainPillarsAreExact() throws {
        let text = """
            id: checklist
            title: Three
            version: 1.0.0
            share: 1
            roll-up: mean
            questions:

            """
            + ["q1", "q2", "q3"].map {
                "  - { id: \($0), title: T\($0), importance: high, roll-up: mean, items: "
                    + "[{ id: \($0).a, title: A, importance: high, levels: [a, b, c, d, e], judged: x, max-age: 9d }] }"
            }.joined(separator: "\n")
        let rubric = try Rubric(text, file: "three.yaml")
        func card(_ levels: [Int]) throws -> Scorecard {
            var answers: [String: Answer] = [:]
            for (index, level) in levels.enumerated() {
                answers["q\(index + 1).a"] = Answer(.scored(try #require(LevelRange(level))), grade: .a)
            }
            return Scorecard(answers, rubrics: [rubric], asOf: Golden.asOf)
        }
        // Reference case `smaa-exact-unit-vectors`: by symmetry each is first on a third of the simplex.
        let comparison = try #require(
            Comparison(
                [entry("a", card([4, 0, 0])), entry("b", card([0, 4, 0])), entry("c", card([0, 0, 4]))],
                mode: .agnostic))
        #expect(comparison.isExact)
        #expect(comparison.acceptability.standardError == 0)
        for row in comparison.acceptability.ranks { #expect(abs(row[0] - 1.0 / 3) < 1e-12) }
        #expect(comparison.admirers(of: 1)?.map(\.id) == ["q2"])
    }

    /// Equal projects are first for nobody in particular: what their runs' weights lie above the average is chance.
    @Test(arguments: [WeightMode.around, .agnostic])
    func `what is chance makes nobody first for a taste`(mode: WeightMode) throws {
        let card = try Golden.card("alpha")
        let comparison = try #require(Comparison([entry("a", card), entry("b", card)], mode: mode))
        for index in 0...1 { #expect(comparison.admirers(of: index)?.isEmpty == true) }
        let checked = try changed("alpha", ["q5.onboarding": 0, "q5.visibility": 0])
        let smooth = try changed(
            "alpha",
            [
                "q5.onboarding": 4, "q5.visibility": 4, "q4.mechanism": 1, "q4.coverage": 0,
                "q4.consequence": 0, "q4.observed": 0,
            ])
        let taste = try #require(Comparison([entry("a", checked), entry("b", smooth)], mode: mode))
        #expect(taste.admirers(of: 1)?.first?.id == "q5")
        #expect(taste.admirers(of: 0)?.first?.id == "q4")
    }

    @Test func whatCannotBeComparedIsSaid() throws {
        let rubrics = try Shipped.rubrics()
        let old = Scorecard([:], rubrics: rubrics, asOf: Golden.asOf - .seconds(40 * 86_400))
        var one = entry("alpha", try Golden.card("alpha"))
        one = .init(
            Project(
                id: "alpha", name: "ALPHA", added: Golden.asOf,
                profile: LayerProfile(layers: [.init(.data, claim: "x")], crypto: nil)), one.card)
        let other = Comparison.Entry(
            Project(
                id: "new", name: "NEW", added: Golden.asOf,
                profile: LayerProfile(layers: [.init(.edge, claim: "x")], crypto: nil)), old)
        let comparison = try #require(Comparison([one, other], runs: 10))
        #expect(
            comparison.cautions == [
                "ALPHA and NEW claim different layers", "ALPHA and NEW were assessed 40 days apart",
                "ALPHA and NEW differ by 92 points in how much is answered",
            ])
    }

    /// Of two that were assessed by different weights neither's opinion may decide which is better.
    @Test func `projects that were weighed differently are compared by the rubric's own weights`() throws {
        let rubrics = try Shipped.rubrics()
        let investor = try #require(rubrics.weighting("investor"))
        let founder = try #require(rubrics.weighting("founder"))
        let alpha = try Golden.card("alpha")
        let one = entry("a", alpha.weighted(by: investor))
        let other = entry("b", try changed("alpha", ["q5.onboarding": 1]).weighted(by: founder))
        let forward = try #require(Comparison([one, other], mode: .fixed, runs: 500))
        let backward = try #require(Comparison([other, one], mode: .fixed, runs: 500))
        #expect(forward.isReweighted)
        #expect(forward.weights.values == backward.weights.values)
        #expect(forward.entries[0].card.overall == alpha.overall)
        #expect(
            forward.cautions.first
                == "they were assessed by different weights, so all are weighed by the rubric's own here")
        let named = try #require(rubrics.weighting("balanced"))
        let same = try #require(
            Comparison([entry("a", alpha), entry("b", alpha.weighted(by: named))], runs: 10))
        #expect(!same.isReweighted && same.cautions.isEmpty)
        let both = try #require(Comparison([one, entry("b", alpha.weighted(by: investor))], runs: 10))
        #expect(!both.isReweighted && both.entries[0].card.weighting == investor)
    }

    @Test func aDifferenceIsExactAndAdditive() throws {
        let before = try Golden.card("alpha")
        let investor = try #require(try Shipped.rubrics().weighting("investor"))
        let after = try changed("alpha", ["q6.compliance": 1, "q3.gpus": 4, "q2.access": 1]).weighted(
            by: investor)
        let difference = try #require(ScoreDifference(from: before, to: after))
        let old = try #require(before.overall.answeredPoint)
        let expected = try #require(after.overall.answeredPoint) - old
        #expect(abs(difference.total - expected) < 1e-9)
        let sum = difference.parts.reduce(0) { $0 + $1.dueToAnswers + $1.dueToWeights }
        #expect(abs(sum - expected) < 1e-9)
        let sizes = difference.parts.map { (abs($0.total) * 1e6).rounded() }
        #expect(sizes == sizes.sorted(by: >))
        let unchanged = try #require(ScoreDifference(from: before, to: before))
        #expect(unchanged.total == 0 && unchanged.parts.isEmpty)
        let founder = try #require(try Shipped.rubrics().weighting("founder"))
        let weights = try #require(ScoreDifference(from: before, to: before.weighted(by: founder)))
        #expect(abs(weights.dueToAnswers) < 1e-9)
        #expect(weights.dueToWeights != 0)
    }
}
