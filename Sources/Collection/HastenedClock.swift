public import Metrics

/// A clock that begins at the present moment and runs some times as fast as the system's.
///
/// For measurements: ten minutes at 144 times the speed hold a day's polls, roll-ups and alerts. Limits of single
/// requests stay real time.
public struct HastenedClock: WallClock {
    private let speed: Double
    private let start: Timestamp
    private let system = SystemClock()

    /// Makes a clock that stands at the present moment; a speed that is no positive number counts as 1.
    public init(speed: Double) {
        self.speed = speed > 0 && speed.isFinite ? speed : 1
        start = system.now()
    }

    public func now() -> Timestamp { start + (system.now() - start) * speed }

    public func awake() -> Duration { system.awake() * speed }

    public func sleep(until time: Timestamp) async {
        await system.sleep(until: start + (time - start) / speed)
    }
}
