internal import GRDB
public import Metrics
public import Storage

extension History {
    /// The newest quarantined samples of a series that still are, newest first.
    public func quarantined(of series: Series, limit: Int = 10) throws(StorageError) -> [Sample] {
        try read { database, names in
            guard let number = try names.number(of: series, in: database) else { return [] }
            let select = try Statement(
                "SELECT time, value FROM quarantine WHERE series = ? ORDER BY time DESC LIMIT ?",
                [number, max(0, limit)], in: database)
            var samples: [Sample] = []
            while try select.step() {
                samples.append(Sample(series, at: Timestamp(seconds: select.integer(0)), select.real(1)))
            }
            return samples
        }
    }

    /// Makes the quarantined samples of a series in a range good, in one transaction.
    ///
    /// They keep their times, values and polls. Those of days that are only kept by hours stay.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func release(_ series: Series, over range: TimeRange) throws(StorageError) -> Int {
        try write { database, names in
            guard let number = try names.number(of: series, in: database) else { return 0 }
            let held = try Self.held(number, over: range, in: database).filter { reading in
                try !Rollup.holds(Day.containing(reading.time), of: number, in: database)
            }
            guard !held.isEmpty else { return 0 }
            for reading in held {
                let delete = try Statement(
                    "DELETE FROM quarantine WHERE series = ? AND time = ?", [number, reading.time],
                    in: database)
                try delete.step()
            }
            var state = try State(database)
            let head = try head(at: state, needsColumns: true, in: database)
            var newest = head.newest
            var days = DaySpans()
            for (poll, readings) in Dictionary(grouping: held, by: \.poll).sorted(by: { $0.key < $1.key }) {
                let known = try PollOfSample(poll, in: database)
                for reading in readings {
                    newest[number, default: Newest()].take(reading)
                    let isPlain = known.slot == reading.time && known.origin == .measured
                    let run = Run(
                        count: 1, origin: known.origin, source: known.source, poll: isPlain ? 0 : poll)
                    let day = Day.containing(reading.time)
                    let arrival = Arrival(time: reading.time, value: reading.value, run: run)
                    try Merging.add(
                        [arrival], to: day, of: number, isOver: day < Day.containing(state.cut), in: database,
                        noting: &days)
                }
            }
            try days.store(in: database)
            try Checkpoint.store(newest, upTo: state.lastPoll, in: database)
            state.epoch += 1
            try state.store(in: database)
            return held.count
        }
    }

    private static func held(
        _ series: Int64, over range: TimeRange, in database: Database
    ) throws -> [Reading] {
        let select = try Statement(
            "SELECT time, value, poll FROM quarantine WHERE series = ? AND time >= ? AND time < ?",
            [series, range.start.secondsRoundedUp, range.end.secondsRoundedUp], in: database)
        var readings: [Reading] = []
        while try select.step() {
            readings.append(
                Reading(time: select.integer(0), value: select.real(1), poll: select.integer(2)))
        }
        return readings
    }
}
