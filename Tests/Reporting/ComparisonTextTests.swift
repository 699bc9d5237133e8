import Evaluation
import Metrics
import Reporting
import Testing

/// What a comparison says of ties, and of what could turn them.
@Suite struct `A comparison in words` {
    private func entry(_ name: String, _ changes: [String: Answer]) throws -> Comparison.Entry {
        var answers = try Fixture.answers("alpha").merging(changes) { _, new in new }
        // What is open in the fixture is settled, so that what a test leaves open is what could turn the order.
        for id in ["q6.compliance", "q7.fallback", "q7.split"] { answers[id] = try level(2, .a) }
        return .init(
            Project(id: name, name: name.uppercased(), added: Fixture.asOf),
            Scorecard(answers, rubrics: try Fixture.rubrics(), asOf: Fixture.asOf))
    }

    private func level(_ level: Int, _ grade: Grade) throws -> Answer {
        Answer(.scored(try #require(LevelRange(level))), grade: grade)
    }

    private func words(_ one: Comparison.Entry, _ other: Comparison.Entry) throws -> ComparisonWords {
        let comparison = try #require(Comparison([one, other], runs: 2_000))
        return ComparisonWords(ComparisonReport(comparison, subjects: [], version: ""))
    }

    /// Both end at the cap of K4 in every run, whatever anybody cares about.
    @Test func `a tie that gates make is not called taste`() throws {
        let failed = try level(0, .a)
        let words = try words(
            entry("a", ["q4.mechanism": failed, "q6.support": level(4, .a)]),
            entry("b", ["q4.mechanism": failed, "q6.support": level(3, .a)]))
        #expect(words.answer[0].hasPrefix("A and B: a tie, whatever the weights, since K4 is not passed ("))
    }

    /// The project's own word reaches down alone: nothing comes out better than it says.
    @Test func `an answer turns an order only in the way that it can come out`() throws {
        let (certain, best) = (try level(3, .a), try level(4, .a))
        let words = try words(
            entry("a", ["q2.necessity": certain, "q6.support": level(4, .a)]),
            entry("b", ["q2.necessity": level(3, .c), "q6.support": level(3, .a)]))
        #expect(
            !words.flips.contains { $0.contains("q2.necessity") && $0.hasSuffix("well") }, "\(words.flips)")
        let leader = try self.words(
            entry(
                "a",
                ["q2.necessity": level(3, .c), "q6.support": best, "q5.speed": best, "q5.visibility": best]),
            entry("b", ["q2.necessity": certain, "q6.support": level(3, .a)]))
        #expect(
            leader.flips.contains { $0.contains("q2.necessity") && $0.hasSuffix("badly") }, "\(leader.flips)")
    }
}
