import Foundation
import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct ColumnsTests {
    @Test func `columns carry the band and gaps stay gaps`() throws {
        let history = try TemporaryDirectory.history()
        for (second, value) in [(0, 3.0), (10, 1.0), (19, 2.0), (40, 7.0)] as [(Int64, Double)] {
            try history.record(.capacity([(.nodes, value)], at: noon + .seconds(second)))
        }
        let columns = try history.columns(.nodes, over: TimeRange(noon, noon + .seconds(60)), count: 3)
        #expect(
            columns == [
                Column(
                    min: 1, max: 3, average: 2, count: 3, last: 2, times: noon.seconds...noon.seconds + 19),
                nil, Column(7, at: noon.seconds + 40),
            ])
    }

    @Test func `a sample on a border belongs to the later column`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 1)], at: noon + .seconds(30)))
        try history.record(.capacity([(.nodes, 9)], at: noon + .seconds(60)))
        let columns = try history.columns(.nodes, over: TimeRange(noon, noon + .seconds(60)), count: 2)
        #expect(columns.map { $0?.count } == [nil, 1])
    }

    @Test func `an average never leaves the band`() throws {
        let history = try TemporaryDirectory.history()
        let huge = Double.greatestFiniteMagnitude
        for (second, value) in [(0, 0.1), (1, 0.1), (2, 0.1), (10, huge), (11, huge), (12, -huge)]
            as [(Int64, Double)]
        {
            try history.record(.capacity([(.nodes, value)], at: noon + .seconds(second)))
        }
        let columns = try history.columns(.nodes, over: TimeRange(noon, noon + .seconds(20)), count: 2)
        for column in columns.compactMap(\.self) {
            #expect((column.min...column.max).contains(column.average))
        }
        #expect(columns.first??.average == 0.1)
    }

    @Test(arguments: [0, -1, Int.min])
    func `no columns are none`(count: Int) throws {
        let history = try TemporaryDirectory.history()
        #expect(try history.columns(.nodes, over: TimeRange(noon, noon + .seconds(60)), count: count).isEmpty)
    }

    @Test func `an empty range and an unknown series are gaps`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 1)]))
        #expect(try history.columns(.nodes, over: TimeRange(noon, noon), count: 2) == [nil, nil])
        #expect(
            try history.columns(.price, over: TimeRange(noon, noon + .seconds(60)), count: 2) == [nil, nil])
    }

    @Test func `many series come in their order`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 62), (.price, 2.56)]))
        let unknown = Series(network: "x", metric: "y")
        let columns = try history.columns(
            [.price, unknown, .nodes, .price], over: TimeRange(noon, noon + .seconds(1)), count: 1)
        #expect(columns.map { $0.map { $0?.last } } == [[2.56], [nil], [62], [2.56]])
    }

    /// Against a reference that asks of every column and every sample whether it belongs.
    @Test(arguments: 0..<40)
    func `columns are those of the naive reference`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let history = try TemporaryDirectory.history()
        var values: [Int64: Double] = [:]
        var poll = Poll.capacity()
        for _ in 0..<800 {
            let second = Int64.random(in: -600...600, using: &random)
            let value = Double(Int.random(in: -1_000...1_000, using: &random)) / 8
            if values[second] == nil { values[second] = value }
            poll.samples.append(Sample(.nodes, at: noon + .seconds(second), value))
        }
        try history.record(poll)
        let start = noon + .milliseconds(Int64.random(in: -700_000...500_000, using: &random))
        let range = TimeRange(start, start + .milliseconds(Int64.random(in: 1...900_000, using: &random)))
        let count = Int.random(in: 1...400, using: &random)
        let inside = values.map { (time: noon + .seconds($0.key), value: $0.value) }
            .filter { range.contains($0.time) }.sorted { $0.time < $1.time }

        #expect(try history.samples(.nodes, over: range).map(\.value) == inside.map(\.value))
        let columns = try history.columns(.nodes, over: range, count: count)
        #expect(columns.count == count)
        let length = range.end.milliseconds - range.start.milliseconds
        for (index, column) in columns.enumerated() {
            let members = inside.filter {
                ($0.time.milliseconds - range.start.milliseconds) * Int64(count) / length == Int64(index)
            }.map(\.value)
            #expect(column?.count ?? 0 == members.count)
            #expect(column?.min == members.min())
            #expect(column?.max == members.max())
            #expect(column?.last == members.last)
            // Eighths add up exactly.
            #expect(column?.average == (members.isEmpty ? nil : members.reduce(0, +) / Double(members.count)))
        }
    }
}
