internal import Dates

/// A second as its date and time in UTC, in the proleptic Gregorian calendar, years 0 to 9999.
package struct CivilTime {
    private let date: CivilDate
    /// Of the day.
    private let second: Int64

    /// - Returns: nil outside those years.
    package init?(_ time: Int64) {
        guard (-62_167_219_200...253_402_300_799).contains(time) else { return nil }
        let days = time >= 0 ? time / 86_400 : (time + 1) / 86_400 - 1
        second = time - days * 86_400
        date = CivilDate(days: days)
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
        put(date.year, at: 3, digits: 4)
        put(date.month, at: 6, digits: 2)
        put(date.day, at: 9, digits: 2)
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
        let between = [4, 7, 10, 13, 16].map { text[text.startIndex + $0] }
        guard between.elementsEqual("--T::".utf8) else { return nil }
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
                let date = CivilDate(year: number(at: 0, 4), month: number(at: 5, 2), day: number(at: 8, 2))
                return areAll && date.isReal ? date.days : nil
            }
        }
    }
}
