import History
import Metrics
import TestSupport
import Testing

@testable import Alerts

/// Of twenty bytes ten are in use on one day and six on the next: half, and then three tenths.
@Suite(.temporaryDirectory, .timeLimit(.minutes(1))) struct `A rule on a derived figure` {
    private static let inUse = Series(network: "akash", metric: "storage.utilization")
    private let rule = AlertRule(
        name: "idle", .below(inUse, limit: 0.4, clear: 0.45), unit: .ratio)

    private func record(_ used: Double, at minutes: Int64, _ fixture: Fixture) throws {
        try fixture.poll(
            [("storage.used", used), ("storage.total", 20)].map { metric, value in
                Sample(Series(network: "akash", metric: metric), at: minute(minutes), value)
            }, at: minutes)
    }

    private func center(_ fixture: Fixture, at clock: HandClock) -> AlertCenter {
        AlertCenter(
            rules: [rule], history: fixture.history, derivation: fixture.derivation, store: fixture.store,
            channels: [], clock: clock)
    }

    @Test func `fires at what is computed now, and ends as that does`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(5))
        let center = center(fixture, at: clock)
        try record(10, at: 0, fixture)
        await center.look()
        #expect(try fixture.store.firing().isEmpty)
        try record(6, at: 1_440, fixture)
        clock.move(to: minute(1_445))
        await center.look()
        let event = try #require(try fixture.store.firing().first)
        #expect(event.rule == "idle" && event.subject == "akash storage.utilization")
        #expect(abs(event.value - 0.3) < 1e-9 && event.fired == minute(1_445))
        try record(20, at: 2_880, fixture)
        clock.move(to: minute(2_885))
        await center.look()
        #expect(try fixture.store.firing().isEmpty)
    }

    @Test func `computes anew only every ten minutes`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(5))
        let center = center(fixture, at: clock)
        try record(10, at: 0, fixture)
        await center.look()
        try record(5, at: 6, fixture)
        clock.move(to: minute(14))
        await center.look()
        #expect(try fixture.store.firing().isEmpty)
        clock.move(to: minute(15))
        await center.look()
        #expect(try fixture.store.firing().map(\.value) == [0.25])
    }

    @Test func `waits where nothing can be computed`() async throws {
        let fixture = try Fixture()
        let center = center(fixture, at: HandClock(minute(5)))
        await center.look()
        #expect(try fixture.store.firing().isEmpty)
        #expect(await center.problem == nil)
    }

    @Test func `is tried on its value of each day`() throws {
        let fixture = try Fixture()
        try record(10, at: 0, fixture)
        try record(6, at: 1_440, fixture)
        try record(20, at: 2_880, fixture)
        let trial = try fixture.trial(rule, minutes: 2_885)
        #expect(minutes(trial) == ["1445-2885"])
    }
}
