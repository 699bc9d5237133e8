internal import GRDB
public import Metrics
public import Storage
internal import Threads

extension History {
    /// How every source that was ever polled has been doing, ordered by network and source.
    public func sources() throws(StorageError) -> [SourceRecord] {
        try file.read { database in
            let state = try State(database)
            if let known = doings.withLock({ $0?.state == state ? $0?.sources : nil }) { return known }
            let row = try Statement(
                "SELECT network, name, failures, last, good, problem FROM source ORDER BY network, name",
                in: database)
            let poll = try Statement(PollRecord.select + " WHERE poll.id = ?", in: database)
            var sources: [SourceRecord] = []
            while try row.step() {
                guard let last = try Self.poll(row.optionalInteger(3), poll) else { continue }
                sources.append(
                    SourceRecord(
                        network: row.text(0), source: row.text(1), last: last,
                        lastGood: try Self.poll(row.optionalInteger(4), poll),
                        lastProblem: try Self.poll(row.optionalInteger(5), poll),
                        failures: Int(row.integer(2))))
            }
            doings.withLock { $0 = (state, sources) }
            return sources
        }
    }

    /// How long each source takes to answer: the median, in milliseconds, of its newest valid answers.
    ///
    /// - Parameters:
    ///   - newest: How many answers at most.
    ///   - start: None that was sent before.
    /// - Returns: One a source that answered since then.
    /// - Throws: what reading the file throws.
    public func responseTimes(
        ofNewest newest: Int, since start: Timestamp
    ) throws(StorageError) -> [(network: String, source: String, milliseconds: Double)] {
        try file.read { database in
            // Where one has failed since, perhaps for long and in short intervals, no answer is to be looked for.
            let source = try Statement(
                """
                SELECT source.id, network, name, lag, slot, good FROM source JOIN poll ON poll.id = source.good
                WHERE slot >= ?1 - lag - 1
                """, [start.seconds], in: database)
            let poll = try Statement(
                """
                SELECT \(PollTable.total), \(PollTable.sent) FROM poll
                WHERE source = ?1 AND slot BETWEEN ?2 AND ?5 AND \(PollTable.sent) >= ?3 AND \(PollTable.isGood)
                    AND \(PollTable.total) IS NOT NULL
                ORDER BY slot DESC LIMIT ?4
                """, in: database)
            var times: [(network: String, source: String, milliseconds: Double)] = []
            while try source.step() {
                let number = source.integer(0)
                let asked = ResponseTime.Asked(newest: newest, good: source.integer(5))
                var time = answered.withLock { $0[number] }
                if time?.isStill(asked, since: start.milliseconds) != true {
                    poll.bind(integer: number, at: 1)
                    poll.bind(integer: start.seconds - source.integer(3) - 1, at: 2)
                    poll.bind(integer: start.milliseconds, at: 3)
                    poll.bind(integer: Int64(newest), at: 4)
                    poll.bind(integer: source.integer(4), at: 5)
                    time = try ResponseTime(asked, since: start.milliseconds, poll)
                    poll.reset()
                    answered.withLock { [time] in $0[number] = time }
                }
                guard let milliseconds = time?.milliseconds else { continue }
                times.append((source.text(1), source.text(2), milliseconds))
            }
            return times
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

    private static func poll(_ number: Int64?, _ row: borrowing Statement) throws -> PollRecord? {
        guard let number else { return nil }
        row.bind(integer: number, at: 1)
        defer { row.reset() }
        return try row.step() ? PollRecord(row) : nil
    }
}
