import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `Polls of the past` {
    private func poll(_ minutes: Int64, _ outcome: Outcome = .ok) -> Poll {
        let time = noon - .seconds(minutes * 60)
        return Poll(
            network: "akash", source: "capacity", slot: time, time: time, outcome: outcome,
            phases: Phases(dns: 0, connect: 1, tls: 2, firstByte: 3, total: 7), origin: .generated,
            probes: .service)
    }

    @Test func `read back as they were, before those that were sent`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 62)]))
        try history.backfill(polls: [poll(2), poll(1, .failed(reason: "HTTP 503"))])
        let polls = try history.polls(
            network: "akash", source: "capacity", over: TimeRange(noon - .seconds(600), noon + .seconds(60)))
        #expect(polls.map(\.outcome) == [.ok, .failed(reason: "HTTP 503"), .ok])
        #expect(polls.map(\.origin) == [.generated, .generated, .measured])
    }

    @Test func `leave the newest figures, and how the source does, as they are`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 62)]))
        let before = try history.sources()
        try history.backfill(polls: [poll(1, .failed(reason: "HTTP 503"))])
        #expect(try history.sources() == before)
        #expect(try history.latest().map(\.value) == [62])
        try history.record(.capacity([(.nodes, 63)], at: noon + .seconds(60)))
        #expect(try history.latest().map(\.value) == [63])
    }

    @Test func `none are nothing`() throws {
        let history = try TemporaryDirectory.history()
        try history.backfill(polls: [])
        #expect(try history.sources().isEmpty)
    }
}
