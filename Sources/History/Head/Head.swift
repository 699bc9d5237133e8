internal import GRDB
internal import Metrics

/// What a process knows of the end of the history, so that it need not read it again for every query.
///
/// Made from committed states of the file alone, and brought up to the state of a transaction before it is used:
/// by what this process recorded, or by reading what another did.
struct Head: Sendable {
    private(set) var state = State()
    private(set) var newest = SeriesTable<Newest>()
    /// Nil until somebody asks for them.
    private(set) var columns: SeriesTable<RecentColumn>?
    /// Of the polls that brought the newest values; what is not here is read from the file.
    var provenance: [Int64: Provenance] = [:]
    /// The answer to the last question for the newest values, while nothing has changed since.
    var latest: [Latest]?
    /// The numbers of the series in the order of ``latest``, while there are no new ones.
    var order: [Int64] = []

    /// Goes on to the state of a transaction.
    ///
    /// The ``columns`` are read only where `needsColumns` says that they will be asked for. False when the transaction
    /// sees an older state than this; it is to be begun again.
    mutating func catchUp(
        to present: State, needsColumns: Bool, in database: Database
    ) throws -> Bool {
        if state.isAhead(of: present) { return false }
        // What a pass has swept away can no longer be read poll by poll; the checkpoint knows it.
        if state.epoch != present.epoch || state.lastPoll < present.upto {
            self = Head()
            try loadNewest(present, in: database)
        } else {
            if present.pass != state.pass || present.next != state.next { forgetSealed(present) }
            if present.lastPoll > state.lastPoll {
                try loadPolls(after: state.lastPoll, present, in: database)
            }
        }
        state = present
        if needsColumns, columns == nil { try loadColumns(in: database) }
        return true
    }

    /// Takes what a transaction of this process has committed, unless it is known already.
    mutating func adopt(_ draft: Draft, _ committed: State) {
        guard committed.epoch == state.epoch, state.lastPoll == draft.poll - 1 else { return }
        for (series, reading) in draft.good { take(reading, of: series) }
        for (series, reading) in draft.quarantined { hold(reading, of: series) }
        remember(draft.provenance, of: draft.poll)
        latest = nil
        state.lastPoll = draft.poll
    }

    private mutating func remember(_ one: Provenance, of poll: Int64) {
        // A process that only records never asks which of them are still needed.
        if provenance.count >= 1_024 { provenance = [:] }
        provenance[poll] = one
    }

    /// Takes what a sealing step of this process has committed.
    mutating func adopt(sealing committed: State) {
        guard committed.epoch == state.epoch, committed.isAhead(of: state) || committed.swept != state.swept
        else { return }
        forgetSealed(committed)
        let lastPoll = state.lastPoll
        state = committed
        state.lastPoll = lastPoll
    }

    private mutating func take(_ reading: Reading, of series: Int64) {
        newest[series, default: Newest()].take(reading)
        if columns != nil { columns?[series, default: RecentColumn()].add(reading) }
    }

    private mutating func hold(_ reading: Reading, of series: Int64) {
        let known = newest[series]?.quarantined
        if known.map({ $0.time < reading.time }) ?? true {
            newest[series, default: Newest()].quarantined = reading
        }
    }

    private mutating func forgetSealed(_ present: State) {
        guard columns != nil else { return }
        if present.pass > state.pass + 1 || (present.pass > state.pass && state.pass > 0 && !state.isIdle) {
            // What other passes have sealed in the meantime is not known.
            columns = nil
            return
        }
        let first = present.pass == state.pass ? state.next : 0
        guard first < present.next else { return }
        for series in columns?.keys ?? [] where series >= first && series < present.next {
            columns?[series]?.removeSealed(cut: present.cut, upto: present.upto)
            if columns?[series]?.count == 0 { columns?[series] = nil }
        }
    }

    // MARK: Reading the file

    private mutating func loadNewest(_ present: State, in database: Database) throws {
        let row = try Statement("SELECT newest FROM checkpoint", in: database)
        if try row.step() {
            try row.withBytes(0) { bytes in
                try Checkpoint.read(bytes) { series, reading in newest[series] = Newest(good: reading) }
            }
        }
        try loadPolls(after: present.checkpoint, present, in: database)
        try loadQuarantined(in: database)
    }

    private mutating func loadPolls(after poll: Int64, _ present: State, in database: Database) throws {
        let row = try Statement(
            """
            SELECT recent.poll, recent.slot, quarantined, samples, \(Provenance.columns)
            FROM recent JOIN poll ON poll.id = recent.poll JOIN source ON source.id = poll.source
            WHERE recent.poll > ? ORDER BY recent.poll
            """, [poll], in: database)
        var hasQuarantined = false
        while try row.step() {
            let number = row.integer(0)
            remember(Provenance(row, from: 4), of: number)
            if row.integer(2) > 0 { hasQuarantined = true }
            try row.withBytes(3) { bytes in
                try RecentSamples.read(bytes, slot: row.integer(1)) { series, value, time in
                    let reading = Reading(time: time, value: value, poll: number)
                    newest[series, default: Newest()].take(reading)
                    if columns != nil, !present.isSealed(series, poll: number, time: time) {
                        columns?[series, default: RecentColumn()].add(reading)
                    }
                }
            }
        }
        if hasQuarantined { try loadQuarantined(in: database) }
        latest = nil
    }

    private mutating func loadQuarantined(in database: Database) throws {
        let row = try Statement(
            """
            SELECT series.id, time, value, poll FROM series CROSS JOIN quarantine
                ON quarantine.series = series.id
                AND time = (SELECT max(time) FROM quarantine WHERE series = series.id)
            WHERE EXISTS (SELECT 1 FROM quarantine)
            """, in: database)
        while try row.step() {
            newest[row.integer(0), default: Newest()].quarantined = Reading(
                time: row.integer(1), value: row.real(2), poll: row.integer(3))
        }
    }

    private mutating func loadColumns(in database: Database) throws {
        var loaded = SeriesTable<RecentColumn>()
        let row = try Statement("SELECT poll, slot, samples FROM recent ORDER BY poll", in: database)
        while try row.step() {
            let poll = row.integer(0)
            try row.withBytes(2) { bytes in
                try RecentSamples.read(bytes, slot: row.integer(1)) { series, value, time in
                    guard !state.isSealed(series, poll: poll, time: time) else { return }
                    loaded[series, default: RecentColumn()].add(
                        Reading(time: time, value: value, poll: poll))
                }
            }
        }
        columns = loaded
    }
}
