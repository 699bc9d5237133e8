internal import History
internal import Metrics
internal import Statistics
internal import Terminal

/// Median milliseconds by hour of the day, a day or several in a row, so that the whole of a range is seen.
struct HourlyMedians: Sendable {
    struct Row: Sendable {
        /// The first day, as if the clock that counts were UTC.
        let start: Timestamp
        /// One value an hour; nil where nothing was answered.
        let hours: [Double?]
    }

    /// How many days are put together in a row.
    let days: Int
    /// Without gaps, oldest first.
    let rows: [Row]

    /// Takes valid answers, which come in order of time, and makes at most `count` rows of them.
    init(_ points: [PollPoint], atMost count: Int, by zone: Zone = .utc) {
        var offsets = HourlyOffsets(zone.offset)
        let times = points.map { $0.time.seconds + offsets.offset(at: $0.time.seconds) }
        self.init(times: times, atMost: count) { cell, cells in
            var values = [[Double]](repeating: [], count: cells)
            for (point, time) in zip(points, times) {
                if let value = point.milliseconds { values[cell(time)].append(value) }
            }
            return values.map { Distribution($0)?.median }
        }
    }

    /// Takes days that are summed up; an hour of UTC counts to that hour of the clock in which its middle lies.
    init(_ days: [ResponseDay], atMost count: Int, by zone: Zone = .utc) {
        var offsets = HourlyOffsets(zone.offset)
        let hours = days.flatMap { day in
            day.hours.map { hour in
                let middle = day.start(of: hour).seconds + 1_800
                return (time: middle + offsets.offset(at: middle), totals: hour.totals)
            }
        }
        self.init(times: hours.map(\.time), atMost: count) { cell, cells in
            var totals = [[DurationCounts]](repeating: [], count: cells)
            for hour in hours { totals[cell(hour.time)].append(hour.totals) }
            var tally = DurationTally()
            return totals.map { totals in
                tally.removeAll()
                for counts in totals { tally.add(counts) }
                return tally.percentile(50)
            }
        }
    }

    /// Of moments by the clock that counts; `medians` is told which cell a moment is in, and how many there are.
    private init(
        times: [Int64], atMost count: Int, medians: ((Int64) -> Int, Int) -> [Double?]
    ) {
        // A clock that is put back may make a later one the earlier.
        guard let first = times.min()?.wholeDays, let last = times.max()?.wholeDays else {
            (days, rows) = (1, [])
            return
        }
        let days = Self.days(from: first, to: last, atMost: max(1, count))
        let start = Self.row(of: first, days: days)
        let length = Int(Self.row(of: last, days: days) - start) + 1
        let values = medians(
            { time in
                let row = Int(Self.row(of: time.wholeDays, days: days) - start)
                return row * 24 + Int(time - time.wholeDays * 86_400) / 3_600
            }, length * 24)
        self.days = days
        rows = (0..<length).map { row in
            let day = (start + Int64(row)) * Int64(days) - Self.monday
            return Row(
                start: Timestamp(seconds: day * 86_400), hours: Array(values[row * 24..<(row + 1) * 24]))
        }
    }

    /// The row and the hour of a moment, in seconds since 1970; nil outside of all rows.
    func cell(of time: Int64, by zone: Zone) -> (row: Int, hour: Int)? {
        guard let start = rows.first?.start.seconds else { return nil }
        let local = time + zone.offset(at: time)
        let row = (local - start).wholeDays / Int64(days)
        guard local >= start, row < rows.count else { return nil }
        return (Int(row), Int(local - local.wholeDays * 86_400) / 3_600)
    }

    /// What a row is: `a day`, `a week`, `3 days`.
    var rowName: String {
        switch days {
        case 1: "a day"
        case 7: "a week"
        case let days where days.isMultiple(of: 7): "\(days / 7) weeks"
        default: "\(days) days"
        }
    }

    /// The shortest of the usual lengths with which all days find room.
    private static func days(from first: Int64, to last: Int64, atMost count: Int) -> Int {
        var days = 28
        for short in [1, 2, 3, 7, 14, 28] where rows(from: first, to: last, days: short) <= count {
            return short
        }
        while rows(from: first, to: last, days: days) > count, days < 1_000_000 { days *= 2 }
        return days
    }

    private static func rows(from first: Int64, to last: Int64, days: Int) -> Int64 {
        row(of: last, days: days) - row(of: first, days: days) + 1
    }

    /// Rows begin on fixed days, so that they stay as they are when time goes on; weeks on Mondays.
    private static func row(of day: Int64, days: Int) -> Int64 {
        let place = day + monday
        return (place >= 0 ? place : place - Int64(days) + 1) / Int64(days)
    }

    /// 1 January 1970 was the fourth day of a week.
    private static let monday: Int64 = 3
}

extension Int64 {
    /// Full days in so many seconds.
    var wholeDays: Int64 { (self >= 0 ? self : self - 86_399) / 86_400 }
}
