internal import Chunks
internal import GRDB
internal import Metrics

/// Samples on their way straight into chunks, past the polls that wait to be sealed.
struct Placing {
    private let run: Run
    private var newest: [Int64: Newest]
    private(set) var receipt = Receipt()

    /// - Parameters:
    ///   - run: how all of the samples came to be here.
    ///   - newest: the newest values as the transaction sees them.
    init(run: Run, newest: [Int64: Newest]) {
        self.run = run
        self.newest = newest
    }

    /// Places samples, in any order; `recent` is what is not sealed yet.
    mutating func take(
        _ samples: [Sample], _ numbers: [Int64?], recent: [Int64: RecentColumn], in database: Database
    ) throws {
        var places: [Int64: [(time: Int64, value: Double)]] = [:]
        for (sample, number) in zip(samples, numbers) {
            guard let number, sample.value.isFinite else {
                receipt.refused += 1
                continue
            }
            let time = sample.time.seconds
            places[Day.key(Day.containing(time), number), default: []].append((time, sample.value))
        }
        // In the order of the table, so that a long batch writes each page once.
        for (key, samples) in places.sorted(by: { $0.key < $1.key }) {
            try place(samples, key: key, recent: recent[Day.series(ofKey: key)], in: database)
        }
    }

    private mutating func place(
        _ samples: [(time: Int64, value: Double)], key: Int64, recent: RecentColumn?, in database: Database
    ) throws {
        let (day, series) = (Day.day(ofKey: key), Day.series(ofKey: key))
        var taken = Set(try ChunkTable.row(key, in: database)?.points().times ?? [])
        taken.formUnion(try Self.quarantined(series, day, in: database))
        var arrivals: [Arrival] = []
        for (time, value) in samples {
            guard !(recent?.holds(time) ?? false), taken.insert(time).inserted else {
                receipt.repeated += 1
                continue
            }
            arrivals.append(Arrival(time: time, value: value, run: run))
            newest[series, default: Newest()].take(Reading(time: time, value: value, poll: run.poll))
        }
        receipt.stored += arrivals.count
        arrivals.sort { $0.time < $1.time }
        try Merging.add(arrivals, to: day, of: series, in: database)
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
    func store(_ state: inout State, upTo poll: Int64, in database: Database) throws {
        try Checkpoint.store(newest, upTo: poll, in: database)
        state.epoch += 1
        try state.store(in: database)
    }
}
