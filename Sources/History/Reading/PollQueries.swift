internal import GRDB
public import Metrics
public import Storage

extension History {
    /// How every source that was ever polled has been doing, ordered by network and source.
    public func sources() throws(StorageError) -> [SourceRecord] {
        try file.read { database in
            let row = try Statement(
                "SELECT network, name, failures, last, good, problem FROM source ORDER BY network, name",
                in: database)
            var sources: [SourceRecord] = []
            while try row.step() {
                guard let last = try Self.poll(row.optionalInteger(3), in: database) else { continue }
                sources.append(
                    SourceRecord(
                        network: row.text(0), source: row.text(1), last: last,
                        lastGood: try Self.poll(row.optionalInteger(4), in: database),
                        lastProblem: try Self.poll(row.optionalInteger(5), in: database),
                        failures: Int(row.integer(2))))
            }
            return sources
        }
    }

    /// The polls of a source that were sent in a range, oldest first.
    public func polls(
        network: String, source: String, over range: TimeRange
    ) throws(StorageError) -> [PollRecord] {
        try file.read { database in
            let row = try Statement(
                PollRecord.select + " WHERE source.network = ?3 AND source.name = ?4 AND "
                    + PollTable.isSent(from: "?1", until: "?2")
                    + " AND NOT \(PollTable.isBatch) ORDER BY \(PollTable.sent), poll.id",
                [range.start.milliseconds, range.end.milliseconds, network, source], in: database)
            var polls: [PollRecord] = []
            while try row.step() { polls.append(PollRecord(row)) }
            return polls
        }
    }

    /// How long a network took to answer: the valid answers to polls that were sent in a range.
    ///
    /// Those of one source of the network or, where none is given, of all that ask the network itself
    /// (``Probe/service``), because only they speak of its latency. Nil when there was no such answer.
    public func latency(
        network: String, source: String? = nil, over range: TimeRange
    ) throws(StorageError) -> Latency? {
        try file.read { database in
            let row = try Statement(
                """
                SELECT dns, connect, tls, first_byte, \(PollTable.total)
                FROM source CROSS JOIN poll ON poll.source = source.id
                WHERE source.network = :network AND \(PollTable.isSent(from: ":start", until: ":end"))
                    AND \(PollTable.isGood) AND rest IS NOT NULL
                    AND CASE WHEN :source IS NULL THEN \(PollTable.isService) ELSE source.name = :source END
                """,
                [
                    "network": network, "source": source, "start": range.start.milliseconds,
                    "end": range.end.milliseconds,
                ], in: database)
            var phases: [Phases] = []
            while try row.step() { phases.append(Phases(row, from: 0)) }
            return Latency(of: phases)
        }
    }

    private static func poll(_ number: Int64?, in database: Database) throws -> PollRecord? {
        guard let number else { return nil }
        let row = try Statement(PollRecord.select + " WHERE poll.id = ?", [number], in: database)
        return try row.step() ? PollRecord(row) : nil
    }
}
