import Evaluation
import Metrics
import Testing

/// The table of the method's section 2.2, and what rolls up from it.
@Suite struct IntervalTests {
    @Test(
        arguments: [
            (.scored, 3, 3, .a, 75, 75, 75), (.scored, 3, 3, .b, 62.5, 87.5, 75),
            (.scored, 3, 3, .c, 50, 75, 75),
            (.scored, 3, 3, .d, 50, 100, 75), (.scored, 0, 0, .d, 0, 25, 0),
            (.scored, 4, 4, .b, 87.5, 100, 100),
            (.scored, 1, 3, .a, 25, 75, 50), (.scored, 1, 2, .b, 12.5, 62.5, 37.5),
            (.undisclosed, 0, 0, .d, 0, 25, 12.5), (.unknown, 0, 0, .d, 0, 100, nil),
        ] as [(Kind, Int, Int, Grade, Double, Double, Double?)])
    func oneAnswerIsAnInterval(
        kind: Kind, low: Int, high: Int, grade: Grade, from: Double, to: Double, point: Double?
    ) throws {
        let levels = try #require(LevelRange(low, high))
        let state: Answer.State =
            switch kind {
            case .scored: .scored(levels)
            case .undisclosed: .undisclosed
            case .unknown: .unknown
            }
        let score = try SmallRubric.score([Answer(state, grade: grade)])
        #expect(score.low == from)
        #expect(score.high == to)
        #expect(score.answeredPoint == point)
        #expect(score.coverage == (point == nil ? 0 : 1))
    }

    enum Kind { case scored, undisclosed, unknown }

    /// Reference case `assay-interval-01`.
    @Test func aGroupRollsUpByImportance() throws {
        let rubric = try SmallRubric.rubric(
            ["critical", "high", "high", "medium", "medium", "low", "medium"]
                .map { .init(importance: $0) })
        let answers = [
            "q.0": try scored(3, 3, .a), "q.1": try scored(2, 2, .b), "q.2": Answer(.unknown),
            "q.3": try scored(4, 4, .c), "q.4": Answer(.notApplicable), "q.5": Answer(.undisclosed),
            "q.6": try scored(1, 3, .a),
        ]
        let score = Scorecard(answers, rubrics: [rubric], asOf: Golden.asOf).overall
        #expect(abs(score.low - 40.833333333333336) < 1e-9)
        #expect(abs(score.high - 77.5) < 1e-9)
        #expect(abs(try #require(score.point) - 63.541666666666664) < 1e-9)
        #expect(abs(score.coverage - 0.8) < 1e-9)
    }

    /// Reference case `assay-tradeoff-row`.
    @Test func aTradeOffRowIsAGeometricMean() throws {
        let score = try SmallRubric.score([scored(3, 3, .a), scored(1, 3, .a)], rollUp: "geometric")
        #expect(abs(score.low - 43.30127018922193) < 1e-9)
        #expect(abs(score.high - 75) < 1e-9)
    }

    @Test func aRowNeedsBothSidesForItsPoint() throws {
        let half = try SmallRubric.score([scored(3, 3, .a), Answer(.unknown)], rollUp: "geometric")
        #expect(half.answeredPoint == nil)
        #expect(half.coverage == 0.5)
        #expect(half.low == 0)
        #expect(abs(half.high - 86.602540378) < 1e-9)
    }

    @Test func aRowIsNotApplicableAsAWhole() throws {
        let rubric = try SmallRubric.rubric([.init(), .init()], rollUp: "geometric")
        let answers = ["q.0": try scored(3, 3, .a), "q.1": Answer(.notApplicable)]
        let card = Scorecard(answers, rubrics: [rubric], asOf: Golden.asOf)
        #expect(card["small"]?.questions[0].score == nil)
        #expect(rubric.warnings(answers).map(\.item).contains("q.0"))
    }

    @Test func theBestMemberCounts() throws {
        let score = try SmallRubric.score([scored(1, 1, .a), scored(3, 3, .c)], rollUp: "max")
        #expect(score == Score(low: 50, high: 75, answeredPoint: 75, coverage: 1))
    }

    /// The items of the small rubric have a maximum age of 90 days.
    @Test(arguments: [(nil, 90, Grade.a), (nil, 91, .b), (-30, 60, .a), (-30, 61, .b), (30, 100, .a)])
    func `evidence without a date ages from the day that its answer speaks of`(
        date: Int64?, days: Int64, grade: Grade
    ) throws {
        func day(_ number: Int64) -> Timestamp { Golden.asOf + .seconds(number * 86_400) }
        let rubric = try SmallRubric.rubric([.init()])
        var answer = try scored(3, 3, .a)
        answer.evidence = [Evidence(.document, text: "a call", date: date.map(day))]
        let assessment = Assessment(
            project: "p", assessor: "ann", asOf: Golden.asOf, rubrics: [rubric], answers: ["q.0": answer])
        let card = assessment.card([rubric], asOf: day(days))
        #expect(card.criterion("q.0")?.answer?.grade == grade)
        #expect(card.weighted(by: .balanced).criterion("q.0")?.answer?.grade == grade)
        #expect(assessment.aged([rubric], at: day(days)).isEmpty == (grade == .a))
    }

    /// 90 days after a day are not over before its 90th day is.
    @Test(arguments: [
        ("2026-08-25", Grade.a), ("2026-08-24", .b), ("2026-08-25T14:00:00Z", .a),
        ("2026-08-25T13:59:59Z", .b),
    ])
    func `evidence of a day alone ages by days`(date: String, grade: Grade) throws {
        let rubric = try SmallRubric.rubric([.init()])
        var answer = try scored(3, 3, .a)
        answer.evidence = [Evidence(.document, text: "a call", date: Timestamp(date))]
        #expect(Golden.asOf.description == "2026-11-23T14:00:00Z")
        let card = Scorecard(["q.0": answer], rubrics: [rubric], asOf: Golden.asOf)
        #expect(card.criterion("q.0")?.answer?.grade == grade)
    }

    @Test func nothingAnsweredIsZeroToHundred() throws {
        let card = Scorecard([:], rubrics: try Shipped.rubrics(), asOf: Golden.asOf)
        #expect(card.overall == .unknown)
        #expect(card.overall.description == "[0–100]")
        #expect(card.verdict == .undecided)
        #expect(Balance(card) == nil)
    }

    @Test func thePointIsHiddenUnderSixtyPercent() throws {
        let answers = try [scored(3, 3, .a), scored(3, 3, .a), Answer(.unknown), Answer(.unknown)]
        let half = try SmallRubric.score(answers)
        #expect(half.point == nil)
        #expect(half.answeredPoint == 75)
        #expect(Bands(half).indicated == nil)
        let threeFifths = try SmallRubric.score([scored(3, 3, .a)] + answers)
        #expect(threeFifths.point == 75)
    }

    private func scored(_ low: Int, _ high: Int, _ grade: Grade) throws -> Answer {
        Answer(.scored(try #require(LevelRange(low, high))), grade: grade)
    }
}

extension SmallRubric {
    /// Scores answers to as many items, all of one importance.
    static func score(_ answers: [Answer], rollUp: String = "mean") throws -> Score {
        let rubric = try rubric(answers.map { _ in Item() }, rollUp: rollUp)
        let named = answers.enumerated().map { ("q.\($0.offset)", $0.element) }
        return Scorecard(Dictionary(uniqueKeysWithValues: named), rubrics: [rubric], asOf: Golden.asOf)
            .overall
    }
}
