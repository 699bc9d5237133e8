import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct ChangesTests {
    /// What is read of values at some hours before the end, over 24 hours.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let values: [Int64: Double]
        let from: Double?
        let to: Double?
        let ratio: Double?
    }

    static let cases = [
        Case(testDescription: "both ends", values: [24: 50, 0: 51.5], from: 50, to: 51.5, ratio: 0.03),
        Case(
            testDescription: "newest at or before each end", values: [30: 40, 25: 50, 2: 45], from: 50,
            to: 45, ratio: -0.1),
        Case(
            testDescription: "younger than the duration", values: [20: 50, 0: 51], from: nil, to: 51,
            ratio: nil),
        Case(testDescription: "stale", values: [24: 50], from: 50, to: nil, ratio: nil),
        Case(
            testDescription: "older than twice the duration", values: [48: 50, 0: 51], from: nil, to: 51,
            ratio: nil),
        Case(testDescription: "after the end", values: [-1: 50], from: nil, to: nil, ratio: nil),
        Case(testDescription: "from zero", values: [24: 0, 0: 51], from: 0, to: 51, ratio: nil),
        Case(testDescription: "from below zero", values: [24: -2, 0: -1], from: -2, to: -1, ratio: 0.5),
        Case(testDescription: "nothing", values: [:], from: nil, to: nil, ratio: nil),
    ]

    @Test(arguments: cases)
    func anEndWithoutASampleIsAbsent(_ test: Case) throws {
        let history = try TemporaryDirectory.history()
        for (hours, value) in test.values {
            try history.record(.capacity([(.nodes, value)], at: noon - .seconds(hours * 3_600)))
        }
        let change = try #require(
            try history.changes(of: [.nodes], over: .seconds(86_400), until: noon)[.nodes])
        #expect(change.from?.value == test.from)
        #expect(change.to?.value == test.to)
        #expect(change.ratio.map { ($0 * 1_000).rounded() / 1_000 } == test.ratio)
    }

    @Test func everySeriesThatWasAskedForHasAnEntry() throws {
        let history = try TemporaryDirectory.history()
        let changes = try history.changes(of: [.nodes, .price], over: .seconds(60), until: noon)
        #expect(changes == [.nodes: Change(from: nil, to: nil), .price: Change(from: nil, to: nil)])
    }
}
