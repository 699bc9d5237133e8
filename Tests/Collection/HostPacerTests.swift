@testable import Collection
import Metrics
import Testing

@Suite struct `A host pacer` {
    private let now = Timestamp(seconds: 1_000)

    @Test func `keeps requests to one host apart, and others not`() {
        var pacer = HostPacer()
        let starts = (0..<3).map { _ in pacer.reserve("a", spacing: .seconds(2), now: now) }
        #expect(starts == [now, now + .seconds(2), now + .seconds(4)])
        #expect(pacer.reserve("b", spacing: .seconds(2), now: now) == now)
        #expect(pacer.reserve("a", spacing: .seconds(2), now: now + .seconds(60)) == now + .seconds(60))
    }

    /// Two networks may ask one host.
    @Test func `keeps the greater of two spacings`() {
        var pacer = HostPacer()
        #expect(pacer.reserve("a", spacing: .seconds(1), now: now) == now)
        #expect(pacer.reserve("a", spacing: .seconds(5), now: now) == now + .seconds(5))
        #expect(pacer.reserve("a", spacing: .seconds(1), now: now) == now + .seconds(10))
        #expect(pacer.reserve("a", spacing: .seconds(1), now: now) == now + .seconds(11))
    }

    @Test func `closes a host until the latest time that it asked for`() {
        var pacer = HostPacer()
        pacer.close("a", until: now + .seconds(30))
        pacer.close("a", until: now + .seconds(10))
        #expect(pacer.opening(of: "a") == now + .seconds(30))
        #expect(pacer.opening(of: "b") == nil)
        #expect(pacer.reserve("a", spacing: .seconds(1), now: now) == now + .seconds(30))
        #expect(pacer.reserve("a", spacing: .seconds(1), now: now) == now + .seconds(31))
    }
}
