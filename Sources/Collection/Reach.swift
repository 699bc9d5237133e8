internal import Metrics

/// Tells a host that does not answer from a network of one's own that is down.
///
/// A host is blamed when somebody else answers while it does not. When nobody does, and others fail as well, nothing
/// was measured.
actor Reach {
    private let clock: any WallClock
    private var lastAnswer: Timestamp?
    /// When the first failure of those that no answer of the host has ended was seen.
    private var failing: [String: Timestamp] = [:]
    private var busy: [String: Int] = [:]
    private var waiting: [ObjectIdentifier: Alarm] = [:]

    /// How long a verdict waits for requests that are under way.
    static let patience = Duration.seconds(10)

    init(clock: any WallClock) { self.clock = clock }

    /// Forgets what was seen before the clock jumped.
    func clockJumped() { (lastAnswer, failing) = (nil, [:]) }

    func begin(_ host: String) { busy[host, default: 0] += 1 }

    func end(_ host: String, isAnswered: Bool) {
        let count = busy[host, default: 1] - 1
        busy[host] = count > 0 ? count : nil
        if isAnswered {
            lastAnswer = clock.now()
            failing[host] = nil
        } else {
            failing[host] = failing[host] ?? clock.now()
        }
        for alarm in waiting.values { alarm.ring() }
    }

    /// Whether anybody answered since `start`, or nobody else is known to have failed since the last answer.
    ///
    /// Waits for requests to other hosts that are under way.
    func isAnybodyThere(but host: String, since start: Timestamp) async -> Bool {
        let alarm = Alarm()
        waiting[ObjectIdentifier(alarm)] = alarm
        defer { waiting[ObjectIdentifier(alarm)] = nil }
        let end = clock.now() + Self.patience
        while !Task.isCancelled, clock.now() < end, !hasAnswer(since: start),
            busy.keys.contains(where: { $0 != host })
        {
            await alarm.sleep(until: end, on: clock)
        }
        return hasAnswer(since: start) || !hasOtherFailure(host)
    }

    private func hasAnswer(since start: Timestamp) -> Bool { lastAnswer.map { $0 >= start } ?? false }

    /// A host that failed already while others answered has troubles of its own.
    private func hasOtherFailure(_ host: String) -> Bool {
        failing.contains { other, since in
            other != host && since >= lastAnswer ?? Timestamp(milliseconds: .min)
        }
    }
}
