import Analysis
import Foundation
import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct ProbeFigureTests {
    private static let networks = [
        network("akash"), network("silent", hasNode: false),
        network("router", control: "company", layer: "reference"),
    ]

    @Test func `what was not measured is neither up nor down`() throws {
        let fixture = try Fixture(networks: Self.networks)
        let outcomes: [Outcome] =
            Array(repeating: .ok, count: 72) + Array(repeating: .failed(reason: "HTTP 500"), count: 4)
            + Array(repeating: .noData(reason: "zeros"), count: 4)
            + Array(repeating: .limited(reason: "429"), count: 10)
            + Array(repeating: .unmeasured(reason: "asleep"), count: 10) + [.needsKey(name: "KEY")]
        for (index, outcome) in outcomes.enumerated() {
            try fixture.probe("akash", at: noon - .seconds(3_600 * (index + 1)), outcome)
        }
        let figure = try fixture.figure(.availability)
        #expect(try abs(#require(figure.value) - 0.9) < 1e-12)
        #expect(figure.count == 80)
        #expect(try abs(#require(figure.coverage) - 80.0 / 720) < 1e-12)
    }

    /// Ten days of both; of what is asked once an hour nothing failed, of what is asked once a day half.
    @Test func `what is asked more often counts no more`() throws {
        let daily =
            "  - { id: daily, get: https://example.org/d, every: 1d, probes: service, values: { cpu.total: $.n } }\n"
        let fixture = try Fixture(networks: [network("akash") + daily])
        for hour in 1...240 { try fixture.probe("akash", at: noon - .seconds(3_600 * hour)) }
        for day in 1...10 {
            try fixture.probe(
                "akash", at: noon - days(Double(day)), day <= 5 ? .ok : .failed(reason: "HTTP 500"),
                source: "daily")
        }
        let figure = try fixture.figure(.availability)
        #expect(try abs(#require(figure.value) - 0.75) < 1e-9)
        #expect(figure.count == 250)
    }

    @Test func `two polls of a month say nothing of its availability`() throws {
        let fixture = try Fixture(networks: Self.networks)
        for index in 1...2 {
            try fixture.probe("akash", at: noon - .seconds(3_600 * index), .failed(reason: "HTTP 500"))
        }
        #expect(
            try fixture.figure(.availability).absence
                == .tooLittle(input: "availability", coverage: 2.0 / 720, needed: 0.1))
    }

    @Test func `only service probes speak of latency and availability`() throws {
        let fixture = try Fixture(networks: Self.networks)
        try fixture.record("silent", [("nodes.online", .none, 5)], at: noon - .seconds(60))
        for metric in [.availability, .latencyMedian, .latencyDispersion] as [DerivedMetric] {
            #expect(try fixture.figure(metric, of: "silent").absence == .noServiceProbe(network: "silent"))
            #expect(try fixture.figure(metric).absence == .noInput(["service probe"]))
        }
    }

    /// Percentiles by hand, linear between ranks: of 10, 20 … 110 the median is 60 and the 95th percentile 105.
    @Test func `latency is of the last day, and its dispersion of the last week`() throws {
        let fixture = try Fixture(networks: Self.networks)
        for step in 1...11 {
            try fixture.probe("akash", at: noon - .seconds(3_600 * step), total: Double(10 * step))
            try fixture.probe("router", at: noon - .seconds(3_600 * step), total: 40)
        }
        #expect(try fixture.figure(.latencyMedian).value == 60)
        #expect(try fixture.figure(.latencyTail).value == 105)
        #expect(try fixture.figure(.latencyDispersion).value == 1.75)
        #expect(try fixture.figure(.latencyRelative).value == 1.5)
        #expect(try fixture.figure(.latencyRelative).formula == "latency.p50 / latency.p50 of Router")
        #expect(try abs(#require(fixture.figure(.latencyMedian).coverage) - 11.0 / 24) < 1e-12)
        try fixture.probe("akash", at: noon - days(3), total: 10_000)
        #expect(try fixture.figure(.latencyMedian).value == 60)
        #expect(try fixture.figure(.latencyDispersion).count == 12)
    }

    @Test func `a figure of probes is as little genuine as the least of those that count for it`() throws {
        let fixture = try Fixture(networks: Self.networks)
        try fixture.probe("akash", at: noon - days(20), origin: .generated)
        try fixture.probe("akash", at: noon - days(3), origin: .recorded)
        try fixture.probe(
            "akash", at: noon - .seconds(7_200), .failed(reason: "HTTP 500"), origin: .generated)
        for step in 200...280 { try fixture.probe("akash", at: noon - .seconds(3_600 * step)) }
        try fixture.probe("akash", at: noon - .seconds(3_600))
        #expect(try fixture.figure(.availability).origin == .generated)
        #expect(try fixture.figure(.latencyDispersion).origin == .recorded)
        #expect(try fixture.figure(.latencyMedian).origin == .measured)
    }
}
