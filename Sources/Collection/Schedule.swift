internal import Metrics

/// When one source is asked next.
///
/// A source is asked once in each slot; slots are the multiples of `every` since 1970, so that polls of different days
/// and processes fall on the same times. A random part of a slot (jitter) keeps sources from all asking at once.
///
/// After a failure it is asked again sooner than the next slot, then after ever longer pauses (exponential back-off).
/// After ``patience`` failures in a row the breaker opens: from then on it gets one trial a pause, until one succeeds.
struct Schedule: Sendable {
    /// What a poll taught about the source.
    enum Lesson: Equatable {
        case success
        case failure
        /// The source said when to come again (429 or 503 with Retry-After); not held against it.
        case askedToWait(Duration)
        /// Assay's own troubles kept it from the source.
        case unmeasured
        /// No host could be reached.
        case outage
        /// It cannot be asked while this process lives: its key is missing.
        case hopeless
    }

    /// Failures in a row after which the breaker opens.
    static let patience = 5
    /// The pause after the first failure.
    static let firstPause = Duration.seconds(30)
    /// The longest pause, unless the source's own schedule is slower.
    static let longestPause = Duration.seconds(3_600)
    /// The longest pause while no host can be reached.
    static let longestOutage = Duration.seconds(300)
    /// The longest that a Retry-After is heeded.
    static let longestWait = Duration.seconds(86_400)

    let every: Duration
    private(set) var due: Timestamp
    private(set) var failures = 0
    /// Polls in a row that reached no host.
    private(set) var outages = 0
    /// Requests to wait in a row.
    private var waits = 0
    /// Polls in a row that measured nothing.
    private var troubles = 0
    /// When it would have been asked had nobody hurried it; nil while nobody has.
    private var planned: Timestamp?

    /// A source that is due at once.
    init(every: Duration, now: Timestamp) {
        self.every = every
        due = now
    }

    /// Whether the source has failed so often that it only gets trials.
    var isOpen: Bool { failures >= Self.patience }

    /// The slot that `time` lies in.
    func slot(at time: Timestamp) -> Timestamp {
        let length = max(1, every.components.seconds)
        let seconds = time.seconds
        return Timestamp(seconds: seconds - ((seconds % length) + length) % length)
    }

    /// Sets the next time after a poll that ended at `now`; `jitter` is from 0 up to 1.
    ///
    /// A hurried poll that fails leaves everything as it was.
    mutating func learn(_ lesson: Lesson, now: Timestamp, jitter: Double) {
        defer { planned = nil }
        // Whoever looks whether it is back puts off no trial by it.
        if let planned, planned > now, [.failure, .unmeasured, .outage].contains(lesson) {
            due = planned
            return
        }
        let next = slot(at: now) + every + spread(jitter)
        if case .askedToWait = lesson { waits += 1 } else { waits = 0 }
        if case .unmeasured = lesson { troubles += 1 } else { troubles = 0 }
        if case .outage = lesson { outages += 1 } else { outages = 0 }
        switch lesson {
        case .success:
            failures = 0
            due = next
        case .failure:
            failures = min(failures + 1, 64)
            let pause = Self.pause(failures, every: every)
            due = now + pause + pause * (0.1 * jitter)
        case .askedToWait(let wait):
            // One that is never content is asked ever less often.
            due = now + max(min(wait, Self.longestWait), Self.pause(waits, every: every)) + spread(jitter)
        case .unmeasured: due = min(next, now + Self.pause(troubles, every: every))
        case .outage:
            let pause = min(Self.firstPause * (1 << min(outages - 1, 4)), Self.longestOutage)
            due = min(next, now + pause + pause * (0.1 * jitter))
        case .hopeless: due = .distantFuture
        }
    }

    /// Makes the source due at once.
    mutating func hurry(now: Timestamp) {
        guard due > now else { return }
        if planned == nil { planned = due }
        due = now
    }

    /// How long a source is left alone after so many failures in a row.
    ///
    /// Doubled with each of them, at most an hour or its own interval.
    static func pause(_ failures: Int, every: Duration) -> Duration {
        let doublings = min(failures - 1, 20)
        return min(firstPause * (1 << doublings), max(longestPause, every))
    }

    /// A tenth of the interval at most, and never over fifteen seconds.
    private func spread(_ jitter: Double) -> Duration { min(every / 10, .seconds(15)) * jitter }
}

extension Timestamp {
    /// Later than anything that is waited for.
    static let distantFuture = Timestamp(milliseconds: .max / 2)
}
