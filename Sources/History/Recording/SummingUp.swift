internal import GRDB
internal import Storage
internal import Threads

/// Where summing up days of answers is: source by source, each up to the last day that is over.
struct SummingUp: Sendable {
    /// Days before this one are looked at.
    let end: Int64
    /// Sources up to this one are done.
    var source: Int64 = 0
}

extension Upkeep {
    /// Sums up some days of one source.
    ///
    /// - Returns: whether there is more to do.
    func sumUpPiece() throws(StorageError) -> Bool {
        guard let work = sealer.withLock({ $0.summingUp }) else { return false }
        guard let piece = try file.read({ try SummedPiece(work, in: $0) }) else {
            sealer.withLock { $0.summedUp(before: work.end) }
            return false
        }
        let isStored = piece.days.isEmpty ? true : try file.writeAhead { try piece.store(in: $0) }
        if isStored, piece.isLast { sealer.withLock { $0.summedUp(piece.source, before: work.end) } }
        return true
    }
}

/// Some days of a source, summed up in a query, which holds up nobody.
private struct SummedPiece: Sendable {
    let source: Int64
    var days: [ResponseDay] = []
    /// Whether this was all of the source.
    var isLast = false
    /// The newest poll that was there.
    private let lastPoll: Int64
    private static let count = 4

    /// - Returns: nil when no source is left.
    init?(_ work: SummingUp, in database: Database) throws {
        let row = try Statement("SELECT id, lag FROM source WHERE id > ? ORDER BY id LIMIT 1", in: database)
        row.bind(integer: work.source, at: 1)
        guard try row.step() else { return nil }
        source = row.integer(0)
        lastPoll = try State(database).lastPoll
        var day = max(0, (try ResponseDayTable.newest(of: source, in: database) ?? -1) + 1)
        let next = try Statement(
            "SELECT slot FROM poll WHERE source = ? AND slot >= ? ORDER BY slot LIMIT 1", in: database)
        while day < work.end, days.count < Self.count {
            // Nobody need look at days before the next poll; all polls from then on have that slot or a later one.
            next.reset()
            next.bind(integer: source, at: 1)
            next.bind(integer: Day.start(day) &- row.integer(1) &- 1, at: 2)
            guard try next.step() else { break }
            day = max(day, Day.containing(next.integer(0) &- row.integer(1) &- 1))
            guard day < work.end else { break }
            let range = Day.milliseconds(day)..<Day.milliseconds(day + 1)
            days += try ResponseDay.days(of: source, over: range, in: database) { true }
            day += 1
        }
        isLast = days.count < Self.count
    }

    /// - Returns: false when a poll of these days has come meanwhile: then they are summed up another time.
    func store(in database: Database) throws -> Bool {
        guard let last = days.last else { return true }
        let isOutdated =
            try Bool.fetchOne(
                database,
                // Few are newer; of the source there may be a million.
                sql: """
                    SELECT EXISTS (SELECT 1 FROM poll NOT INDEXED
                        WHERE id > ? AND source = ? AND \(PollTable.sent) < ?)
                    """, arguments: [lastPoll, source, Day.milliseconds(last.day + 1)]) ?? false
        guard !isOutdated else { return false }
        for day in days { try ResponseDayTable.store(day, of: source, in: database) }
        return true
    }
}
