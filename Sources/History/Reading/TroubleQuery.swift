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
                    SELECT \(PollTable.outcome), \(PollTable.more("reason"))
                    FROM source CROSS JOIN poll ON poll.source = source.id
                    WHERE source.network = ?3 AND source.name = ?4
                        AND \(PollTable.isSent(from: "?1", until: "?2"))
                        AND NOT \(PollTable.isGood) AND NOT \(PollTable.isBatch)
                    ORDER BY poll.slot DESC LIMIT 1
                    """, [range.start.milliseconds, range.end.milliseconds, network, source], in: database)
                troubles.append(
                    try row.step() ? Outcome(name: row.text(0), reason: row.optionalText(1) ?? "") : nil)
            }
            return troubles
        }
    }
}
