internal import GRDB
public import Metrics
public import Storage

extension History {
    /// Why a source gave nothing: its newest poll without a valid answer in each range.
    ///
    /// - Returns: an outcome a range; nil where there was no such poll.
    public func trouble(
        network: String, source: String, over ranges: [TimeRange]
    ) throws(StorageError) -> [Outcome?] {
        try file.read { database in
            var troubles: [Outcome?] = []
            for range in ranges {
                let row = try Statement(
                    """
                    SELECT outcome, reason FROM source JOIN poll ON poll.source = source.id
                    WHERE source.network = ? AND source.name = ? AND sent >= ? AND sent < ?
                        AND outcome NOT IN ('ok', '\(Self.batchWord)')
                    ORDER BY sent DESC LIMIT 1
                    """, [network, source, range.start.milliseconds, range.end.milliseconds], in: database)
                troubles.append(
                    try row.step() ? Outcome(name: row.text(0), reason: row.optionalText(1) ?? "") : nil)
            }
            return troubles
        }
    }
}
