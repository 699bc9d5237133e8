internal import Metrics

/// What a reading says of a rule.
enum Verdict: Hashable {
    /// The condition holds.
    case over
    /// Between the limit and where it clears: whatever was the case stays.
    case between
    /// The condition does not hold.
    case under
}

/// Follows one rule from reading to reading: quiet, waiting for its hold time, firing.
///
/// A gap in the readings changes nothing: only a reading makes an alert fire or end.
struct AlertTracker: Hashable {
    enum Phase: Hashable {
        case quiet
        /// The condition has held since then, but not for long enough.
        case waiting(since: Timestamp)
        case firing(since: Timestamp)
    }

    enum Transition: Hashable {
        /// It fires; the condition has held since then.
        case fired(since: Timestamp, at: Timestamp)
        case ended(at: Timestamp)
    }

    private(set) var phase: Phase
    private let hold: Duration

    init(hold: Duration, phase: Phase = .quiet) {
        self.hold = hold
        self.phase = phase
    }

    /// Takes the next reading; their times must not go back.
    mutating func take(_ verdict: Verdict, at time: Timestamp) -> Transition? {
        switch (phase, verdict) {
        case (.quiet, .over): return wait(since: time, at: time)
        case (.waiting(let since), .over): return wait(since: since, at: time)
        case (.waiting, .between), (.waiting, .under):
            // It must hold the whole time.
            phase = .quiet
            return nil
        case (.firing, .under):
            phase = .quiet
            return .ended(at: time)
        default: return nil
        }
    }

    private mutating func wait(since: Timestamp, at time: Timestamp) -> Transition? {
        guard time - since >= hold else {
            phase = .waiting(since: since)
            return nil
        }
        phase = .firing(since: since)
        return .fired(since: since, at: time)
    }
}
