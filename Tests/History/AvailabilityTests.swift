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
            ([.ok, .ok, .ok, .ok], Availability(good: 4, coverage: 1, up: 1)),
            (
                [.ok, .failed(reason: "x"), .noData(reason: "x"), .ok],
                Availability(good: 2, blamed: 2, coverage: 1, up: 0.5)
            ),
            (
                [.ok, .ok, .limited(reason: "x"), .ok],
                Availability(good: 3, unmeasured: 1, coverage: 0.75, up: 0.75)
            ),
            (
                [.ok, .needsKey(name: "K"), .unmeasured(reason: "x"), .ok],
                Availability(good: 2, unmeasured: 2, coverage: 0.5, up: 0.5)
            ),
            // Not running for two of eight minutes: the poll before speaks for half a minute of them.
            (
                [.ok, .ok, .ok, .ok, nil, nil, .ok, .ok],
                Availability(good: 6, coverage: 6.5 / 8, up: 6.5 / 8)
            ),
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

    @Test func `share is of the time that was measured`() {
        #expect(Availability(good: 3, blamed: 1, unmeasured: 9).share == 0.75)
        #expect(Availability(good: 3, blamed: 1, coverage: 0.5, up: 0.25).share == 0.5)
        #expect(Availability(unmeasured: 9).share == nil)
    }

    /// Down from the first failure on for a day, six hours or two of thirty days; asked every minute, and after each
    /// failure in a row only after 30 seconds, then 1, 2, 4 … minutes and at most an hour.
    @Test(arguments: [86_400, 21_600, 7_200])
    func `an outage weighs by its time, however seldom it was asked in`(outage: Int64) throws {
        let range = TimeRange(noon, noon + .seconds(30 * 86_400))
        let start: Int64 = 10 * 86_400
        func point(_ second: Int64, _ outcome: Outcome) -> PollPoint {
            PollPoint(time: noon + .seconds(second), outcome: outcome, phases: nil)
        }
        var points = stride(from: 0, to: start, by: 60).map { point($0, .ok) }
        var (time, pause) = (start, Int64(30))
        while time < start + outage {
            points.append(point(time, .failed(reason: "HTTP 500")))
            time += pause
            pause = min(pause * 2, 3_600)
        }
        points += stride(from: (time + 59) / 60 * 60, to: 30 * 86_400, by: 60).map { point($0, .ok) }
        let whole = try #require(Availability.parts(of: points[...], over: range, count: 1).first)
        #expect(whole.coverage > 0.999_9)
        // The pause that the outage ended in counts as down too: an hour at most.
        let up = try #require(whole.share)
        let (month, most) = (30 * 86_400.0, 1 - Double(outage) / (30 * 86_400))
        #expect((most - 3_660 / month...most + 1e-9).contains(up))
    }

    @Test func `time without Assay is not the source's, whatever it did before`() throws {
        let points = [0, 60, 120, 150, 210, 7_200, 7_260].enumerated().map { index, second in
            PollPoint(
                time: noon + .seconds(Int64(second)), outcome: 2...4 ~= index ? .failed(reason: "x") : .ok,
                phases: nil)
        }
        let parts = Availability.parts(
            of: points[...], over: TimeRange(noon, noon + .seconds(7_320)), count: 1)
        // Half a minute and a minute of back-off, then one and a half times the usual minute.
        #expect(parts.map { ($0.coverage * 7_320).rounded() } == [120 + 90 + 90 + 120])
        #expect(parts.map { ($0.up * 7_320).rounded() } == [240])
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
