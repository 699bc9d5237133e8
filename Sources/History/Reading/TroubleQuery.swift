internal import GRDB
public import Metrics
public import Storage

/// Polls in a row without a valid answer.
public struct Trouble: Hashable, Sendable {
    /// What the newest of them says.
    public let outcome: Outcome
    /// When the first and the newest were sent.
    public let (first, newest): (Timestamp, Timestamp)
}

extension History {
    /// Why a source gave nothing: its polls without a valid answer in each range.
    ///
    /// - Returns: a trouble a range; nil where there was no such poll.
    public func trouble(
        network: String, source: String, over ranges: [TimeRange]
    ) throws(StorageError) -> [Trouble?] {
        try file.read { database in
            var troubles: [Trouble?] = []
            for range in ranges {
                func poll(_ order: String) throws -> (outcome: Outcome, sent: Timestamp)? {
                    let row = try Statement(
                        """
                        SELECT \(PollTable.outcome), \(PollTable.more("reason")), \(PollTable.sent)
                        FROM source CROSS JOIN poll ON poll.source = source.id
                        WHERE source.network = ?3 AND source.name = ?4
                            AND \(PollTable.isSent(from: "?1", until: "?2"))
                            AND NOT \(PollTable.isGood) AND NOT \(PollTable.isBatch)
                        ORDER BY poll.slot \(order) LIMIT 1
                        """, [range.start.milliseconds, range.end.milliseconds, network, source], in: database
                    )
                    guard try row.step() else { return nil }
                    return (
                        Outcome(name: row.text(0), reason: row.optionalText(1) ?? ""),
                        Timestamp(milliseconds: row.integer(2))
                    )
                }
                guard let newest = try poll("DESC"), let first = try poll("ASC") else {
                    troubles.append(nil)
                    continue
                }
                troubles.append(Trouble(outcome: newest.outcome, first: first.sent, newest: newest.sent))
            }
            return troubles
        }
    }
}
