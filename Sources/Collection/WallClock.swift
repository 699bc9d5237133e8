public import Metrics

/// What the collection goes by, so that tests can move it by hand.
public protocol WallClock: Sendable {
    /// The present moment.
    func now() -> Timestamp
    /// For how long the machine has been awake, whatever somebody sets the clock to.
    func awake() -> Duration
    /// Returns once `now()` has reached `time`, or at once when the task is cancelled; also, within ten minutes, when the
    /// clock is set by more than that.
    func sleep(until time: Timestamp) async
}

/// The system's clock.
public struct SystemClock: WallClock {
    public init() {}

    public func now() -> Timestamp { .now() }

    public func awake() -> Duration { SuspendingClock.now.duration }

    public func sleep(until time: Timestamp) async {
        // Long sleeps are cut: a clock that was set is noticed within ten minutes.
        var watch = ClockWatch(self)
        while !Task.isCancelled {
            let rest = time - now()
            if rest <= .zero { return }
            try? await Task.sleep(for: min(rest, .seconds(600)))
            if watch.jump(of: self) != nil { return }
        }
    }
}

extension SuspendingClock.Instant {
    /// Since some moment that stays the same while the process lives.
    fileprivate var duration: Duration { Self.start.duration(to: self) }

    private static let start = SuspendingClock.now
}
