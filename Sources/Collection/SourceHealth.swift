public import Catalog
public import History
public import Metrics

/// What can be said of a source at a moment.
public enum SourceHealth: String, CaseIterable, Sendable {
    /// Its newest figures are as young as its schedule promises.
    case ok
    /// Nothing went wrong that it could be blamed for, but its figures are old.
    case stale
    /// Its last poll gave no valid answer.
    case failed
    /// It has never given a valid answer, and none was refused.
    case never

    /// Three polls missed, and a minute for slow ones.
    public static func patience(of source: Source) -> Duration { source.every * 3 + .seconds(60) }

    /// Judges by what history knows of the source; nil when it was never asked.
    public init(_ record: SourceRecord?, of source: Source, now: Timestamp) {
        guard let record else {
            self = .never
            return
        }
        if record.last.outcome.isMeasured, !record.last.outcome.isGood {
            self = .failed
        } else if let good = record.lastGood {
            self = now - good.time <= Self.patience(of: source) ? .ok : .stale
        } else {
            self = record.failures > 0 ? .failed : .never
        }
    }
}
