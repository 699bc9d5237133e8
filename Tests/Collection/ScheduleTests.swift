@testable import Collection
import Metrics
import Testing

@Suite struct `A schedule` {
    /// 2026-11-24T00:00:00Z, a multiple of a minute and of an hour.
    private static let start = Timestamp(seconds: 1_795_478_400)

    private func schedule(every: Duration = .seconds(600)) -> Schedule {
        Schedule(every: every, now: Self.start)
    }

    @Test(arguments: [(0, 0), (1, 0), (599, 0), (600, 600), (1_234, 1_200), (-1, -600)])
    func `cuts time into slots that do not depend on when it began`(offset: Int64, slot: Int64) {
        let other = Schedule(every: .seconds(600), now: Self.start + .seconds(77))
        for schedule in [schedule(), other] {
            #expect(schedule.slot(at: Self.start + .seconds(offset)) == Self.start + .seconds(slot))
        }
    }

    @Test func `asks at once, then once a slot, a little after its beginning`() {
        var schedule = schedule()
        #expect(schedule.due == Self.start)
        schedule.learn(.success, now: Self.start + .seconds(50), jitter: 0)
        #expect(schedule.due == Self.start + .seconds(600))
        schedule.learn(.success, now: Self.start + .seconds(601), jitter: 0.999)
        #expect(schedule.due > Self.start + .seconds(1_214))
        #expect(schedule.due < Self.start + .seconds(1_215))
    }

    @Test func `spreads a fast source by a tenth of its interval at most`() {
        var schedule = schedule(every: .seconds(10))
        schedule.learn(.success, now: Self.start, jitter: 0.999)
        #expect(schedule.due < Self.start + .seconds(11))
    }

    @Test func `comes back ever later after failures, and opens its breaker after five`() {
        var schedule = schedule()
        var pauses: [Double] = []
        var open: [Bool] = []
        for _ in 0..<9 {
            schedule.learn(.failure, now: Self.start, jitter: 0)
            pauses.append((schedule.due - Self.start).inSeconds)
            open.append(schedule.isOpen)
        }
        #expect(pauses == [30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600])
        #expect(open == [false, false, false, false, true, true, true, true, true])
        schedule.learn(.success, now: Self.start, jitter: 0)
        #expect(schedule.failures == 0 && !schedule.isOpen)
        #expect(schedule.due == Self.start + .seconds(600))
    }

    @Test func `of a daily source backs off up to its own interval`() {
        var schedule = schedule(every: .seconds(86_400))
        for _ in 0..<30 { schedule.learn(.failure, now: Self.start, jitter: 0) }
        #expect(schedule.due == Self.start + .seconds(86_400))
    }

    @Test func `counts failures without end`() {
        var schedule = schedule()
        for _ in 0..<1_000 { schedule.learn(.failure, now: Self.start, jitter: 1) }
        #expect(schedule.due == Self.start + .seconds(3_960))
    }

    @Test func `comes back when it was asked to, a daily source too`() {
        var schedule = schedule(every: .seconds(86_400))
        schedule.learn(.askedToWait(.seconds(120)), now: Self.start, jitter: 0)
        #expect(schedule.due == Self.start + .seconds(120))
        #expect(schedule.failures == 0)
    }

    @Test func `is patient with one that is never content`() {
        var schedule = schedule()
        var pauses: [Double] = []
        for _ in 0..<8 {
            schedule.learn(.askedToWait(.seconds(1)), now: Self.start, jitter: 0)
            pauses.append((schedule.due - Self.start).inSeconds)
        }
        #expect(pauses == [30, 60, 120, 240, 480, 960, 1_920, 3_600])
    }

    @Test func `heeds no wait over a day`() {
        var schedule = schedule()
        schedule.learn(.askedToWait(.seconds(99_999_999)), now: Self.start, jitter: 0)
        #expect(schedule.due == Self.start + .seconds(86_400))
    }

    @Test func `holds nothing against a source that it could not ask`() {
        var schedule = schedule()
        schedule.learn(.failure, now: Self.start, jitter: 0)
        schedule.learn(.unmeasured, now: Self.start, jitter: 0)
        #expect(schedule.failures == 1)
        #expect(schedule.due == Self.start + .seconds(30))
    }

    /// A full disk, a figure of another source that stays away.
    @Test func `asks ever less often while nothing can be measured, at last once a slot`() {
        var schedule = Schedule(every: .seconds(86_400), now: Self.start)
        var pauses: [Double] = []
        var now = Timestamp(seconds: Self.start.seconds / 86_400 * 86_400)
        for _ in 0..<9 {
            schedule.learn(.unmeasured, now: now, jitter: 0)
            pauses.append((schedule.due - now).inSeconds)
            now = schedule.due
        }
        #expect(pauses == [30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680] && schedule.failures == 0)
        schedule.learn(.success, now: now, jitter: 0)
        schedule.learn(.unmeasured, now: now, jitter: 0)
        #expect(schedule.due == now + .seconds(30))
        var fast = self.schedule(every: .seconds(60))
        for _ in 0..<5 { fast.learn(.unmeasured, now: Self.start, jitter: 0) }
        #expect(fast.due <= Self.start + .seconds(60))
    }

    @Test func `asks ever less often while no host can be reached, and at most five minutes apart`() {
        var schedule = Schedule(every: .seconds(3_600), now: Self.start)
        var pauses: [Double] = []
        for _ in 0..<6 {
            schedule.learn(.outage, now: Self.start, jitter: 0)
            pauses.append((schedule.due - Self.start).inSeconds)
        }
        #expect(pauses == [30, 60, 120, 240, 300, 300] && schedule.failures == 0)
        schedule.learn(.success, now: Self.start, jitter: 0)
        schedule.learn(.outage, now: Self.start, jitter: 0)
        #expect(schedule.due == Self.start + .seconds(30))
    }

    @Test func `lets a source rest whose key is missing`() {
        var schedule = schedule()
        schedule.learn(.hopeless, now: Self.start, jitter: 0)
        #expect(schedule.due > Self.start + .seconds(100 * 365 * 86_400))
    }

    @Test func `can be hurried, never delayed by it`() {
        var schedule = schedule()
        schedule.learn(.success, now: Self.start, jitter: 0)
        schedule.hurry(now: Self.start + .seconds(5))
        #expect(schedule.due == Self.start + .seconds(5))
        schedule.hurry(now: Self.start + .seconds(9))
        #expect(schedule.due == Self.start + .seconds(5))
    }

    @Test(arguments: [Schedule.Lesson.failure, .unmeasured, .outage])
    func `is left as it was by a hurried poll that fails`(lesson: Schedule.Lesson) {
        var schedule = schedule()
        for _ in 0..<7 { schedule.learn(.failure, now: Self.start, jitter: 0) }
        let due = schedule.due
        schedule.hurry(now: Self.start + .seconds(5))
        schedule.learn(lesson, now: Self.start + .seconds(6), jitter: 0)
        #expect(schedule.failures == 7 && schedule.due == due)
        schedule.hurry(now: Self.start + .seconds(20))
        schedule.learn(.success, now: Self.start + .seconds(21), jitter: 0)
        #expect(schedule.failures == 0 && schedule.due < due)
        // What comes due by itself counts again.
        schedule.learn(.failure, now: Self.start + .seconds(60), jitter: 0)
        #expect(schedule.failures == 1)
    }
}
