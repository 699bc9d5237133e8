internal import History
internal import Metrics

/// Tells a clock that was set, or a machine that slept, from time that has passed.
struct ClockWatch: Sendable {
    private var time: Timestamp
    private var awake: Duration

    /// Less is the clock's own affair: it is set right a little now and then.
    static let tolerance = Duration.seconds(600)

    init(_ clock: any WallClock) { (time, awake) = (clock.now(), clock.awake()) }

    /// By how much the clock has jumped since the last look; nil where that is no more than ten minutes.
    mutating func jump(of clock: any WallClock) -> Duration? {
        let (now, nowAwake) = (clock.now(), clock.awake())
        defer { (time, awake) = (now, nowAwake) }
        let jump = (now - time) - (nowAwake - awake)
        return jump > Self.tolerance || jump < .zero - Self.tolerance ? jump : nil
    }
}

extension Unusable {
    /// The clock jumped, and what was asked before it and after it would lie in a false order.
    static func clockJumped(by jump: Duration) -> Unusable {
        Unusable(
            outcome: .unmeasured(
                reason: "the clock jumped by \(Int(jump.inSeconds)) s, or the machine slept, between polls"))
    }
}
