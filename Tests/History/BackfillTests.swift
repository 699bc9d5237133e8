import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct BackfillTests {
    let range = TimeRange(noon - .seconds(1_000 * 86_400), noon + .seconds(86_400))

    func batch(_ values: [(Int64, Double)], origin: Origin = .backFilled) -> Backfill {
        Backfill(
            network: "akash", source: "history", time: noon + .milliseconds(500), hash: "9f2c",
            origin: origin,
            samples: values.map { Sample(.nodes, at: noon - .seconds($0.0), $0.1) })
    }

    @Test func `every sample sits on its own time`() throws {
        let history = try TemporaryDirectory.history()
        let days: [(Int64, Double)] = (0..<400).map { ($0 * 86_400, Double($0)) }
        #expect(try history.backfill(batch(days)) == Receipt(stored: 400))
        let samples = try history.samples(.nodes, over: range)
        #expect(samples.map(\.value) == (0..<400).reversed().map(Double.init))
        #expect(samples.first?.time == noon - .seconds(399 * 86_400))
    }

    @Test func `what was measured stays`() throws {
        let history = try TemporaryDirectory.history()
        try history.record(.capacity([(.nodes, 62)]))
        #expect(try history.backfill(batch([(0, 1), (60, 2)])) == Receipt(stored: 1, repeated: 1))
        #expect(try history.backfill(batch([(0, 1), (60, 2)])) == Receipt(repeated: 2))
        #expect(try history.samples(.nodes, over: range).map(\.value) == [2, 62])
        let latest = try #require(try history.latest().first)
        #expect((latest.value, latest.origin) == (62, .measured))
    }

    @Test func `a value of the past that is the newest says where it came from`() throws {
        let history = try TemporaryDirectory.history()
        try history.backfill(batch([(60, 2)], origin: .generated))
        let latest = try #require(try history.latest().first)
        #expect((latest.value, latest.origin, latest.hash) == (2, .generated, "9f2c"))
        #expect((latest.sourceNetwork, latest.source) == ("akash", "history"))
        #expect(latest.polledAt == noon + .milliseconds(500))
        #expect(latest.time == noon - .seconds(60))
    }

    @Test func `a batch is no poll`() throws {
        let history = try TemporaryDirectory.history()
        try history.backfill(batch([(60, 2)]))
        #expect(try history.sources().isEmpty)
        #expect(try history.polls(network: "akash", source: "history", over: range).isEmpty)
        #expect(
            try history.availability(network: "akash", source: "history", over: range) == Availability())
    }

    @Test func `a measured sample does not replace a back-filled one`() throws {
        let history = try TemporaryDirectory.history()
        try history.backfill(batch([(0, 2)]))
        #expect(try history.record(.capacity([(.nodes, 62)])) == Receipt(repeated: 1))
        #expect(try history.samples(.nodes, over: range).map(\.value) == [2])
    }
}
