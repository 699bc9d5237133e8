internal import GRDB

/// How far the file is, as one transaction sees it.
struct State: Hashable, Sendable {
    /// Raised when samples change in any other way than by a new poll or by sealing.
    var epoch: Int64 = -1
    /// The number of the sealing pass that is under way, or of the last one.
    var pass: Int64 = 0
    /// The pass seals what is older than this second.
    var cut: Int64 = 0
    /// The pass seals what came with polls up to this one.
    var upto: Int64 = 0
    /// The series below this one are sealed: all when the pass is through.
    var next: Int64 = .max
    /// The polls up to this one have been swept out of the recent ones.
    var swept: Int64 = 0
    /// The newest poll.
    var lastPoll: Int64 = 0
    /// The newest poll that the checkpoint of the newest values knows.
    var checkpoint: Int64 = 0

    init() {}

    init(_ database: Database) throws {
        let row = try Statement(
            """
            SELECT epoch, pass, cut, upto, next, swept, (SELECT max(id) FROM poll),
                (SELECT poll FROM checkpoint)
            FROM state
            """, in: database)
        guard try row.step() else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the table state is empty")
        }
        (epoch, pass, cut, upto) = (row.integer(0), row.integer(1), row.integer(2), row.integer(3))
        (next, swept, lastPoll, checkpoint) = (row.integer(4), row.integer(5), row.integer(6), row.integer(7))
    }

    func store(in database: Database) throws {
        try database.cachedStatement(
            sql: "UPDATE state SET epoch = ?, pass = ?, cut = ?, upto = ?, next = ?, swept = ?"
        ).execute(arguments: [epoch, pass, cut, upto, next, swept])
    }

    /// Whether a sample of a recent poll stands in a chunk already.
    func isSealed(_ series: Int64, poll: Int64, time: Int64) -> Bool {
        series < next && poll <= upto && time < cut
    }

    /// Whether every poll that the pass came with has been sealed and swept.
    var isIdle: Bool { next == .max && swept >= upto }

    /// Whether nothing was sealed, or changed but for new polls, between this and another state.
    func isLike(_ other: State) -> Bool {
        (epoch, pass, next, swept) == (other.epoch, other.pass, other.next, other.swept)
    }

    /// Whether another state has sealed or changed less than this, or has fewer polls.
    func isAhead(of other: State) -> Bool {
        (epoch, pass, next) > (other.epoch, other.pass, other.next) || lastPoll > other.lastPoll
    }
}
