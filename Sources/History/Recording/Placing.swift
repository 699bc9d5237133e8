internal import Chunks
internal import GRDB
internal import Metrics

/// Samples on their way straight into chunks, past the polls that wait to be sealed.
struct Placing {
    /// How the samples of each delivery came to be here.
    private let runs: [Run]
    private var newest: SeriesTable<Newest>
    private let recent: SeriesTable<RecentColumn>
    private let hasQuarantined: Bool
    private let hasRollups: Bool
    /// The days before this one are over.
    private let firstOpenDay: Int64
    private var days = DaySpans()
    /// What came of each delivery.
    private(set) var receipts: [Receipt]

    /// Neighbouring samples of one series, day and delivery.
    private struct Piece {
        let key: Int64
        let delivery: Int
        let samples: Range<Int>
    }

    /// `head` is as the transaction sees it, `runs` tell how the samples of each delivery came to be here at a `time`.
    init(_ head: Head, _ runs: [Run], at time: Timestamp, in database: Database) throws {
        self.runs = runs
        newest = head.newest
        recent = head.columns ?? SeriesTable()
        receipts = Array(repeating: Receipt(), count: runs.count)
        hasQuarantined =
            try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM quarantine)") ?? false
        hasRollups = try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM rollup)") ?? false
        firstOpenDay = Day.containing(Sealer.cut(slot: time.seconds))
    }

    /// Places samples, in any order of time; the good ones first.
    mutating func take(
        _ batch: SampleBatch, of deliveries: [SampleBatch.Delivery], _ names: inout SeriesNames,
        in database: Database
    ) throws {
        receipts.indices.first.map { receipts[$0].refused += batch.refused }
        var pieces: [Piece] = []
        var held: [(series: Int64, delivery: Int, samples: Range<Int>)] = []
        for (stretch, samples) in batch.ranges where !samples.isEmpty {
            let delivery = deliveries.firstIndex(of: stretch.delivery) ?? 0
            guard let series = try names.number(ofPossiblyNew: stretch.series, in: database) else {
                receipts[delivery].refused += samples.count
                continue
            }
            if stretch.quality == .good {
                Self.cut(samples, of: batch.times) { day, part in
                    pieces.append(Piece(key: Day.key(day, series), delivery: delivery, samples: part))
                }
            } else {
                held.append((series, delivery, samples))
            }
        }
        // In the order of the table, so that a long batch writes each page once.
        pieces.sort { ($0.key, $0.samples.lowerBound) < ($1.key, $1.samples.lowerBound) }
        var rest = pieces[...]
        while let key = rest.first?.key {
            let end = rest.firstIndex { $0.key != key } ?? rest.endIndex
            try place(rest[..<end], of: batch, key: key, in: database)
            rest = rest[end...]
        }
        for (series, delivery, samples) in held {
            for index in samples {
                try hold(batch.values[index], at: batch.times[index], of: series, delivery, in: database)
            }
        }
    }

    /// Cuts samples where the day changes.
    private static func cut(
        _ samples: Range<Int>, of times: [Int64], _ body: (Int64, Range<Int>) -> Void
    ) {
        var start = samples.lowerBound
        while start < samples.upperBound {
            let day = Day.containing(times[start])
            let (first, limit) = (Day.start(day), Day.start(day) &+ Day.seconds)
            var end = start + 1
            while end < samples.upperBound, times[end] >= first, times[end] < limit { end += 1 }
            body(day, start..<end)
            start = end
        }
    }

    private mutating func place(
        _ pieces: ArraySlice<Piece>, of batch: SampleBatch, key: Int64, in database: Database
    ) throws {
        let (day, series) = (Day.day(ofKey: key), Day.series(ofKey: key))
        if try isRolledUp(day, of: series, in: database) {
            for piece in pieces { receipts[piece.delivery].refused += piece.samples.count }
            return
        }
        let present = try ChunkTable.row(day, series, in: database)
        var taken = Set(try present?.points().times ?? [])
        if hasQuarantined { taken.formUnion(try Self.quarantined(series, day, in: database)) }
        let column = recent[series]
        if taken.isEmpty, column == nil, pieces.count == 1, let piece = pieces.first,
            batch.times.ascends(piece.samples)
        {
            return try placeWhole(piece, of: batch, in: database)
        }
        var arrivals: [Arrival] = []
        for piece in pieces {
            for index in piece.samples {
                let (time, value) = (batch.times[index], batch.values[index])
                guard !(column?.holds(time) ?? false), taken.insert(time).inserted else {
                    receipts[piece.delivery].repeated += 1
                    continue
                }
                let run = runs[piece.delivery]
                arrivals.append(Arrival(time: time, value: value, run: run))
                newest[series, default: Newest()].take(Reading(time: time, value: value, poll: run.poll))
                receipts[piece.delivery].stored += 1
            }
        }
        arrivals.sort { $0.time < $1.time }
        try Merging.add(
            arrivals, to: day, of: series, isOver: day < firstOpenDay, in: database, noting: &days)
    }

    /// Whether of a day of a series the figures alone are kept: nobody knows what of it is new.
    private func isRolledUp(_ day: Int64, of series: Int64, in database: Database) throws -> Bool {
        try hasRollups && Rollup.holds(day, of: series, in: database)
    }

    /// A day of a series of which nothing is here.
    private mutating func placeWhole(
        _ piece: Piece, of batch: SampleBatch, in database: Database
    ) throws {
        let (day, series) = (Day.day(ofKey: piece.key), Day.series(ofKey: piece.key))
        let points = Points(
            times: Array(batch.times[piece.samples]), values: Array(batch.values[piece.samples]))
        var run = runs[piece.delivery]
        run.count = points.count
        let key = day < firstOpenDay ? piece.key : Day.openKey(day, series)
        try ChunkRow(key: key, packed: Chunk.encode(points, origin: Day.start(day)), runs: [run])
            .store(in: database)
        let last = piece.samples.upperBound - 1
        newest[series, default: Newest()].take(
            Reading(time: batch.times[last], value: batch.values[last], poll: run.poll))
        receipts[piece.delivery].stored += points.count
        let span = batch.times[piece.samples.lowerBound]...batch.times[last]
        try days.add(span, to: day, in: database)
    }

    private mutating func hold(
        _ value: Double, at time: Int64, of series: Int64, _ delivery: Int, in database: Database
    ) throws {
        if try isRolledUp(Day.containing(time), of: series, in: database) {
            receipts[delivery].refused += 1
            return
        }
        let isThere =
            try recent[series]?.holds(time) ?? false || ChunkTable.holds(series, time, in: database)
        let insert = try Statement(
            "INSERT INTO quarantine VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            [series, time, value, runs[delivery].poll], in: database)
        if !isThere { try insert.step() }
        if !isThere, database.changesCount == 1 {
            receipts[delivery].stored += 1
        } else {
            receipts[delivery].repeated += 1
        }
    }

    private static func quarantined(_ series: Int64, _ day: Int64, in database: Database) throws -> [Int64] {
        let select = try Statement(
            "SELECT time FROM quarantine WHERE series = ? AND time >= ? AND time < ?", in: database)
        select.bind(integer: series, at: 1)
        select.bind(integer: Day.start(day), at: 2)
        select.bind(integer: Day.start(day) + Day.seconds, at: 3)
        var times: [Int64] = []
        while try select.step() { times.append(select.integer(0)) }
        return times
    }

    /// Ends the work: other processes are told that samples have changed other than by a poll.
    mutating func store(_ state: inout State, upTo poll: Int64, in database: Database) throws {
        try days.store(in: database)
        try Checkpoint.store(newest, upTo: poll, in: database)
        state.epoch += 1
        try state.store(in: database)
    }
}

extension [Int64] {
    fileprivate func ascends(_ range: Range<Int>) -> Bool {
        var last = self[range.lowerBound]
        for time in self[range].dropFirst() {
            if time <= last { return false }
            last = time
        }
        return true
    }
}
