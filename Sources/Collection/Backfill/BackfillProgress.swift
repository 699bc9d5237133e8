public import History
internal import Metrics

/// How far a back-fill has come.
public struct BackfillProgress: Hashable, Sendable {
    /// Requests in all, those that were done before included.
    public internal(set) var total = 0
    /// Requests that were not made: those that an earlier back-fill had done, and the needless ones.
    public internal(set) var skipped = 0
    /// Requests for a time of which a source has nothing.
    public internal(set) var needless = 0
    /// Requests that were made now, well or not.
    public internal(set) var made = 0
    /// Those of them that failed.
    public internal(set) var failed = 0
    /// The histories of which some is still to be asked for.
    public internal(set) var left: Set<SourceID> = []
    /// Samples stored now.
    public internal(set) var stored = 0
    /// How long it has been going on.
    public internal(set) var elapsed = Duration.zero
    /// What the slowest host still takes; nil until the pace of each is known.
    public internal(set) var timeLeft: Duration?
    /// What the request came to that was made since the last time; nil when none was.
    public internal(set) var last: BackfillReport?

    /// How much of the past is filled in, from 0 to 1: what failed is not, and whoever goes on asks for it again.
    public var fraction: Double { total == 0 ? 1 : Double(skipped + made - failed) / Double(total) }

    public var isOver: Bool { skipped + made >= total }

    /// Samples a second.
    public var rate: Double {
        let seconds = elapsed.inSeconds
        return seconds > 0 ? Double(stored) / seconds : 0
    }
}

/// What one request of a back-fill came to.
public struct BackfillReport: Hashable, Sendable {
    public let id: SourceID
    /// Which of the source's requests it was: `prices[akash-network]@2026-08-03`.
    public let name: String
    /// Samples that are now on the disk.
    public let stored: Int
    /// Samples that were there already; nothing measured is overwritten.
    public let repeated: Int
    /// Samples that cannot be kept, such as those of days of which the hours alone are.
    public let refused: Int
    /// Whether it was answered, and why not.
    public let outcome: Outcome

    /// Whether it was asked in vain; a key that is missing is no failure.
    public var isFailed: Bool {
        if case .needsKey = outcome { false } else { !outcome.isGood }
    }
}

extension BackfillReport: CustomStringConvertible {
    /// One line: `akash/spend-days  back-filled  1 827 samples`, `coingecko/prices[render-token]  failed  HTTP 500`.
    public var description: String {
        let begin = "\(id.network)/\(name)"
        if let reason = outcome.reason { return "\(begin)  \(outcome.name)  \(reason)" }
        let samples = stored == 1 ? "1 sample" : "\(Number.grouped(Double(stored))) samples"
        let there = repeated == 0 ? "" : "  \(Number.grouped(Double(repeated))) were there already"
        let lost = refused == 0 ? "" : "  \(Number.grouped(Double(refused))) cannot be kept"
        return "\(begin)  back-filled  \(samples)\(there)\(lost)"
    }
}
