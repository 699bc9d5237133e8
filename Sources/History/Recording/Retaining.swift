internal import GRDB
internal import Metrics
public import Storage
internal import Threads

extension History {
    /// How long samples are kept; without another setting two years, then by hours and days for ever.
    public var retention: Retention {
        get throws(StorageError) { try file.read(Retention.init) }
    }

    /// Keeps samples for another time from now on.
    ///
    /// What is to be dropped goes in small pieces; see ``maintain()``. What has been dropped does not come back.
    public func keep(_ retention: Retention) throws(StorageError) {
        try file.write { database in
            for (name, days) in [
                ("raw", retention.raw), ("hourly", retention.hourly), ("daily", retention.daily),
            ] {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)",
                    arguments: [name, days.map { max(1, $0) }])
            }
        }
        sealer.withLock { $0.lookAgain() }
    }
}

extension Retention {
    /// As it is set in the file.
    init(_ database: Database) throws {
        self.init()
        let row = try Statement("SELECT name, value FROM setting", in: database)
        while try row.step() {
            let days = row.optionalInteger(1).map { Int(clamping: $0) }
            switch row.text(0) {
            case "raw": raw = days
            case "hourly": hourly = days
            case "daily": daily = days
            default: break
            }
        }
    }
}

extension Upkeep {
    /// Drops a piece of what is too old, or gives a piece of free space back.
    ///
    /// - Returns: whether there was anything to do.
    func retainPiece() throws(StorageError) -> Bool {
        guard let slot = sealer.withLock({ $0.slotForRetention }) else { return false }
        let now = Day.containing(slot)
        let didWork = try file.writeAhead { database in
            // One day that a clock which is ahead has made up must not cost the history: a sealed day must bear it out.
            guard let sealed = try Int64.fetchOne(database, sql: "SELECT max(day) FROM day") else {
                return try Self.giveBack(in: database)
            }
            let today = min(now, sealed + 2)
            let retention = try Retention(database)
            if let raw = retention.raw,
                try Self.dropRaw(before: today - Int64(raw), retention, today, in: database)
            {
                return true
            }
            if let hourly = retention.hourly, try Self.dropHours(before: today - Int64(hourly), in: database)
            {
                return true
            }
            if let daily = retention.daily, try Self.dropDays(before: today - Int64(daily), in: database) {
                return true
            }
            return try Self.giveBack(in: database)
        }
        if !didWork { sealer.withLock { $0.retained(on: now) } }
        return didWork
    }

    /// Rolls up and drops some chunks, or some polls, of days before one.
    private static func dropRaw(
        before cut: Int64, _ retention: Retention, _ today: Int64, in database: Database
    ) throws -> Bool {
        let oldest = try Int64.fetchOne(
            database, sql: "SELECT day FROM day WHERE day < ? ORDER BY day LIMIT 1", arguments: [cut])
        guard let oldest else {
            return try dropPolls(before: Day.start(cut), in: database)
                || ResponseDayTable.drop(before: cut, in: database)
        }
        let keeps = { (days: Int?) in days.map { oldest >= today - Int64($0) } ?? true }
        let (first, end) = (Day.key(oldest, 0), Day.key(oldest + 1, 0))
        if !keeps(retention.daily), !keeps(retention.hourly) {
            try database.execute(sql: "DELETE FROM chunk WHERE id >= ? AND id < ?", arguments: [first, end])
            try database.execute(sql: "DELETE FROM day WHERE day = ?", arguments: [oldest])
            return true
        }
        var last: Int64?
        var count = 0
        let select = try Statement(
            "SELECT \(ChunkRow.columns) FROM chunk WHERE id >= ? AND id < ? ORDER BY id LIMIT 128",
            in: database)
        select.bind(integer: first, at: 1)
        select.bind(integer: end, at: 2)
        while try select.step() {
            (last, count) = (select.integer(0), count + 1)
            try select.checkChunk()
            try Rollup.store(select.chunkRow(), withHours: keeps(retention.hourly), in: database)
        }
        if let last {
            try database.execute(
                sql: "DELETE FROM chunk WHERE id >= ? AND id <= ?", arguments: [first, last])
        }
        if count < 128 { try database.execute(sql: "DELETE FROM day WHERE day = ?", arguments: [oldest]) }
        return true
    }

    /// Source by source, as the index lies: there are millions of polls, and seldom one that is old.
    static let oldPolls = """
        SELECT poll.id FROM source CROSS JOIN poll ON poll.source = source.id AND poll.slot < ?
        WHERE poll.id NOT IN (
            SELECT last FROM source WHERE last IS NOT NULL UNION SELECT good FROM source WHERE good IS NOT NULL
            UNION SELECT problem FROM source WHERE problem IS NOT NULL
            UNION SELECT poll FROM recent UNION SELECT poll FROM quarantine
            UNION SELECT value ->> 3 FROM checkpoint, json_each(newest))
        LIMIT 1000
        """

    /// Polls stay that are the last ones of their source, that brought the newest value of a series, or whose samples
    /// are still here one by one.
    private static func dropPolls(before cut: Int64, in database: Database) throws -> Bool {
        try database.execute(sql: "DELETE FROM quarantine WHERE time < ?", arguments: [cut])
        if database.changesCount > 0 { try database.execute(sql: "UPDATE state SET epoch = epoch + 1") }
        let polls = try Int64.fetchAll(database, sql: oldPolls, arguments: [cut])
        for poll in polls { try database.execute(sql: "DELETE FROM poll WHERE id = ?", arguments: [poll]) }
        return !polls.isEmpty
    }

    private static func dropHours(before cut: Int64, in database: Database) throws -> Bool {
        try database.execute(
            sql: """
                UPDATE rollup SET hours = NULL WHERE id IN (
                    SELECT id FROM rollup WHERE id < ? AND hours IS NOT NULL ORDER BY id LIMIT 500)
                """, arguments: [Day.key(cut, 0)])
        return database.changesCount > 0
    }

    private static func dropDays(before cut: Int64, in database: Database) throws -> Bool {
        try database.execute(
            sql: "DELETE FROM rollup WHERE id IN (SELECT id FROM rollup WHERE id < ? ORDER BY id LIMIT 1000)",
            arguments: [Day.key(cut, 0)])
        return database.changesCount > 0
    }

    /// Gives pages back to the file system when many are free; what the next polls need stays.
    private static func giveBack(in database: Database) throws -> Bool {
        let free = try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
        let all = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        let isIncremental = try Int.fetchOne(database, sql: "PRAGMA auto_vacuum") == 2
        guard isIncremental, free > 64, free > all / 50 else { return false }
        try database.execute(sql: "PRAGMA incremental_vacuum(\(min(64, free - 32)))")
        return true
    }
}
