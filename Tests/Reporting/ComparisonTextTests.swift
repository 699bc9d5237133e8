import Evaluation
import Foundation
import Metrics
import Reporting
import Statistics
import TestSupport
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
        #expect(words.answer[0] == "None can be recommended; by score A leads, but it is out by gate K4.")
        #expect(words.answer[1].hasPrefix("A and B: a tie, whatever the weights, since K4 is not passed ("))
    }

    @Test func `begins with what can be recommended, and says what a gate caps`() throws {
        let (best, failed) = (try level(4, .a), try level(0, .a))
        let good = try entry("b", [:])
        let high = Dictionary(
            uniqueKeysWithValues: good.card.items.filter { $0.score != nil }.map { ($0.id, best) })
        let out = try entry("a", high.merging(["q4.mechanism": failed]) { _, new in new })
        let comparison = try #require(Comparison([out, good], mode: .fixed, runs: 2_000))
        let template = try ReportTemplate(
            at: Repository.root.appending(path: "Rubrics/Reports/comparison.mustache").path)
        let report = ComparisonReport(comparison, subjects: [], version: "")
        let words = ComparisonWords(report)
        #expect(words.answer[0] == "B can be recommended with conditions.")
        #expect(words.answer[1].hasPrefix("B comes first, ahead of A in 100 % of"))
        let text = report.markdown(template)
        let cap =
            "- Before gates: A has \(Number.fixed(try #require(out.card.overall.point), decimals: 1)) here, where gate K4 caps its score at 49."
        #expect(text.ranges(of: cap).count == 2)
    }

    /// A is best unless one of its gates fails, as one mostly does: then it is behind B, which is never first.
    @Test func `tells who beats whom the right way round`() throws {
        let fixture = try entry("x", [:]).card
        let scored = fixture.items.filter { $0.score != nil }.map(\.id)
        func every(_ level: Int, but changes: [String: Answer]) throws -> [String: Answer] {
            let answer = try self.level(level, .a)
            return Dictionary(uniqueKeysWithValues: scored.map { ($0, answer) }).merging(changes) { _, new in
                new
            }
        }
        let gates =
            ["q2.necessity", "q3.speculation", "q4.mechanism"]
            + fixture.answers.keys.filter { $0.hasPrefix("r.") }
        let open = Dictionary(uniqueKeysWithValues: gates.map { ($0, Answer(.unknown)) })
        let entries = [
            try entry("a", every(4, but: open)), try entry("b", every(3, but: ["q6.support": level(1, .a)])),
            try entry("c", every(3, but: [:])),
        ]
        let comparison = try #require(Comparison(entries, mode: .fixed, runs: 2_000))
        let words = ComparisonWords(ComparisonReport(comparison, subjects: [], version: ""))
        #expect(comparison.order == [2, 0, 1])
        #expect(words.answer[1].hasPrefix("C comes first, ahead of A in "), "\(words.answer)")
        let turned =
            /B beats A in \d\d % of the runs although its point is lower, since K2, K3, K4, K6 of A may fail\./
        #expect(words.answer[2].wholeMatch(of: turned) != nil, "\(words.answer)")
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
