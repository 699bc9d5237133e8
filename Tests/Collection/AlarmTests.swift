@testable import Collection
import Metrics
import Testing

@Suite(.timeLimit(.minutes(1))) struct `An alarm` {
    private let clock = HandClock()
    private let alarm = Alarm()

    @Test func `ends a sleep before its time`() async {
        async let sleep: Void = alarm.sleep(until: .distantFuture, on: clock)
        await clock.sleepers()
        alarm.ring()
        await sleep
    }

    @Test func `lets a sleep end at its time`() async {
        async let sleep: Void = alarm.sleep(until: clock.now() + .seconds(5), on: clock)
        await clock.sleepers()
        clock.advance(by: .seconds(5))
        await sleep
    }

    @Test func `that rang before ends the next sleep, and only that`() async {
        alarm.ring()
        await alarm.sleep(until: .distantFuture, on: clock)
        async let sleep: Void = alarm.sleep(until: clock.now() + .seconds(5), on: clock)
        await clock.sleepers()
        clock.advance(by: .seconds(5))
        await sleep
    }

    @Test func `ends with its task`() async {
        let task = Task { [alarm, clock] in await alarm.sleep(until: .distantFuture, on: clock) }
        await clock.sleepers()
        task.cancel()
        await task.value
    }
}
