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
    func `an end without a sample is absent`(_ test: Case) throws {
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

    @Test func `every series that was asked for has an entry`() throws {
        let history = try TemporaryDirectory.history()
        let changes = try history.changes(of: [.nodes, .price], over: .seconds(60), until: noon)
        #expect(changes == [.nodes: Change(from: nil, to: nil), .price: Change(from: nil, to: nil)])
    }

    @Test func `values at any two times can be asked for`() throws {
        let history = try TemporaryDirectory.history()
        for (hour, value) in [(0, 50.0), (1, 60), (9, 70)] as [(Int64, Double)] {
            try history.record(.capacity([(.nodes, value)], at: noon + .seconds(hour * 3_600)))
        }
        func change(_ from: Int64, _ to: Int64, reach: Int64) throws -> [Double?] {
            let change = try history.changes(
                of: [.nodes], from: noon + .seconds(from), to: noon + .seconds(to), reach: .seconds(reach))[
                    .nodes]
            return [change?.from?.value, change?.to?.value]
        }
        #expect(try change(0, 3_600, reach: 60) == [50, 60])
        #expect(try change(3_599, 3_659, reach: 3_600) == [50, 60])
        #expect(try change(3_599, 3_660, reach: 60) == [nil, nil])
        #expect(try change(-1, 40_000, reach: 86_400) == [nil, 70])
    }

    @Test func `what moved most comes first`() throws {
        let history = try TemporaryDirectory.history()
        let names = ["steady", "up", "down", "fromZero", "new"]
        let series = names.map { Series(network: "akash", metric: $0) }
        let before = Dictionary(uniqueKeysWithValues: zip(series, [10.0, 10, 10, 0]))
        let after = Dictionary(uniqueKeysWithValues: zip(series, [10.0, 12, 5, 7, 9]))
        try history.record(.capacity(before.map { ($0, $1) }, at: noon - .seconds(86_400)))
        try history.record(.capacity(after.map { ($0, $1) }))
        func movers(_ count: Int) throws -> [String] {
            try history.movers(over: .seconds(86_400), until: noon, count: count).map(\.series.metric)
        }
        #expect(try movers(9) == ["down", "up", "steady"])
        #expect(try movers(1) == ["down"])
        #expect(try movers(-1).isEmpty)
    }
}
