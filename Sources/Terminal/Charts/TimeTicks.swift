internal import Dates
internal import Text

/// Round moments along a time axis, in the clock of a zone.
struct TimeTicks {
    struct Tick: Equatable {
        /// Unix seconds.
        let time: Int64
        let label: SafeText
    }

    let ticks: [Tick]

    /// The ticks of a stretch of Unix seconds: the smallest round step that makes at most `count` of them.
    init(from start: Int64, to end: Int64, atMost count: Int, zone: Zone) {
        guard start < end, TimeTicks.years.contains(start), TimeTicks.years.contains(end), count > 0 else {
            ticks = []
            return
        }
        let span = end - start
        if let step = TimeTicks.steps.first(where: { span / $0 <= Int64(count) - 1 || span / $0 == 0 }) {
            ticks = TimeTicks.ticks(every: step, from: start, to: end, zone: zone)
        } else {
            let month: Int64 = 2_629_746
            let months = [1, 3, 6, 12, 24, 60, 120, 600, 1_200].first { span / ($0 * month) < Int64(count) }
            ticks = TimeTicks.ticks(everyMonths: months ?? 12_000, from: start, to: end, zone: zone)
        }
    }

    /// The years 1 to 9999; nobody reads an axis beyond them, and the arithmetic stays within its bounds.
    private static let years: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// Steps in seconds that divide a day, then whole days up to a fortnight.
    private static let steps: [Int64] =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200]
        + [1, 2, 7, 14].map { $0 * 86_400 }

    private static func ticks(every step: Int64, from start: Int64, to end: Int64, zone: Zone) -> [Tick] {
        let localEnd = end + zone.offset(at: end)
        // Weeks begin on Mondays: 1970-01-05 was one.
        let anchor: Int64 = step % (7 * 86_400) == 0 ? 4 * 86_400 : 0
        var local = floor(start + zone.offset(at: start) - anchor, to: step) + anchor
        var ticks: [Tick] = []
        while local <= localEnd {
            let time = universal(local, zone: zone)
            if (start...end).contains(time) {
                ticks.append(Tick(time: time, label: label(local, step: step)))
            }
            local += step
        }
        return ticks
    }

    private static func ticks(everyMonths step: Int64, from start: Int64, to end: Int64, zone: Zone) -> [Tick]
    {
        let first = CivilDate(days: floor(start + zone.offset(at: start), to: 86_400) / 86_400)
        // Steps of several months begin in January, those of several years in a round year.
        var month = first.firstOfMonth(after: -floorRemainder(first.year * 12 + first.month - 1, step))
        var ticks: [Tick] = []
        while true {
            let time = universal(month.days * 86_400, zone: zone)
            guard time <= end else { return ticks }
            if time >= start {
                let label = month.month == 1 ? "\(month.year)" : month.monthName
                ticks.append(Tick(time: time, label: SafeText(label)))
            }
            month = month.firstOfMonth(after: step)
        }
    }

    private static func label(_ local: Int64, step: Int64) -> SafeText {
        let date = CivilDate(days: floor(local, to: 86_400) / 86_400)
        let second = floorRemainder(local, 86_400)
        guard second != 0 else { return "\(date.day) \(date.monthName)" }
        let clock = "\(MomentText.twoDigits(second / 3_600)):\(MomentText.twoDigits(second / 60 % 60))"
        return step < 60 ? "\(clock):\(MomentText.twoDigits(second % 60))" : SafeText(clock)
    }

    /// The moment at which the clock shows `local`; after a jump of the clock the one right behind it.
    private static func universal(_ local: Int64, zone: Zone) -> Int64 {
        let guess = local - zone.offset(at: local)
        return local - zone.offset(at: guess)
    }

    private static func floor(_ value: Int64, to step: Int64) -> Int64 {
        value - floorRemainder(value, step)
    }

    private static func floorRemainder(_ value: Int64, _ step: Int64) -> Int64 {
        let remainder = value % step
        return remainder < 0 ? remainder + step : remainder
    }
}
