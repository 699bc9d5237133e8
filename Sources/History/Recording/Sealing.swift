internal import GRDB
internal import Metrics
public import Storage
internal import Threads

extension History {
    /// Does a bounded piece of what is due in the background: sealing, checkpoints, retention, giving space back,
    /// summing up how sources answered.
    ///
    /// What ``record(_:)`` makes due is done by a thread of its own; whoever wants it done now, or does not record,
    /// calls this until it is false. The pieces are transactions of about a millisecond.
    ///
    /// - Returns: whether there is more to do.
    @discardableResult
    public func maintain() throws(StorageError) -> Bool {
        try upkeep.lookForWork()
        return try upkeep.workPiece(isUrgent: true)
    }

    /// Has what is due done in the background.
    func wakeKeeper() {
        if file.isLogLong || sealer.withLock({ $0.isWorkDue }) { keeper.wake(upkeep) }
    }
}

extension Upkeep {
    /// One piece of a pass: its beginning, some series, or some polls to sweep.
    func seal(before cut: Int64, _ pass: inout SealingPass?) throws(StorageError) -> Bool {
        let piece = try pack(&pass)
        let state: State? = try file.writeAhead { database in
            var state = try State(database)
            if state.isIdle {
                guard try Self.isDue(cut, after: state, in: database) else { return nil }
                let head = try head(at: state, in: database)
                try Checkpoint.store(head.newest, upTo: state.lastPoll, in: database)
                (state.pass, state.cut, state.upto) = (state.pass + 1, cut, state.lastPoll)
                (state.next, state.swept) = (0, 0)
            } else if state.next < .max {
                // What was packed for another state is packed again.
                guard let piece, piece.state.isLike(state) else { return state }
                try piece.store(in: database)
                state.next = piece.next
            } else {
                state.swept = try sweep(state, in: database)
            }
            try state.store(in: database)
            return state
        } then: { state in
            if let state { head.withLock { $0.adopt(sealing: state) } }
        }
        guard let state else {
            sealer.withLock { $0.foundNothing(before: cut) }
            return false
        }
        if state.next == .max { pass = nil }
        // The pages of the polls that were swept.
        if state.isIdle { sealer.withLock { $0.lookAgain() } }
        return true
    }

    /// Packs the next chunks of the pass that is under way: in a query, which holds up nobody.
    private func pack(_ pass: inout SealingPass?) throws(StorageError) -> SealingPass.Piece? {
        try file.read { database in
            let state = try State(database)
            guard state.next < .max else { return nil }
            if pass?.number != state.pass { pass = try SealingPass(state, in: database) }
            return try pass?.piece(state, in: database)
        }
    }

    /// Whether a pass would find anything; what the last one left of its polls is younger than its cut.
    private static func isDue(_ cut: Int64, after last: State, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: """
                SELECT EXISTS (SELECT 1 FROM recent WHERE (slot < ?1 OR own) AND (poll > ?2 OR ?1 > ?3))
                    OR EXISTS (SELECT 1 FROM chunk WHERE id < ?4)
                """, arguments: [cut, last.upto, last.cut, Day.openKey(Day.containing(cut), 0)]) ?? false
    }

    /// Removes polls whose samples are all sealed, some at a time; what is left of others is written anew.
    ///
    /// - Returns: the poll up to which that is done.
    private func sweep(_ state: State, in database: Database) throws -> Int64 {
        let limit = 32
        let select = try Statement(
            "SELECT poll, slot, own, samples FROM recent WHERE poll > ? AND poll <= ? ORDER BY poll LIMIT ?",
            [state.swept, state.upto, limit], in: database)
        var swept = state.upto
        var polls: [Int64] = []
        var rewritten: [Int64: [UInt8]] = [:]
        while try select.step() {
            let (poll, slot) = (select.integer(0), select.integer(1))
            polls.append(poll)
            guard select.integer(2) != 0 || slot >= state.cut else { continue }
            var writer = RecentSamples.Writer(slot: slot, count: 16)
            try select.withBytes(3) { bytes in
                try RecentSamples.read(bytes, slot: slot) { series, value, time in
                    if time >= state.cut { writer.add(series, value, at: time) }
                }
            }
            if writer.bytes.count > 1 { rewritten[poll] = writer.finish() }
        }
        if polls.count == limit, let last = polls.last { swept = last }
        for poll in polls {
            guard let json = rewritten[poll] else {
                let delete = try Statement("DELETE FROM recent WHERE poll = ?", in: database)
                delete.bind(integer: poll, at: 1)
                try delete.step()
                continue
            }
            let update = try Statement("UPDATE recent SET samples = ? WHERE poll = ?", in: database)
            update.bind(integer: poll, at: 2)
            try update.lend(text: json, at: 1) { _ = try update.step() }
        }
        return swept
    }
}
