internal import GRDB
internal import Metrics
public import Storage
internal import Threads

extension History {
    /// Does a bounded piece of what is due in the background: sealing, checkpoints, retention, giving space back.
    ///
    /// Each ``record(_:)`` does one; whoever does not record for long calls this until it is false. The pieces are
    /// transactions of a few milliseconds.
    ///
    /// - Returns: whether there is more to do.
    @discardableResult
    public func maintain() throws(StorageError) -> Bool {
        if sealer.withLock({ $0.slot }) == nil { try lookForWork() }
        return try maintainPiece()
    }

    /// After a start, the newest poll says what time it is.
    private func lookForWork() throws(StorageError) {
        let slot = try file.read { database in
            try Int64.fetchOne(database, sql: "SELECT slot FROM poll ORDER BY id DESC LIMIT 1")
        }
        if let slot { sealer.withLock { $0.note(slot: slot, length: 0) } }
    }

    func maintainPiece() throws(StorageError) -> Bool {
        let work = sealer.withLock { sealer in
            sealer.isStopped
                ? (isStopped: true, cut: nil, checkpoint: false)
                : (isStopped: false, cut: sealer.pendingCut, checkpoint: sealer.isCheckpointDue)
        }
        if work.isStopped { return false }
        do {
            if work.checkpoint { try checkpoint() }
            if try retainPiece() { return true }
            guard let cut = work.cut else { return false }
            return try seal(before: cut)
        } catch {
            // A full disk or a lock passes; a damaged file stays, and the next start says so again.
            if case .damaged = error.reason { sealer.withLock { $0.stop() } }
            throw error
        }
    }

    private func checkpoint() throws(StorageError) {
        _ = try write { database, _ in
            let state = try State(database)
            let head = try head(at: state, in: database)
            try Checkpoint.store(head.newest, upTo: state.lastPoll, in: database)
        }
        sealer.withLock { $0.checkpointed() }
    }

    /// One piece of a pass: its beginning, some series, or some polls to sweep.
    private func seal(before cut: Int64) throws(StorageError) -> Bool {
        let state = try write { database, _ in
            var state = try State(database)
            if state.isIdle {
                guard try Self.isDue(cut, in: database) else { return state }
                let head = try head(at: state, in: database)
                try Checkpoint.store(head.newest, upTo: state.lastPoll, in: database)
                (state.pass, state.cut, state.upto) = (state.pass + 1, cut, state.lastPoll)
                (state.next, state.swept) = (0, 0)
            } else if state.next < .max {
                state.next = try sealSeries(state, in: database)
            } else {
                state.swept = try sweep(state, in: database)
            }
            try state.store(in: database)
            return state
        } then: { state in
            head.withLock { $0.adopt(sealing: state) }
        }
        if state.isIdle {
            // Who only records asks for them once a day, and need not carry them until then.
            head.withLock { $0.dropColumns() }
            sealer.withLock { sealer in
                sealer.polls = [:]
                // The pages of the polls that were swept.
                sealer.lookAgain()
                sealer.foundNothing(before: cut)
            }
        }
        return !state.isIdle
    }

    private static func isDue(_ cut: Int64, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM recent WHERE slot < ? OR own)", arguments: [cut])
            ?? false
    }

    /// Seals series from `state.next` on, until enough is done.
    ///
    /// - Returns: the series with which to go on.
    private func sealSeries(_ state: State, in database: Database) throws -> Int64 {
        let head = try head(at: state, needsColumns: true, in: database)
        var budget = 4_096
        var polls = sealer.withLock { $0.polls }
        defer { sealer.withLock { $0.polls = polls } }
        for series in head.columns?.keys ?? [] where series >= state.next {
            if budget <= 0 { return series }
            guard let column = head.columns?[series] else { continue }
            let end = column.lowerBound(of: state.cut)
            var arrivals: [Arrival] = []
            for index in 0..<end where column.polls[index] <= state.upto {
                let time = column.times[index]
                let run = try Self.run(of: column.polls[index], at: time, &polls, in: database)
                if let last = arrivals.last, Day.containing(last.time) != Day.containing(time) {
                    try Merging.add(arrivals, to: Day.containing(last.time), of: series, in: database)
                    arrivals = []
                }
                arrivals.append(Arrival(time: time, value: column.values[index], run: run))
                budget -= 1
            }
            if let last = arrivals.last {
                try Merging.add(arrivals, to: Day.containing(last.time), of: series, in: database)
            }
            budget -= 16
        }
        return .max
    }

    private static func run(
        of poll: Int64, at time: Int64, _ polls: inout [Int64: PollOfSample], in database: Database
    ) throws -> Run {
        let known = try polls[poll] ?? PollOfSample(poll, in: database)
        polls[poll] = known
        return Run(
            count: 1, origin: known.origin, source: known.source, poll: known.slot == time ? 0 : poll)
    }

    /// Removes polls whose samples are all sealed, some at a time; what is left of others is written anew.
    ///
    /// - Returns: the poll up to which that is done.
    private func sweep(_ state: State, in database: Database) throws -> Int64 {
        let select = try Statement(
            "SELECT poll, slot, own, quarantined, samples FROM recent WHERE poll > ? AND poll <= ? ORDER BY poll LIMIT 256",
            in: database)
        select.bind(integer: state.swept, at: 1)
        select.bind(integer: state.upto, at: 2)
        var swept = state.upto
        var count = 0
        var last: Int64 = 0
        var rewritten: [(Int64, [UInt8])] = []
        while try select.step() {
            (last, count) = (select.integer(0), count + 1)
            let slot = select.integer(1)
            guard select.integer(2) != 0 || slot >= state.cut else { continue }
            var writer = RecentSamples.Writer(slot: slot, count: 16)
            try select.withBytes(4) { bytes in
                try RecentSamples.read(bytes, slot: slot) { series, value, time in
                    if time >= state.cut { writer.add(series, value, at: time) }
                }
            }
            if writer.bytes.count > 1 { rewritten.append((last, writer.finish())) }
        }
        if count == 256 { swept = last }
        let kept = Set(rewritten.map(\.0))
        if kept.isEmpty {
            try database.execute(
                sql: "DELETE FROM recent WHERE poll > ? AND poll <= ?", arguments: [state.swept, swept])
        } else {
            let polls = try Int64.fetchAll(
                database, sql: "SELECT poll FROM recent WHERE poll > ? AND poll <= ?",
                arguments: [state.swept, swept])
            for poll in polls where !kept.contains(poll) {
                try database.execute(sql: "DELETE FROM recent WHERE poll = ?", arguments: [poll])
            }
            for (poll, json) in rewritten {
                let update = try Statement("UPDATE recent SET samples = ? WHERE poll = ?", in: database)
                update.bind(integer: poll, at: 2)
                try update.lend(text: json, at: 1) { _ = try update.step() }
            }
        }
        return swept
    }
}
