internal import Collection
internal import Glibc
internal import Metrics
internal import Threads

/// Fetches what screens show from the library, on a thread of its own, so that no key waits for a reading.
///
/// What was asked for last counts: a wish that has not been begun gives way to the next one, and a reading that nobody
/// wants any more is given up.
final class Librarian: Sendable {
    /// What a state is to be shown with.
    struct Wish: Sendable {
        var state: State
        /// What it is shown with meanwhile.
        var snapshot: Snapshot
        /// nil while another process collects.
        let collector: Collector?
    }

    fileprivate struct Desk {
        var wish: Wish?
        /// What is to be done when nothing is wished for.
        var errands: [@Sendable (Library) -> Void] = []
        /// How often was asked.
        var count = 0
        /// When that was last.
        var asked = ContinuousClock.now
        /// Whether a reading is wanted that has not been handed over.
        var isBusy = false
        var isAwaited = false
        var fetched: Snapshot?
        var sink: (@Sendable (Snapshot) -> Void)?
    }

    /// What its thread works with; apart, so that the thread does not keep the librarian alive.
    fileprivate final class Room: Sendable {
        let library: Library
        let clock: any WallClock
        let desk = Locked(Desk())
        let bell = SemaphoreWaiter()

        init(_ library: Library, _ clock: any WallClock) {
            self.library = library
            self.clock = clock
        }
    }

    private let room: Room
    private let waiter = SemaphoreWaiter()
    private let thread: LoopThread

    init(_ library: Library, clock: any WallClock) {
        let room = Room(library, clock)
        self.room = room
        thread = LoopThread(waiter: waiter)
        thread.start(standsBack: true) { while room.serve() {} }
    }

    deinit {
        room.desk.withLock { $0.count += 1 }
        thread.stop()
    }

    /// Whether something that was asked for is still to come.
    var isBusy: Bool { room.desk.withLock { $0.isBusy } }

    /// Asks for a snapshot, in place of what was asked for before.
    func ask(for wish: Wish) {
        room.desk.withLock { desk in
            desk.count += 1
            desk.asked = .now
            desk.wish = wish
            desk.isBusy = true
            desk.fetched = nil
        }
        waiter.wake()
    }

    /// Does something on its thread, after what was asked for before; before its other errands where `isFirst`.
    func run(isFirst: Bool = false, _ errand: @escaping @Sendable (Library) -> Void) {
        room.desk.withLock { $0.errands.insert(errand, at: isFirst ? 0 : $0.errands.count) }
        waiter.wake()
    }

    /// Waits for what was asked for, no longer than until `end` where that is given.
    ///
    /// - Returns: nil when it comes later, to where ``forward(to:)`` says, and when nothing was asked for.
    func take(until end: ContinuousClock.Instant?) -> Snapshot? {
        room.desk.withLock { $0.isAwaited = true }
        defer { room.desk.withLock { $0.isAwaited = false } }
        while true {
            let (fetched, isBusy) = room.desk.withLock { desk in
                defer { desk.fetched = nil }
                return (desk.fetched, desk.isBusy)
            }
            if fetched != nil || !isBusy { return fetched }
            guard let end else {
                room.bell.wait()
                continue
            }
            let left = end - .now
            guard left > .zero, room.bell.wait(for: left) else { break }
        }
        // It may have come this moment.
        return room.desk.withLock { desk in
            desk.isAwaited = false
            defer { desk.fetched = nil }
            return desk.fetched
        }
    }

    /// Takes what was asked for where it comes while `work` is done; else it comes later, to where ``forward(to:)`` says.
    func take<Value>(during work: () -> Value) -> (Value, Snapshot?) {
        room.desk.withLock { $0.isAwaited = true }
        let value = work()
        return (value, take(until: .now))
    }

    /// Hands on what nobody waited for.
    func forward(to sink: @escaping @Sendable (Snapshot) -> Void) {
        let late = room.desk.withLock { desk in
            desk.sink = sink
            defer { desk.fetched = nil }
            return desk.fetched
        }
        if let late { sink(late) }
    }
}

extension Librarian.Room {
    /// Reads what is wanted now, or else runs an errand.
    ///
    /// - Returns: whether there was something to do.
    fileprivate func serve() -> Bool {
        let next = desk.withLock { desk in
            defer { desk.wish = nil }
            return desk.wish.map { ($0, desk.count) }
        }
        guard let (wish, number) = next else {
            guard let errand = desk.withLock({ $0.errands.isEmpty ? nil : $0.errands.removeFirst() }) else {
                return false
            }
            errand(library(while: { true }))
            return true
        }
        var library = library(while: { [self] in desk.withLock { $0.count == number } })
        if wish.snapshot.query == nil {
            library.offer = { [self] in hand($0.besides(wish.snapshot), number, isWhole: false) }
        }
        hand(library.fulfil(wish, clock), number, isWhole: true)
        return true
    }

    /// The library for something that is read for as long as it `isWanted`.
    private func library(while isWanted: @escaping @Sendable () -> Bool) -> Library {
        var library = library
        library.isWanted = { [self, given = library.isWanted] in
            giveWay()
            return given() && isWanted()
        }
        return library
    }

    /// Leaves the processor to the frame that is drawn meanwhile and to the terminal that takes it, where they have been
    /// put beside this thread: a processor changes hands in steps of milliseconds otherwise.
    private func giveWay() {
        if .now < desk.withLock({ $0.asked + Self.frameTime }) { sched_yield() }
    }

    /// How long a frame is given, from when it was asked for; longer would keep readings from a busy machine's turn.
    private static let frameTime = Duration.milliseconds(10)

    private func hand(_ snapshot: Snapshot, _ number: Int, isWhole: Bool) {
        let sink = desk.withLock { desk -> (@Sendable (Snapshot) -> Void)? in
            guard desk.count == number else { return nil }
            if isWhole { desk.isBusy = false }
            if !desk.isAwaited, let sink = desk.sink { return sink }
            desk.fetched = snapshot
            return nil
        }
        if let sink { sink(snapshot) } else { bell.wake() }
    }
}

extension Library {
    /// Reads what a state is shown with.
    fileprivate func fulfil(_ wish: Librarian.Wish, _ clock: any WallClock) -> Snapshot {
        var (state, snapshot) = (wish.state, wish.snapshot)
        let states = wish.collector?.states ?? []
        // What is on screen depends on what is there, so it takes a second look when that has changed.
        for _ in 0..<3 where isWanted() {
            let query = state.query(snapshot)
            snapshot = self.snapshot(for: query, states: states, now: clock.now()).besides(snapshot)
            state.settle(in: snapshot)
            if state.query(snapshot) == query { break }
        }
        return snapshot
    }
}
