internal import GRDB
public import Metrics
public import Storage

extension History {
    /// The newest polls of all sources by when they were sent, the newest first, `count` at most; no batches of the past.
    ///
    /// Looks at little more than these, however many are stored.
    public func newestPolls(_ count: Int) throws(StorageError) -> [PollRecord] {
        try file.read { database in
            guard count > 0, let start = try Self.start(ofNewest: count, in: database) else { return [] }
            return try Self.polls(from: start, until: .max, count, in: database)
        }
    }

    /// The polls without a valid answer that were sent in a range, of all sources, the newest first, `count` at most.
    ///
    /// Looks at every poll of the range; ends early with what it has when `isWanted` says that nobody wants them any more.
    public func troubles(
        over range: TimeRange, _ count: Int, while isWanted: () -> Bool = { true }
    ) throws(StorageError) -> [PollRecord] {
        try file.read { database in
            try Self.polls(
                from: range.start.milliseconds, until: range.end.milliseconds, count,
                where: "AND NOT \(PollTable.isGood)", in: database, while: isWanted)
        }
    }

    /// The polls that were recorded after that of a number, see ``lastPoll``, in that order; no batches of the past.
    public func polls(recordedAfter number: Int64) throws(StorageError) -> [PollRecord] {
        try file.read { database in
            let row = try Statement(
                PollRecord.select + " WHERE poll.id > ?1 AND NOT \(PollTable.isBatch) ORDER BY poll.id",
                [number], in: database)
            var polls: [PollRecord] = []
            while try row.step() { polls.append(PollRecord(row)) }
            return polls
        }
    }

    /// A moment since which at least so many polls were due, in milliseconds, or all of them; nil when there is none.
    private static func start(ofNewest count: Int, in database: Database) throws -> Int64? {
        // The index has slots by the source.
        let extent = try Statement(
            """
            SELECT max((SELECT max(slot) FROM poll WHERE poll.source = source.id)),
                min((SELECT min(slot) FROM poll WHERE poll.source = source.id)) FROM source
            """, in: database)
        guard try extent.step(), let newest = extent.optionalInteger(0) else { return nil }
        let oldest = extent.integer(1)
        let due = try Statement(
            "SELECT count(*) FROM source CROSS JOIN poll ON poll.source = source.id WHERE poll.slot >= ?1",
            in: database)
        var length: Int64 = 1_800
        while newest - length > oldest {
            due.bind(integer: newest - length, at: 1)
            let isEnough = try due.step() && due.integer(0) >= count
            due.reset()
            if isEnough { return (newest - length) * 1_000 }
            length *= 2
        }
        // One may have been sent before it was due.
        return (oldest - 86_400) * 1_000
    }

    private static func polls(
        from start: Int64, until end: Int64, _ count: Int, where condition: String = "",
        in database: Database,
        while isWanted: () -> Bool = { true }
    ) throws -> [PollRecord] {
        // First which, then what they say: most are left out.
        let found = try Statement(
            """
            SELECT poll.id, \(PollTable.sent) FROM source CROSS JOIN poll ON poll.source = source.id
            WHERE \(PollTable.isSent(from: "?1", until: "?2")) AND NOT \(PollTable.isBatch) \(condition)
            """, [start, end], in: database)
        var sent: [(id: Int64, time: Int64)] = []
        while try found.step() {
            sent.append((found.integer(0), found.integer(1)))
            if sent.count.isMultiple(of: 256), !isWanted() { break }
        }
        sent.sort { ($0.time, $0.id) > ($1.time, $1.id) }
        let row = try Statement(PollRecord.select + " WHERE poll.id = ?1", in: database)
        var polls: [PollRecord] = []
        for (id, _) in sent.prefix(count) {
            row.bind(integer: id, at: 1)
            if try row.step() { polls.append(PollRecord(row)) }
            row.reset()
        }
        return polls
    }
}
