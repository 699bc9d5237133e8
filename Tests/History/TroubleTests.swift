import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `The trouble of a source` {
    @Test func `is what its newest poll without an answer says, range by range`() throws {
        let history = try TemporaryDirectory.history()
        let outcomes: [Outcome] = [
            .ok, .failed(reason: "HTTP 500"), .failed(reason: "HTTP 502"), .ok, .ok, .needsKey(name: "KEY"),
        ]
        for (minute, outcome) in outcomes.enumerated() {
            let time = noon + .seconds(Int64(minute) * 60)
            try history.record(
                Poll(network: "akash", source: "node", slot: time, time: time, outcome: outcome))
        }
        func minutes(_ first: Int64, _ last: Int64) -> TimeRange {
            TimeRange(noon + .seconds(first * 60), noon + .seconds(last * 60))
        }
        let troubles = try history.trouble(
            network: "akash", source: "node",
            over: [minutes(0, 4), minutes(0, 2), minutes(3, 5), minutes(5, 6), minutes(9, 12)])
        #expect(
            troubles.map { $0?.outcome } == [
                .failed(reason: "HTTP 502"), .failed(reason: "HTTP 500"), nil, .needsKey(name: "KEY"), nil,
            ])
        #expect(troubles[0].map { [$0.first, $0.newest] } == [noon + .seconds(60), noon + .seconds(120)])
        #expect(try history.trouble(network: "akash", source: "other", over: [minutes(0, 9)]) == [nil])
    }
}
