/// A day of the Gregorian calendar.
///
/// Days are counted from 1970-01-01. The arithmetic is Howard Hinnant's
/// (<https://howardhinnant.github.io/date_algorithms.html>), exact for all years that
/// occur here.
package struct CivilDate: Equatable, Sendable {
    package let year: Int64
    package let month: Int64
    package let day: Int64

    package init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    package init(days: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days since 1970-01-01.
    package var days: Int64 {
        let year = month <= 2 ? self.year - 1 : self.year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Whether its month has that day.
    package var isReal: Bool {
        (1...12).contains(month) && day >= 1 && (day <= 28 || CivilDate(days: days) == self)
    }

    /// The first of the month that comes `months` after this one.
    package func firstOfMonth(after months: Int64) -> CivilDate {
        let count = year * 12 + month - 1 + months
        let wholeYears = count >= 0 ? count / 12 : (count - 11) / 12
        return CivilDate(year: wholeYears, month: count - wholeYears * 12 + 1, day: 1)
    }

    /// `Jan` to `Dec`.
    package var monthName: String {
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return names[Int(month - 1) % 12]
    }
}
