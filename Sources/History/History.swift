internal import GRDB
internal import Metrics
public import Storage
internal import Threads

/// What was measured, when, and where it came from.
///
/// ```swift
/// let history = try History(DatabaseFile(path: path, mode: .readWrite))
/// try history.record(poll)
/// let prices = try history.columns(series, over: TimeRange(.seconds(86_400), until: .now()), count: 240)
/// ```
///
/// Every call does its work at once on the calling thread: ``record(_:)`` in one transaction that is on the disk
/// when it returns, each query on one consistent state of the file. Queries never wait for a recording, and see
/// what other processes have recorded. Samples sit on whole seconds.
///
/// Polls lie as they came for some hours; then they are sealed into one packed chunk per series and day, in small
/// transactions on a thread of the process that records. What a query costs grows with what it shows.
public final class History: Sendable {
    let file: DatabaseFile
    let names: Locked<SeriesNames>
    /// How the sources were doing, of the state that it was read in.
    let doings = Locked<(state: State, sources: [SourceRecord])?>(nil)
    /// How long the sources took to answer, by their numbers.
    let answered = Locked<[Int64: ResponseTime]>([:])
    let remembered = Locked(RememberedDays())
    let memos = Locked<[SourceKey: SourceMemo]>([:])
    let upkeep: Upkeep
    let keeper = Keeper()
    let board = NoticeBoard()
    /// Whether days of answers are summed up in the file; an older one that is only read tells them by its polls.
    let hasResponseDays: Bool

    /// Opens the history in a file; a file open for writing gets its tables if it lacks them.
    ///
    /// - Throws: ``StorageError``; `unprepared` when the file is open for reading only and lacks the tables.
    public init(_ file: DatabaseFile) throws(StorageError) {
        self.file = file
        upkeep = Upkeep(file)
        try file.migrate("history", to: 4, Upgrade.run)
        hasResponseDays = try file.migrate(
            "history", to: 6, readersNeedNot: true, ResponseDayTable.create)
        try file.migrate("history", to: 7, readersNeedNot: true, Rollup.addOrigins)
        names = Locked(try file.read(SeriesNames.init(loadingFrom:)))
    }

    /// A notice after each recording through this object, until the stream is dropped.
    ///
    /// Recordings of other processes give none; see ``lastPoll``. Of unread notices the newest 100 are kept.
    public func notices() -> AsyncStream<Notice> { board.stream() }

    /// The number of the poll that was recorded last, by whichever process; nil before the first.
    ///
    /// Costs microseconds: whoever shows what another process records asks for it now and then.
    public var lastPoll: Int64? {
        get throws(StorageError) {
            try file.read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM poll") }
        }
    }

    /// Runs a query with what is known of series, and keeps what it learns of them once it has ended well.
    func read<Value>(_ body: (Database, inout SeriesNames) throws -> Value) throws(StorageError) -> Value {
        var known: State?
        while true {
            var copy = names.withLock { $0 }
            let answer = try file.read { database in
                do { return try Answer.value(body(database, &copy)) } catch let outdated as Outdated {
                    return .outdated(outdated)
                }
            }
            names.withLock { $0.adopt(copy) }
            switch answer {
            case .value(let value): return value
            case .outdated(let outdated):
                // A query that began after a state was known sees no older one, unless the file was put back.
                if let state = known, state.isAhead(of: outdated.seen) {
                    try forget()
                    known = nil
                } else {
                    known = outdated.known
                }
            }
        }
    }

    /// Runs a transaction in the same way, then `after` before any other transaction of this object begins.
    func write<Value>(
        _ body: (Database, inout SeriesNames) throws -> Value, then after: (Value) -> Void = { _ in }
    ) throws(StorageError) -> Value {
        while true {
            var copy = names.withLock { $0 }
            var isPutBack = false
            do throws(StorageError) {
                let value = try file.write(
                    { database in
                        do { return try body(database, &copy) } catch let outdated as Outdated {
                            // Nobody else can have committed since it began.
                            isPutBack = true
                            throw outdated
                        }
                    }, then: after)
                names.withLock { $0.adopt(copy) }
                return value
            } catch {
                guard isPutBack else { throw error }
                try forget()
            }
        }
    }

    /// Begins anew with a file that was put back to an earlier state, as by `.restore` of `sqlite3`.
    private func forget() throws(StorageError) {
        let fresh = try file.read(SeriesNames.init(loadingFrom:))
        names.withLock { $0 = fresh }
        memos.withLock { $0 = [:] }
        doings.withLock { $0 = nil }
        answered.withLock { $0 = [:] }
        remembered.withLock { $0 = RememberedDays() }
        upkeep.forget()
    }

    func head(at state: State, needsColumns: Bool = false, in database: Database) throws -> Head {
        try upkeep.head(at: state, needsColumns: needsColumns, in: database)
    }

    var head: Locked<Head> { upkeep.head }
    var sealer: Locked<Sealer> { upkeep.sealer }

    deinit { keeper.stop() }
}

private enum Answer<Value> {
    case value(Value)
    case outdated(Outdated)
}
