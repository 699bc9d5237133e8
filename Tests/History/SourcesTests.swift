import Foundation
import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct SourcesTests {
    @Test func `every poll is a row of its own even for one slot`() throws {
        let history = try TemporaryDirectory.history()
        var poll = Poll.capacity([(.nodes, 62)])
        poll.status = 200
        poll.phases = Phases(dns: 0.5, connect: 10, tls: 20.25, firstByte: 100, total: 143)
        (poll.bytes, poll.hash, poll.probes, poll.notes) = (
            512, "9f2c", .service, ["gpu.total: nothing at $.x"]
        )
        try history.record(poll)
        try history.record(.capacity([], .failed(reason: "HTTP 500")))
        let polls = try history.polls(
            network: "akash", source: "capacity", over: TimeRange(noon, noon + .seconds(1)))
        #expect(
            polls == [
                PollRecord(
                    network: "akash", source: "capacity", slot: noon, time: noon + .milliseconds(250),
                    outcome: .ok,
                    status: 200, phases: poll.phases, bytes: 512, hash: "9f2c", origin: .measured,
                    probes: .service, receipt: Receipt(stored: 1), notes: ["gpu.total: nothing at $.x"]),
                PollRecord(
                    network: "akash", source: "capacity", slot: noon, time: noon + .milliseconds(250),
                    outcome: .failed(reason: "HTTP 500"), status: nil, phases: nil, bytes: 0, hash: nil,
                    origin: .measured, probes: .statistics, receipt: Receipt(), notes: []),
            ])
        #expect(
            try history.polls(network: "akash", source: "other", over: TimeRange(noon, noon + .seconds(1)))
                .isEmpty)
        #expect(try history.polls(network: "akash", source: "capacity", over: TimeRange(noon, noon)).isEmpty)
    }

    @Test(
        arguments: [
            ([], 0), ([.ok], 0), ([.failed(reason: "x")], 1),
            ([.ok, .failed(reason: "x"), .noData(reason: "zeros")], 2),
            ([.failed(reason: "x"), .limited(reason: "429"), .failed(reason: "x")], 2),
            ([.failed(reason: "x"), .ok], 0),
            ([.unmeasured(reason: "asleep"), .needsKey(name: "ASSAY_KEY"), .limited(reason: "429")], 0),
        ] as [([Outcome], Int)])
    func `only what the source did counts as a failure`(outcomes: [Outcome], failures: Int) throws {
        let history = try TemporaryDirectory.history()
        for (index, outcome) in outcomes.enumerated() {
            try history.record(.capacity([], at: noon + .seconds(Int64(index)), outcome))
        }
        let record = try history.sources().first
        #expect(record?.failures ?? 0 == failures)
        #expect(record?.last.outcome == outcomes.last)
        #expect(record?.lastGood?.outcome == outcomes.last { $0 == .ok })
        #expect(record?.lastProblem?.outcome == outcomes.last { $0 != .ok })
    }

    @Test func `the last poll is the one recorded last whatever the clock said`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([], at: noon + .seconds(86_400), .failed(reason: "early")))
        try history.record(.capacity([], at: noon))
        #expect(try history.sources().first?.last.slot == noon)
    }

    @Test(
        arguments: [
            (.ok, "ok", true), (.noData(reason: "r"), "no-data", true),
            (.failed(reason: "r"), "failed", true),
            (.limited(reason: "r"), "limited", false), (.needsKey(name: "r"), "needs-key", false),
            (.unmeasured(reason: "r"), "unmeasured", false),
        ] as [(Outcome, String, Bool)])
    func `outcomes read back`(outcome: Outcome, name: String, isMeasured: Bool) throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([], outcome))
        #expect(try history.sources().first?.last.outcome == outcome)
        #expect(outcome.name == name)
        #expect(outcome.isMeasured == isMeasured)
        #expect(outcome.isGood == (name == "ok"))
    }
}
