internal import GRDB
internal import Metrics
internal import Storage
internal import Threads

/// What a history does in the background, and what it knows of the end of the file.
///
/// Apart from the history itself, so that the thread which does the work does not keep that alive.
final class Upkeep: Sendable {
    let file: DatabaseFile
    let head = Locked(Head())
    let sealer = Locked(Sealer())
    /// Held while a piece of work is done.
    let pass = Locked<SealingPass?>(nil)

    init(_ file: DatabaseFile) { self.file = file }

    /// After a start, the newest poll says what time it is.
    func lookForWork() throws(StorageError) {
        guard sealer.withLock({ $0.slot }) == nil else { return }
        let slot = try file.read { database in
            try Int64.fetchOne(database, sql: "SELECT slot FROM poll ORDER BY id DESC LIMIT 1")
        }
        if let slot { sealer.withLock { $0.note(slot: slot, length: 0) } }
    }

    /// Does one piece of what is due, whoever calls; one at a time.
    ///
    /// - Parameter isUrgent: Whether all is to be done at once, however long it takes.
    /// - Returns: whether there is more to do.
    /// - Throws: ``StorageError``.
    func workPiece(isUrgent: Bool = false) throws(StorageError) -> Bool {
        try pass.withLock { (pass) throws(StorageError) in
            let work = sealer.withLock { sealer in
                (isStopped: sealer.isStopped, cut: sealer.pendingCut, checkpoint: sealer.isCheckpointDue)
            }
            if work.isStopped { return false }
            var isRetaining = false
            do throws(StorageError) {
                if file.isLogLong { try file.shortenLog() }
                if work.checkpoint { try checkpoint() }
                isRetaining = true
                if try retainPiece() { return true }
                isRetaining = false
                if let cut = work.cut, try seal(before: cut, &pass) { return true }
                guard isUrgent || sealer.withLock({ $0.takeRoom() }) else { return false }
                return try sumUpPiece()
            } catch {
                // A full disk or a lock passes; a damaged file stays, and the next start says so again. What is too old
                // need not go, but what comes must be sealed.
                if case .damaged = error.reason {
                    sealer.withLock { isRetaining ? $0.stopRetaining() : $0.stop() }
                }
                throw error
            }
        }
    }

    private func checkpoint() throws(StorageError) {
        sealer.withLock { $0.checkpointed() }
        try file.writeAhead { database in
            let state = try State(database)
            let head = try head(at: state, in: database)
            try Checkpoint.store(head.newest, upTo: state.lastPoll, in: database)
        }
    }

    /// The head at the state that a transaction sees.
    ///
    /// - Throws: ``Outdated`` in a query whose state is older.
    func head(at state: State, needsColumns: Bool = false, in database: Database) throws -> Head {
        try head.withLock { head in
            guard try head.catchUp(to: state, needsColumns: needsColumns, in: database) else {
                throw Outdated(known: head.state, seen: state)
            }
            return head
        }
    }

    /// Begins anew with a file that is another than it was.
    func forget() {
        head.withLock { $0 = Head() }
        pass.withLock { $0 = nil }
    }
}

/// Another thread has committed since the query began, or the file was put back to an earlier state.
struct Outdated: Error {
    let known: State
    let seen: State
}
