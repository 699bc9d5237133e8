internal import Alerts
internal import Analysis
internal import History
internal import Metrics
internal import Threads

/// What rules would have done in the last thirty days, each tried anew once a minute at most.
final class TrialBook: Sendable {
    private struct Page {
        let trial: AlertTrial
        /// How long it took.
        let length: Duration
    }

    private let page = Locked<Page?>(nil)

    /// Tries a rule; the one that was tried last is remembered, for a minute from when it was there.
    ///
    /// - Throws: `CancellationError` as soon as `isWanted` says that nobody wants it any more.
    func trial(
        of rule: AlertRule, now: Timestamp, in history: History, _ derivation: Derivation,
        while isWanted: () -> Bool
    ) throws -> AlertTrial {
        if let page = page.withLock({ $0 }), page.trial.rule == rule, page.trial.range.end <= now,
            now - page.trial.range.end < page.length + .seconds(60)
        {
            return page.trial
        }
        let begin = ContinuousClock.now
        let trial = try AlertTrial(
            rule, in: history, derivation, over: TimeRange(.seconds(30 * 86_400), until: now), while: isWanted
        )
        page.withLock { $0 = Page(trial: trial, length: .now - begin) }
        return trial
    }
}
