import Evaluation
import Metrics
import Testing

@Suite struct QuickPassTests {
    let asOf = Golden.asOf

    @Test func sevenAnswersScoreTheChecklist() throws {
        let level = try #require(LevelRange(2))
        let questions = (1...7).map { ("q\($0)", Answer(.scored(level))) }
        let card = Scorecard(
            Dictionary(uniqueKeysWithValues: questions), rubrics: try Shipped.rubrics(), asOf: asOf)
        let checklist = try #require(card["checklist"]?.score)
        #expect(abs(checklist.low - 25) < 1e-9)
        #expect(abs(checklist.high - 75) < 1e-9)
        #expect(abs(checklist.coverage - 1) < 1e-9)
        #expect(abs(try #require(card.overall.point) - 50) < 1e-9)
        #expect(abs(card.overall.coverage - 0.7) < 1e-9)
        #expect(abs(card.overall.low - 17.5) < 1e-9)
        #expect(abs(card.overall.high - 82.5) < 1e-9)
    }

    @Test func anItemsOwnAnswerComesFirst() throws {
        let answers = [
            "q3": Answer(.scored(try #require(LevelRange(1))), grade: .a),
            "q3.gpus": Answer(.scored(try #require(LevelRange(4))), grade: .a),
            "q3.verified": Answer(.unknown),
        ]
        let card = Scorecard(answers, rubrics: try Shipped.rubrics(), asOf: asOf)
        let items = Dictionary(uniqueKeysWithValues: card.items.map { ($0.id, $0) })
        #expect(items["q3.gpus"]?.score?.low == 100)
        #expect(items["q3.verified"]?.score == .unknown)
        let inherited = try #require(items["q3.utilisation"])
        #expect(inherited.answer?.inheritedFrom == "q3")
        #expect(inherited.answer?.grade == .d)
        #expect(inherited.score == Score(low: 0, high: 50, answeredPoint: 25, coverage: 1))
        #expect(items["q4.mechanism"]?.answer == nil)
    }

    @Test(
        arguments: [
            (.a, .b, 91), (.b, .c, 91), (.c, .d, 91), (.d, .d, 91), (.a, .a, 90), (.a, .a, nil),
        ] as [(Grade, Grade, Int?)])
    func oldEvidenceLosesAGrade(given: Grade, counted: Grade, days: Int?) throws {
        let rubric = try SmallRubric.rubric([.init()])
        let date = days.map { asOf - .seconds($0 * 86_400) }
        let evidence = [
            Evidence(.link(url: "https://example.org"), date: date),
            Evidence(.document, text: "much older", date: date.map { $0 - .seconds(86_400_000) }),
        ]
        let answer = Answer(.scored(try #require(LevelRange(3))), grade: given, evidence: evidence)
        let item = Scorecard(["q.0": answer], rubrics: [rubric], asOf: asOf).items[0]
        #expect(item.answer?.grade == counted)
        #expect(item.answer?.isAged == (given != counted))
    }

    @Test(arguments: [
        (100.0, "A"), (80, "A"), (79.9999996, "A"), (79.999999, "B"), (65, "B"), (64.9, "C"), (50, "C"),
        (35, "D"), (34.999999, "E"), (0, "E"),
    ])
    func bandsCompareAfterRounding(value: Double, band: String) {
        #expect(BandScale.standard.band(value).rawValue == band)
    }

    @Test func strongPillarsThatHideWeakOnesAreNamed() throws {
        var answers: [String: Answer] = [:]
        let (top, bottom) = (try #require(LevelRange(4)), try #require(LevelRange(0)))
        for question in 1...7 { answers["q\(question)"] = Answer(.scored(question == 4 ? bottom : top)) }
        let card = Scorecard(answers, rubrics: try Shipped.rubrics(), asOf: asOf)
        let balance = try #require(Balance(card))
        // Q4 weighs 7.5 of 55 points: 100 * 47.5/55, and 100^(47.5/55) * 1^(7.5/55).
        #expect(abs(balance.arithmetic - 86.3636363636) < 1e-9)
        #expect(abs(balance.geometric - 53.3669923) < 1e-6)
        #expect(balance.isUneven)
        #expect(balance.lowest == "Quality validated")
    }
}
