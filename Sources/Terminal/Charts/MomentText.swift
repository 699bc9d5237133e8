internal import Text

/// A moment as the cross-hair reads it out.
enum MomentText {
    /// `24 Nov 2026 14:00 UTC`; with seconds where the chart shows an hour or less.
    static func text(of time: Int64, zone: Zone, span: Int64) -> SafeText {
        // The years that an axis can have; beyond them the arithmetic would overflow.
        let time = min(max(time, -62_135_596_800), 253_402_300_799)
        let local = time + zone.offset(at: time)
        let second = ((local % 86_400) + 86_400) % 86_400
        let date = CivilDate(days: (local - second) / 86_400)
        var clock = "\(twoDigits(second / 3_600)):\(twoDigits(second / 60 % 60))"
        if span <= 3_600 { clock += ":" + twoDigits(second % 60) }
        return "\(date.day) \(date.monthName) \(date.year) \(clock) \(zone.name(at: time))"
    }

    static func twoDigits(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}
