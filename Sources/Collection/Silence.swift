public import Catalog
public import History
public import Metrics

/// That a process which collects has stored nothing for clearly longer than the schedule of its sources allows.
///
/// Told from the database alone: whatever keeps the process, nobody outside of it is told.
public struct Silence: Hashable, Sendable {
    /// Its number, where it is known.
    public let process: Int?
    public let length: Duration

    /// Longer than a request may take, the clocks may differ and a busy disk may keep a transaction.
    static let patience = Duration.seconds(120)

    /// Nil while all is as it should be.
    ///
    /// The process collects since `began`, when it asked every source at once; `newest` is when the newest poll of all was
    /// sent, by whomever; `sources` are those that are not paused, with what was last recorded of each, and are asked for only
    /// where something may be wrong.
    public init?(
        of process: Int?, collectingSince began: Timestamp, newest: Timestamp?,
        sources: @autoclosure () -> [(source: Source, record: SourceRecord?)], now: Timestamp
    ) {
        let since = max(began, newest ?? began)
        guard now - since > Self.patience else { return nil }
        let sources = sources()
        let asked = sources.filter { $0.record.map { $0.last.time >= began } ?? false }
        let limits =
            asked.isEmpty
            // It may ask some of them alone; which ones, its first answers will say.
            ? [sources.map(\.source.timeout).max()].compactMap(\.self)
            : asked.compactMap { source, record in
                record.flatMap { Schedule.longestPause(after: $0, of: source) }.map {
                    $0 * 2 + source.timeout
                }
            }
        guard let limit = limits.min(), now - since > limit + Self.patience else { return nil }
        self.process = process
        length = now - since
    }
}

extension Silence: CustomStringConvertible {
    /// `process 4711 collects, but has stored nothing for 12 min`.
    public var description: String { "\(name) collects, but has stored nothing for \(length.age)" }

    /// The same in less room.
    public var brief: String { "\(name) has stored nothing for \(length.age)" }

    private var name: String { process.map { "process \($0)" } ?? "another Assay" }

    /// What to do about it.
    public static let remedy = "look at what it says, and at the disk: `assay doctor`"
}

extension Schedule {
    /// How long a source is left alone at most after the poll that was recorded last; nil where it asked to wait, which
    /// is not recorded, and where it cannot be asked.
    static func longestPause(after record: SourceRecord, of source: Source) -> Duration? {
        switch record.last.outcome {
        case .failed where record.last.status == 503: nil
        case .limited, .needsKey: nil
        case .ok, .noData: source.every
        case .unmeasured: max(source.every, longestOutage)
        case .failed: max(source.every, pause(max(1, record.failures), every: source.every))
        }
    }
}
