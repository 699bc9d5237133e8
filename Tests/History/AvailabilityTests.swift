import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct AvailabilityTests {
    /// One poll a minute from noon, unless nil.
    func record(_ outcomes: [Outcome?]) throws -> History {
        let history = try TemporaryDirectory.history()
        for (minute, outcome) in outcomes.enumerated() {
            guard let outcome else { continue }
            let slot = noon + .seconds(Int64(minute) * 60)
            try history.record(
                Poll(
                    network: "akash", source: "node", slot: slot, time: slot, outcome: outcome,
                    phases: outcome.isGood
                        ? Phases(dns: 0, connect: 1, tls: 2, firstByte: 3, total: 7) : nil))
        }
        return history
    }

    func availability(of history: History, minutes: Int64) throws -> Availability {
        try history.availability(
            network: "akash", source: "node", over: TimeRange(noon, noon + .seconds(minutes * 60)))
    }

    @Test(
        arguments: [
            ([.ok, .ok, .ok, .ok], Availability(good: 4, coverage: 1)),
            (
                [.ok, .failed(reason: "x"), .noData(reason: "x"), .ok],
                Availability(good: 2, blamed: 2, coverage: 1)
            ),
            ([.ok, .ok, .limited(reason: "x"), .ok], Availability(good: 3, unmeasured: 1, coverage: 0.75)),
            (
                [.ok, .needsKey(name: "K"), .unmeasured(reason: "x"), .ok],
                Availability(good: 2, unmeasured: 2, coverage: 0.5)
            ),
            // Not running for two of eight minutes: the poll before speaks for half a minute of them.
            ([.ok, .ok, .ok, .ok, nil, nil, .ok, .ok], Availability(good: 6, coverage: 6.5 / 8)),
            ([nil, nil, nil, nil], Availability()),
        ] as [([Outcome?], Availability)])
    func `a source is blamed only for what it did`(outcomes: [Outcome?], expected: Availability) throws {
        let history = try record(outcomes)
        #expect(try availability(of: history, minutes: Int64(outcomes.count)) == expected)
    }

    /// Every hour for a day, then every minute for an hour; and the same with the five hours asleep in between.
    @Test(arguments: [(0..<0, 1.0), (10..<15, 20.5 / 25)])
    func `what was asked less often before was measured all the same`(
        asleep: Range<Int>, coverage: Double
    ) throws {
        let history = try TemporaryDirectory.history()
        let hours = (0..<24).filter { !asleep.contains($0) }.map { $0 * 60 }
        for minute in hours + Array(1_440..<1_500) {
            let slot = noon + .seconds(Int64(minute) * 60)
            try history.record(
                Poll(
                    network: "akash", source: "node", slot: slot, time: slot, outcome: .ok,
                    phases: Phases(dns: 0, connect: 1, tls: 2, firstByte: 3, total: 7)))
        }
        #expect(try abs(availability(of: history, minutes: 1_500).coverage - coverage) < 1e-9)
    }

    @Test func `share is of what was measured`() {
        #expect(Availability(good: 3, blamed: 1, unmeasured: 9).share == 0.75)
        #expect(Availability(unmeasured: 9).share == nil)
    }

    @Test func `parts add up to the whole`() throws {
        let history = try record(
            [.ok, .ok, .failed(reason: "x"), .ok, .limited(reason: "x"), nil, .ok, .ok])
        let range = TimeRange(noon, noon + .seconds(480))
        let parts = try history.availability(network: "akash", source: "node", over: range, count: 4)
        #expect(parts.map(\.good) == [2, 1, 0, 2])
        #expect(parts.map(\.blamed) == [0, 1, 0, 0])
        #expect(parts.map(\.unmeasured) == [0, 0, 1, 0])
        #expect(parts.map(\.coverage) == [1, 1, 0, 1])
        #expect(try history.availability(network: "x", source: "node", over: range, count: -1).isEmpty)
    }

    @Test func `polls come as points`() throws {
        let history = try record([.ok, .failed(reason: "HTTP 500"), .ok])
        let points = try history.pollPoints(
            network: "akash", source: "node", over: TimeRange(noon, noon + .seconds(120)))
        #expect(
            points == [
                PollPoint(
                    time: noon, outcome: .ok,
                    phases: Phases(dns: 0, connect: 1, tls: 2, firstByte: 3, total: 7)),
                PollPoint(time: noon + .seconds(60), outcome: .failed(reason: "HTTP 500"), phases: nil),
            ])
    }
}
