import Evaluation
import Metrics
import Testing

/// Several assessors, by section 2.8 of the method.
@Suite struct PanelTests {
    private func assessment(
        _ assessor: String, _ levels: [String: Int], grade: Grade = .a, day: Int64 = 0, isSelf: Bool = false,
        isDraft: Bool = false, other: [String: Answer] = [:]
    ) throws -> Assessment {
        var answers = other
        for (id, level) in levels {
            answers[id] = Answer(.scored(try #require(LevelRange(level))), grade: grade)
        }
        let time = Golden.asOf + .seconds(day * 86_400)
        let rubrics = try Shipped.rubrics()
        var result = Assessment(
            id: "\(assessor)-\(day)-\(isSelf)", project: "p", assessor: assessor, asOf: time,
            editions: Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) }), answers: answers,
            submitted: isDraft ? nil : time)
        result.isSelfAssessment = isSelf
        return result
    }

    private func panel(_ all: [Assessment]) throws -> Panel {
        try #require(Panel(all, rubrics: Shipped.rubrics()))
    }

    /// The lower median of 1, 2, 3 and 4 is 2; the envelope goes from the lowest low to the highest high.
    @Test func theLowerMedianCountsAndTheEnvelopeHolds() throws {
        let all = try zip(["ann", "bob", "cy", "dee"], [3, 1, 4, 2]).map {
            try assessment($0, ["q6.sla": $1], grade: .b)
        }
        let item = try #require(try panel(all).items.first { $0.id == "q6.sla" })
        #expect(item.answer.levels == LevelRange(2))
        #expect(item.envelope == Score(low: 12.5, high: 100, answeredPoint: 50, coverage: 1))
        #expect(item.isDisputed)
        #expect(try panel(all).card.criterion("q6.sla")?.score == item.envelope)
        #expect(try panel(all).disputed.map(\.id) == ["q6.sla"])
    }

    /// As of another day evidence has another age; who answered stays.
    @Test func anotherDayIsScoredByAllOfThem() throws {
        let all = [try assessment("ann", ["q6.sla": 3]), try assessment("bob", ["q6.sla": 1])]
        let rubrics = try Shipped.rubrics()
        let later = try #require(
            Panel(all, rubrics: rubrics, asOf: Golden.asOf + .seconds(86_400)))
        #expect(later.card.asOf == Golden.asOf + .seconds(86_400))
        #expect(later.card.criterion("q6.sla")?.score == (try panel(all).card.criterion("q6.sla")?.score))
        #expect(later.members.count == 2)
    }

    @Test func `weights count that all chose, and else the rubric's own`() throws {
        let rubrics = try Shipped.rubrics()
        let investor = try #require(rubrics.weighting("investor"))
        var ann = try assessment("ann", ["q6.sla": 3, "q4.coverage": 1])
        var bob = try assessment("bob", ["q6.sla": 3, "q4.coverage": 1], day: 1)
        (ann.weighting, bob.weighting) = (investor, investor)
        #expect(try panel([ann, bob]).card.weighting == investor)
        #expect(try !panel([ann, bob]).isReweighted)
        ann.weighting = .balanced
        let own = try panel([ann, bob])
        #expect(own.card.weighting == .balanced && own.isReweighted)
        let asked = try #require(Panel([ann, bob], rubrics: rubrics, weighting: investor))
        #expect(asked.card.weighting == investor && !asked.isReweighted)
        bob.weighting = try #require(rubrics.weighting("balanced"))
        #expect(try !panel([ann, bob]).isReweighted)
    }

    @Test func whatOneKnowsFillsWhatAnotherDoesNot() throws {
        let all = [
            try assessment("ann", ["q6.sla": 3], other: ["q6.support": Answer(.unknown)]),
            try assessment("bob", ["q6.support": 2], other: ["q6.sla": Answer(.unknown)]),
        ]
        let items = try panel(all).items
        #expect(items.first { $0.id == "q6.sla" }?.envelope?.low == 75)
        #expect(items.first { $0.id == "q6.support" }?.envelope?.high == 50)
    }

    @Test func notApplicableCountsOnlyWhenAllSaySo() throws {
        let skipped = ["q1.storage": Answer(.notApplicable, reason: "none")]
        let one = try panel([
            try assessment("ann", [:], other: skipped), try assessment("bob", ["q1.storage": 2]),
        ])
        #expect(one.card.criterion("q1.storage")?.score?.low == 50)
        let both = try panel([
            try assessment("ann", [:], other: skipped), try assessment("bob", [:], other: skipped),
        ])
        #expect(both.card.criterion("q1.storage")?.score == nil)
    }

    @Test func theNewestOfAnAssessorCountsAndSelfAssessmentsStandBeside() throws {
        let all = [
            try assessment("ann", ["q6.sla": 1]), try assessment("Ann", ["q6.sla": 3], day: 2),
            try assessment("project", ["q6.sla": 4], day: 3, isSelf: true),
            try assessment("bob", ["q6.sla": 0], isDraft: true),
        ]
        let panel = try panel(all)
        #expect(panel.members.map(\.assessor) == ["Ann"])
        #expect(panel.card.criterion("q6.sla")?.score?.low == 75)
        #expect(panel.selfAssessment?.answers["q6.sla"]?.levels == LevelRange(4))
        #expect(Panel([try assessment("p", [:], isSelf: true)], rubrics: try Shipped.rubrics()) == nil)
    }

    @Test(arguments: ["Bob", " bob", "BOB ", "bob\t"])
    func `an assessor is the same whatever the case and the blanks around the name`(name: String) throws {
        let all = [
            try assessment("bob", ["q6.sla": 1]), try assessment(name, ["q6.sla": 3], day: 2),
        ]
        #expect(try panel(all).members.map(\.assessor) == [name])
        #expect(all[0].isBy(name))
        #expect(!all[0].isBy("rob"))
    }

    @Test func othersAreHiddenUntilOneHasSubmitted() throws {
        let ann = try assessment("ann", ["q6.sla": 1])
        let draft = try assessment("bob", ["q6.sla": 2], isDraft: true)
        let done = try assessment("bob", ["q6.sla": 2], day: 1)
        #expect(Panel.visible([ann, draft], to: "bob").map(\.id) == [draft.id])
        #expect(Panel.visible([ann, draft], to: "ann").map(\.id) == [ann.id])
        #expect(Panel.visible([ann, draft, done], to: "Bob").map(\.id) == [ann.id, draft.id, done.id])
    }

    @Test func agreementIsWithheldUnderTwentyItems() throws {
        let few = try panel([try assessment("ann", ["q6.sla": 1]), try assessment("bob", ["q6.sla": 1])])
        #expect(few.agreement.alpha == nil)
        #expect(few.agreement.reading == .tooFew)
        let ids = try Shipped.rubrics()[0].items.prefix(20).map(\.id)
        let levels = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($0.element, $0.offset % 5) })
        let same = try panel([try assessment("ann", levels), try assessment("bob", levels)])
        #expect(same.agreement.alpha == 1)
        #expect(same.agreement.kappa == 1)
        #expect(same.agreement.reading == .rely)
        let flat = levels.mapValues { _ in 2 }
        let none = try panel([try assessment("ann", flat), try assessment("bob", flat)])
        #expect(none.agreement.reading == .noVariation)
        #expect(try panel([try assessment("ann", levels)]).agreement.reading == .alone)
    }

    /// `krippendorff.alpha(level_of_measurement="ordinal")` 0.9.0 on the same two rows gives 0.8071742957746479,
    /// scikit-learn's quadratic kappa 0.7945205479452055.
    @Test func alphaAndKappaAreThoseOfOtherPrograms() throws {
        let ids = try Shipped.rubrics()[0].items.prefix(20).map(\.id)
        let first = [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4]
        let second = [1, 1, 3, 3, 3, 0, 2, 2, 4, 2, 0, 0, 2, 3, 4, 2, 1, 1, 3, 4]
        func levels(_ row: [Int]) -> [String: Int] { Dictionary(uniqueKeysWithValues: zip(ids, row)) }
        let panel = try panel([try assessment("ann", levels(first)), try assessment("bob", levels(second))])
        #expect(abs(try #require(panel.agreement.alpha) - 0.8071742957746479) < 1e-9)
        #expect(abs(try #require(panel.agreement.kappa) - 0.7945205479452055) < 1e-9)
    }

    @Test func aChoiceNeedsMoreThanHalf() throws {
        func voice(_ name: String, _ layer: String) throws -> Assessment {
            try assessment(name, [:], other: ["b.layer": Answer(.chosen, choices: [layer])])
        }
        let two = try panel([try voice("ann", "data"), try voice("bob", "edge")])
        #expect(two.card.bottleneck?.layer == nil)
        let three = try panel([try voice("ann", "data"), try voice("bob", "edge"), try voice("cy", "data")])
        #expect(three.card.bottleneck?.layer == "data")
    }

    /// Two options that all chose are both a majority; which comes first is the rubric's order, not chance.
    @Test func `what all chose is kept whole, in the order of the options`() throws {
        let choices = ["none found", "distributed-compute"]
        let both = Answer(.chosen, choices: choices)
        for _ in 0..<20 {
            let panel = try panel([
                try assessment("ann", [:], other: ["b.layer": both]),
                try assessment("bob", [:], other: ["b.layer": both]),
            ])
            let item = try #require(panel.items.first { $0.id == "b.layer" })
            #expect(item.answer.choices == ["distributed-compute", "none found"])
        }
    }

    @Test
    func `one assessor who ticks an option twice is no majority, and whoever does not know is no voice`()
        throws
    {
        func panel(_ ann: Answer, _ bob: Answer) throws -> Panel {
            try self.panel([
                try assessment("ann", [:], other: ["b.layer": ann]),
                try assessment("bob", [:], other: ["b.layer": bob]),
            ])
        }
        let twice = try panel(
            Answer(.chosen, choices: ["data", "data"]), Answer(.chosen, choices: ["edge"]))
        #expect(twice.card.bottleneck?.layer == nil)
        let unknown = try panel(
            Answer(.chosen, choices: ["data"]), Answer(.unknown, choices: ["none found"]))
        #expect(unknown.card.bottleneck?.layer == "data")
    }

    /// Evidence that is past its age costs one grade, however many assessors cite it.
    @Test func `evidence ages once, whether one cites it or two`() throws {
        let old = Evidence(
            .link(url: "https://example.org"), date: Golden.asOf - .seconds(800 * 86_400))
        let answer = Answer(.scored(try #require(LevelRange(3))), grade: .a, evidence: [old])
        let all = try ["ann", "bob"].map { try assessment($0, [:], other: ["q4.mechanism": answer]) }
        let alone = try #require(try panel([all[0]]).card.criterion("q4.mechanism"))
        let both = try #require(try panel(all).card.criterion("q4.mechanism"))
        #expect(alone.answer?.grade == .b && alone.answer?.isAged == true)
        #expect(both.answer?.grade == .b && both.answer?.isAged == true)
        #expect(both.answer?.answer.grade == .a)
        #expect(both.score == alone.score)
        let founder = try #require(try Shipped.rubrics().weighting("founder"))
        let weighted = try panel(all).card.weighted(by: founder).criterion("q4.mechanism")
        #expect(weighted?.answer?.grade == .b)
    }
}
