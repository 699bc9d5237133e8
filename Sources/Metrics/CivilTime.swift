/// A second as its date and time in UTC, in the proleptic Gregorian calendar, years 0 to 9999.
///
/// Algorithms: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
package struct CivilTime {
    private let year, month, day, second: Int64

    /// - Returns: nil outside those years.
    package init?(_ time: Int64) {
        guard (-62_167_219_200...253_402_300_799).contains(time) else { return nil }
        let whole = time >= 0 ? time / 86_400 : (time + 1) / 86_400 - 1
        let days = whole + 719_468
        second = time - whole * 86_400
        let era = days / 146_097
        let ofEra = days - era * 146_097
        let years = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * years + years / 4 - years / 100)
        let shifted = (5 * ofYear + 2) / 153
        day = ofYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = years + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// ISO 8601: `2026-11-23T14:02:11Z`.
    package var text: [UInt8] {
        let pattern = Array("0000-00-00T00:00:00Z".utf8)
        var text = pattern
        func put(_ value: Int64, at end: Int, digits: Int) {
            var rest = value
            for index in 0..<digits {
                text[end - index] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
        }
        put(year, at: 3, digits: 4)
        put(month, at: 6, digits: 2)
        put(day, at: 9, digits: 2)
        put(second / 3_600, at: 12, digits: 2)
        put(second / 60 % 60, at: 15, digits: 2)
        put(second % 60, at: 18, digits: 2)
        return text
    }

    /// Reads what ``text`` writes, and plain seconds.
    package static func seconds(_ text: ArraySlice<UInt8>) -> Int64? {
        guard text.count == 20, text.last == UInt8(ascii: "Z") else {
            return Int64(String(decoding: text, as: UTF8.self))
        }
        var digits = Digits(text)
        let (hour, minute, second) = (
            digits.number(at: 11, 2), digits.number(at: 14, 2), digits.number(at: 17, 2)
        )
        guard let days = digits.days, hour < 24, minute < 60, second < 60, digits.areAll else { return nil }
        return days * 86_400 + hour * 3_600 + minute * 60 + second
    }

    /// Reads a day: `2026-11-23`.
    ///
    /// - Returns: its first second.
    static func day(_ text: ArraySlice<UInt8>) -> Int64? {
        let hyphen = UInt8(ascii: "-")
        guard text.count == 10, text[text.startIndex + 4] == hyphen, text[text.startIndex + 7] == hyphen
        else {
            return nil
        }
        var digits = Digits(text)
        return digits.days.map { $0 * 86_400 }
    }

    /// The numbers in a text that begins with a date.
    private struct Digits {
        let text: ArraySlice<UInt8>
        /// Whether no number had anything else in it so far.
        var areAll = true

        init(_ text: ArraySlice<UInt8>) { self.text = text }

        mutating func number(at start: Int, _ count: Int) -> Int64 {
            var value: Int64 = 0
            for index in start..<start + count {
                let digit = text[text.startIndex + index] &- UInt8(ascii: "0")
                if digit > 9 { areAll = false }
                value = value * 10 + Int64(digit)
            }
            return value
        }

        /// Days since 1970; nil for one that its month does not have.
        var days: Int64? {
            mutating get {
                let (year, month, day) = (number(at: 0, 4), number(at: 5, 2), number(at: 8, 2))
                guard areAll, (1...12).contains(month), day >= 1, day <= length(of: month, in: year) else {
                    return nil
                }
                let shifted = month <= 2 ? year - 1 : year
                let era = (shifted >= 0 ? shifted : shifted - 399) / 400
                let ofEra = shifted - era * 400
                let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
                return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
            }
        }

        private func length(of month: Int64, in year: Int64) -> Int64 {
            switch month {
            case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        }
    }
}
