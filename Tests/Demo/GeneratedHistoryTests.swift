@testable import Demo
import Metrics
import Testing

@Suite struct `A generated past` {
    /// Noon of 2026-11-24, UTC.
    private static let now = Timestamp(seconds: 1_795_521_600)
    private static let quarter = TimeRange(.seconds(90 * 86_400), until: now)
    private static let price = Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"])
    private static let used = Series(network: "akash", metric: "gpu.utilization")

    private let generator = GeneratedHistory(
        vocabulary: Vocabulary([
            Metric(name: "gpu.price.median", title: "Price", unit: Unit(rawValue: "USD"), decimals: 2),
            Metric(
                name: "gpu.utilization", title: "Used", unit: Unit(rawValue: "ratio"), decimals: 3,
                bounds: 0...1),
            Metric(name: "nodes.online", title: "Nodes", unit: .count, bounds: 0...1_000),
            Metric(name: "subnets", title: "Subnets", unit: .count),
            Metric(name: "spend.total", title: "Spend", unit: Unit(rawValue: "USD"), kind: .counter),
        ]))

    private func past(_ series: Series, _ value: Double, isJoined: Bool = false) -> [Sample] {
        generator.samples(of: series, endingWith: value, over: Self.quarter, isJoined: isJoined)
    }

    @Test func `has a value an hour of headlines and one a day of the rest`() {
        let hours = past(Self.price, 2.5)
        #expect(hours.count == 90 * 24)
        #expect(hours.allSatisfy { $0.time.seconds % 3_600 == 0 && Self.quarter.contains($0.time) })
        let days = past(Series(network: "bittensor", metric: "subnets"), 128)
        #expect(days.count == 90)
        #expect(days.allSatisfy { $0.time.seconds % 86_400 == 0 })
    }

    @Test func `leads to the value that it ends with`() throws {
        let last = try #require(past(Self.price, 2.5).last)
        #expect((last.value - 2.5).magnitude < 0.05)
        let joined = past(Self.price, 2.5, isJoined: true)
        #expect((try #require(joined.first).value - 2.5).magnitude < 0.05)
        #expect((try #require(joined.last).value - 2.5).magnitude < 0.05)
    }

    @Test func `moves, but not wildly`() {
        let values = past(Self.price, 2.5).map(\.value)
        #expect(Set(values).count > 1_000)
        for (before, after) in zip(values, values.dropFirst()) {
            #expect((after / before - 1).magnitude < 0.1)
        }
    }

    @Test func `stays within bounds, and whole where the value is a count`() {
        #expect(past(Self.used, 0.99).allSatisfy { (0...1).contains($0.value) })
        let nodes = past(Series(network: "a", metric: "nodes.online"), 999)
        #expect(nodes.allSatisfy { $0.value == $0.value.rounded() && (0...1_000).contains($0.value) })
    }

    @Test func `of a counter never falls`() {
        let values = past(Series(network: "a", metric: "spend.total"), 8_000_000).map(\.value)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(values.allSatisfy { $0 > 0 && $0 <= 8_000_000 })
    }

    @Test func `is the same every time, and another one for each series`() {
        #expect(past(Self.price, 2.5) == past(Self.price, 2.5))
        let other = past(Series(network: "ionet", metric: "gpu.price.median", labels: ["gpu": "h100"]), 2.5)
        #expect(other.map(\.value) != past(Self.price, 2.5).map(\.value))
    }

    @Test(arguments: [0.0, -5, 1e300, 1e-300]) func `is finite whatever it ends with`(value: Double) {
        #expect(past(Self.price, value).allSatisfy { $0.value.isFinite })
    }
}
