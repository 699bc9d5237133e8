internal import Dates
public import Text

/// A moment as a chart writes it.
public enum MomentText {
    /// `24 Nov 2026 14:00 UTC`; with seconds where the chart shows an hour or less.
    public static func text(of time: Int64, zone: Zone, span: Int64) -> SafeText {
        text(from: time, to: time, zone: zone, span: span)
    }

    /// `24 Nov 2026 14:00 – 14:55 UTC`, of two days `23 Nov 2026 22:00 – 24 Nov 02:55 UTC`; one moment where both are
    /// written alike.
    public static func text(from first: Int64, to last: Int64, zone: Zone, span: Int64) -> SafeText {
        let (start, end) = (parts(of: first, zone), parts(of: last, zone))
        func clock(_ second: Int64) -> String {
            let minutes = "\(twoDigits(second / 3_600)):\(twoDigits(second / 60 % 60))"
            return span <= 3_600 ? minutes + ":" + twoDigits(second % 60) : minutes
        }
        let (from, to) = (clock(start.second), clock(end.second))
        let day = "\(start.date.day) \(start.date.monthName) \(start.date.year)"
        let name = zone.name(at: clamped(last))
        if start.date == end.date { return SafeText("\(day) \(from)\(from == to ? "" : " – \(to)") \(name)") }
        return SafeText("\(day) \(from) – \(end.date.day) \(end.date.monthName) \(to) \(name)")
    }

    /// `9 Nov`.
    public static func day(of time: Int64, zone: Zone = .utc) -> SafeText {
        let (date, _) = parts(of: time, zone)
        return "\(date.day) \(date.monthName)"
    }

    /// `9 Nov 2026`.
    public static func date(of time: Int64, zone: Zone) -> SafeText {
        let (date, _) = parts(of: time, zone)
        return "\(date.day) \(date.monthName) \(date.year)"
    }

    /// `14:02:11`.
    public static func clock(of time: Int64, zone: Zone) -> SafeText {
        let (_, second) = parts(of: time, zone)
        return "\(twoDigits(second / 3_600)):\(twoDigits(second / 60 % 60)):\(twoDigits(second % 60))"
    }

    /// `9 Nov 14:00`, for a title that stands over an axis with the rest.
    public static func short(of time: Int64, zone: Zone) -> SafeText {
        let (date, second) = parts(of: time, zone)
        return "\(date.day) \(date.monthName) \(twoDigits(second / 3_600)):\(twoDigits(second / 60 % 60))"
    }

    private static func parts(of time: Int64, _ zone: Zone) -> (date: CivilDate, second: Int64) {
        let time = clamped(time)
        let local = time + zone.offset(at: time)
        let second = ((local % 86_400) + 86_400) % 86_400
        return (CivilDate(days: (local - second) / 86_400), second)
    }

    /// Into the years that an axis can have; beyond them the arithmetic would overflow.
    private static func clamped(_ time: Int64) -> Int64 { min(max(time, -62_135_596_800), 253_402_300_799) }

    static func twoDigits(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
