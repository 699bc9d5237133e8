internal import Alerts
internal import Analysis
internal import History
internal import Metrics
internal import Storage
internal import Threads

/// What rules would have done in the last thirty days, each tried anew once a minute at most.
final class TrialBook: Sendable {
    private let page = Locked<AlertTrial?>(nil)

    /// Tries a rule; the one that was tried last is remembered.
    func trial(
        of rule: AlertRule, now: Timestamp, in history: History, _ derivation: Derivation
    ) throws(StorageError) -> AlertTrial {
        if let trial = page.withLock({ $0 }), trial.rule == rule, now - trial.range.end < .seconds(60),
            trial.range.end <= now
        {
            return trial
        }
        let trial = try AlertTrial(
            rule, in: history, derivation, over: TimeRange(.seconds(30 * 86_400), until: now))
        page.withLock { $0 = trial }
        return trial
    }
}
