internal import GRDB
internal import Metrics

/// What a sealing pass seals, read once: none of it changes until the pass is through.
struct SealingPass: Sendable {
    let number: Int64
    private let cut: Int64
    private var columns = SeriesTable<RecentColumn>()
    /// The days that are over by now and still have open keys, by their series.
    private var open: [Int64: [Int64]] = [:]
    private var polls = PollsOfPass()
    /// In ascending order.
    private var series: [Int64] = []

    /// Chunks of one piece, and samples in them, about.
    private static let chunks = 64
    private static let samples = 8_192

    /// Chunks that are ready to be stored where the state is still this.
    struct Piece: Sendable {
        let state: State
        var merged: [Merging.Merged] = []
        /// The series with which to go on.
        var next = Int64.max

        func store(in database: Database) throws {
            var days = DaySpans()
            for merged in merged { try merged.store(in: database, noting: &days) }
            try days.store(in: database)
        }
    }

    /// Reads what the pass that is under way has not sealed.
    init(_ state: State, in database: Database) throws {
        (number, cut) = (state.pass, state.cut)
        let row = try Statement(
            "SELECT poll, slot, samples FROM recent WHERE poll <= ? ORDER BY poll", [state.upto], in: database
        )
        while try row.step() {
            let poll = row.integer(0)
            polls.add(try PollOfSample(poll, in: database), as: poll)
            try row.withBytes(2) { bytes in
                try RecentSamples.read(bytes, slot: row.integer(1)) { series, value, time in
                    guard time < state.cut, series >= state.next else { return }
                    columns[series, default: RecentColumn()].add(
                        Reading(time: time, value: value, poll: poll))
                }
            }
        }
        let select = try Statement(
            "SELECT id FROM chunk WHERE id < ?", [Day.openKey(Day.containing(state.cut), 0)], in: database)
        while try select.step() {
            let key = select.integer(0)
            open[Day.series(ofKey: key), default: []].append(Day.day(ofKey: key))
        }
        series = Set(columns.keys).union(open.keys).sorted()
    }

    /// Packs series from `state.next` on, until enough is done.
    func piece(_ state: State, in database: Database) throws -> Piece {
        var piece = Piece(state: state)
        var samples = 0
        for series in series where series >= state.next {
            if piece.merged.count >= Self.chunks || samples >= Self.samples {
                piece.next = series
                break
            }
            for (day, readings) in readings(of: series) {
                let arrivals = readings.compactMap { reading in
                    polls[reading.poll].map { poll in
                        let run = Run(
                            count: 1, origin: poll.origin, source: poll.source,
                            poll: poll.slot == reading.time ? 0 : reading.poll)
                        return Arrival(time: reading.time, value: reading.value, run: run)
                    }
                }
                guard
                    let merged = try Merging.merged(
                        arrivals, to: day, of: series, isOver: day < Day.containing(cut), in: database)
                else { continue }
                piece.merged.append(merged)
                samples += merged.row.count
            }
        }
        piece.merged.sort { $0.row.key < $1.row.key }
        return piece
    }

    /// The samples of a series by their days, those without any included that are over and have open keys.
    private func readings(of series: Int64) -> [(day: Int64, ArraySlice<Reading>)] {
        var days: [(day: Int64, ArraySlice<Reading>)] = []
        var rest = columns[series]?.readings[...] ?? []
        while let first = rest.first {
            let day = Day.containing(first.time)
            let end = Day.start(day) &+ Day.seconds
            // Mostly all are of one day.
            let next =
                rest.last.map { $0.time < end } ?? true
                ? rest.endIndex : rest.firstIndex { $0.time >= end } ?? rest.endIndex
            days.append((day, rest[..<next]))
            rest = rest[next...]
        }
        for day in open[series] ?? [] where !days.contains(where: { $0.day == day }) {
            days.append((day, []))
        }
        return days
    }
}

/// The polls of a pass by their numbers, which mostly follow each other.
private struct PollsOfPass: Sendable {
    private var first: Int64 = 0
    private var near: [PollOfSample?] = []
    private var far: [Int64: PollOfSample] = [:]
    private static let limit: Int64 = 1 << 16

    /// In ascending order.
    mutating func add(_ poll: PollOfSample, as number: Int64) {
        if near.isEmpty { first = number }
        guard number - first < Self.limit else { return far[number] = poll }
        while near.count < number - first { near.append(nil) }
        near.append(poll)
    }

    subscript(number: Int64) -> PollOfSample? {
        let index = number &- first
        return index >= 0 && index < near.count ? near[Int(index)] : far[number]
    }
}
