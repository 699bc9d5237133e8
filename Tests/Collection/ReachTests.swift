@testable import Collection
import Metrics
import Testing

@Suite(.timeLimit(.minutes(1))) struct `A host that does not answer` {
    private let clock = HandClock()

    @Test func `is blamed when it is the only one`() async {
        let reach = Reach(clock: clock)
        await reach.begin("a")
        await reach.end("a", isAnswered: false)
        #expect(await reach.isAnybodyThere(but: "a", since: clock.now()))
    }

    @Test func `is not blamed when others fail too`() async {
        let reach = Reach(clock: clock)
        for host in ["a", "b"] {
            await reach.begin(host)
            await reach.end(host, isAnswered: false)
        }
        #expect(await reach.isAnybodyThere(but: "a", since: clock.now()) == false)
    }

    @Test func `is blamed when another answers meanwhile`() async {
        let reach = Reach(clock: clock)
        let start = clock.now()
        for host in ["a", "b", "c"] { await reach.begin(host) }
        await reach.end("a", isAnswered: false)
        await reach.end("b", isAnswered: false)
        async let verdict = reach.isAnybodyThere(but: "a", since: start)
        await clock.sleepers()
        clock.advance(by: .seconds(2))
        await reach.end("c", isAnswered: true)
        #expect(await verdict)
    }

    @Test func `is blamed though another has been failing all along`() async {
        let reach = Reach(clock: clock)
        await reach.begin("dead")
        await reach.end("dead", isAnswered: false)
        clock.advance(by: .seconds(60))
        await reach.begin("b")
        await reach.end("b", isAnswered: true)
        clock.advance(by: .seconds(60))
        await reach.begin("dead")
        await reach.end("dead", isAnswered: false)
        let start = clock.now()
        await reach.begin("a")
        await reach.end("a", isAnswered: false)
        #expect(await reach.isAnybodyThere(but: "a", since: start))
    }

    @Test func `waits ten seconds for the others at most`() async {
        let reach = Reach(clock: clock)
        for host in ["a", "b", "c"] { await reach.begin(host) }
        await reach.end("a", isAnswered: false)
        await reach.end("b", isAnswered: false)
        async let verdict = reach.isAnybodyThere(but: "a", since: clock.now())
        await clock.sleepers()
        clock.advance(by: .seconds(10))
        #expect(await verdict == false)
    }
}
