import Evaluation
import Metrics
import Testing

@Suite struct DriftTests {
    private func watch(
        accepted: Int, seen: Double? = nil, item: String = "q3.utilisation"
    ) throws -> DriftWatch {
        let measure = try #require(try Shipped.rubrics()[0].criterion(item)?.item?.measures.first)
        let levels = try #require(LevelRange(accepted))
        return try #require(DriftWatch(measure, accepted: levels, seen: seen))
    }

    private func day(_ day: Int64) -> Timestamp { Golden.asOf + .seconds(day * 86_400) }

    @Test(
        arguments: [
            ([0.19, 0.19, 0.19], false), ([0.18, 0.18], false), ([0.18, 0.18, 0.18], true),
            ([0.18, 0.25, 0.18, 0.18], false), ([0.18, .nan, 0.18, 0.18], true),
            ([0.18, 0.18, 0.18, 0.25], false), ([0.9, 0.9, 0.9], false),
        ] as [([Double], Bool)])
    func threeReadingsBeyondFivePercentMoveIt(values: [Double], moves: Bool) throws {
        // Accepted 2 starts at 0.05; accepted 3 starts at 0.2, and 5 % under it is 0.19.
        var watch = try watch(accepted: 3)
        for (offset, value) in values.enumerated() { watch.observe(Reading(value, at: day(Int64(offset)))) }
        #expect((watch.moved != nil) == moves)
    }

    @Test func itSaysSinceWhenAndWithWhichValues() throws {
        var watch = try watch(accepted: 3, seen: 0.3)
        for (offset, value) in [0.3, 0.1, 0.04, 0.03].enumerated() {
            watch.observe(Reading(value, at: day(Int64(offset))))
        }
        let moved = try #require(watch.moved)
        #expect(moved.level == 1)
        #expect(moved.value == 0.03)
        #expect(moved.since == day(1))
    }

    /// Utilisation proves level 2 at most, so that from 1 it can rise to 2 and no further.
    @Test func whatRoseToWhatTheFigureProvesIsToldToo() throws {
        var low = try watch(accepted: 1, seen: 0.03)
        for offset in 0..<3 { low.observe(Reading(0.4, at: day(Int64(offset)))) }
        #expect(low.moved?.level == 3)
        var high = try watch(accepted: 2, seen: 0.1)
        for offset in 0..<3 { high.observe(Reading(0.4, at: day(Int64(offset)))) }
        #expect(high.moved == nil)
    }

    @Test func whatThePersonKnewIsNoDrift() throws {
        // Went higher with a reason, or stayed lower.
        for (accepted, seen) in [(4, 0.1), (1, 0.3)] {
            var watch = try watch(accepted: accepted, seen: seen)
            for offset in 0..<5 { watch.observe(Reading(seen, at: day(Int64(offset)))) }
            #expect(watch.moved == nil)
        }
    }

    @Test func aCeilingIsLeftDownwardOnly() throws {
        var watch = try watch(accepted: 2, item: "q1.compute")
        for offset in 0..<3 { watch.observe(Reading(30, at: day(Int64(offset)))) }
        #expect(watch.moved == nil)
        for offset in 3..<6 { watch.observe(Reading(1, at: day(Int64(offset)))) }
        #expect(watch.moved?.level == 1)
    }

    /// Falling thresholds: turnover 100 to 1000 is level 3.
    @Test func fallingThresholdsAreWatchedTheOtherWayRound() throws {
        var watch = try watch(accepted: 3, seen: 500, item: "q3.speculation")
        for offset in 0..<3 { watch.observe(Reading(1_040, at: day(Int64(offset)))) }
        #expect(watch.moved == nil)
        for offset in 3..<6 { watch.observe(Reading(1_060, at: day(Int64(offset)))) }
        #expect(watch.moved?.level == 2)
    }

    @Test func anAssessmentTellsWhatMovedAfterItWasSubmitted() throws {
        let rubrics = try Shipped.rubrics()
        let answer = Answer(.scored(try #require(LevelRange(3))), grade: .a, reason: "ten payers")
        var assessment = Assessment(
            id: "a", project: "p", assessor: "ann", asOf: Golden.asOf,
            editions: Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) }),
            answers: ["q3.utilisation": answer], submitted: day(1))
        assessment.figures = [
            MeasuredFigure(
                Series(network: "n", metric: "utilization.mean"), 0.3, unit: .ratio, source: "s",
                at: Golden.asOf, origin: .measured)
        ]
        // What lies before the submission does not count.
        let before = (-3...1).map { Reading(0.01, at: day($0)) }
        #expect(assessment.drifts(rubrics, readings: ["utilization.mean": before], units: [:]).isEmpty)
        let after = before + (2...5).map { Reading(0.03, at: day($0)) }
        let drift = try #require(
            assessment.drifts(
                rubrics, readings: ["utilization.mean": after.reversed()],
                units: ["utilization.mean": .ratio]
            ).first)
        #expect(drift.seen == 0.3)
        #expect(drift.value == 0.03 && drift.unit == .ratio)
        #expect(
            drift.description == "evidence moved: q3.utilisation accepted 3, live says 1 since 2026-11-25")
    }

    @Test func evidencePastItsAgeAsksForAnotherLook() throws {
        let rubrics = try Shipped.rubrics()
        let evidence = [Evidence(.link(url: "https://example.org"), date: Golden.asOf)]
        let answer = Answer(.scored(try #require(LevelRange(2))), grade: .b, evidence: evidence)
        let assessment = Assessment(
            id: "a", project: "p", assessor: "ann", asOf: Golden.asOf, editions: [:],
            answers: ["q3.gpus": answer, "q6.sla": answer], submitted: Golden.asOf)
        #expect(assessment.aged(rubrics, at: day(30)).isEmpty)
        #expect(assessment.aged(rubrics, at: day(31)).map(\.id) == ["q3.gpus"])
        #expect(assessment.aged(rubrics, at: day(181)).map(\.id) == ["q3.gpus", "q6.sla"])
    }
}
