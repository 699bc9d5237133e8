internal import Metrics

extension [UInt8] {
    /// A field of CSV, in quotes where it needs them.
    mutating func append(field: String) {
        let needsQuotes = field.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
                || $0 == UInt8(ascii: "\r")
        }
        guard needsQuotes else { return append(contentsOf: field.utf8) }
        append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { append(byte) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }

    /// A text in double quotes with backslashes before what needs them, as JSON and OpenMetrics have it.
    ///
    /// OpenMetrics knows only `\n`, `\"` and `\\`; other control characters stay, where JSON wants `\u`.
    mutating func append(quoted text: String, controls: Bool) {
        append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                append(UInt8(ascii: "\\"))
                append(byte)
            case UInt8(ascii: "\n"): append(contentsOf: "\\n".utf8)
            case 0..<0x20 where controls:
                let digits = String(byte, radix: 16)
                append(contentsOf: "\\u00\(digits.count == 1 ? "0" : "")\(digits)".utf8)
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// A second as ISO 8601 in UTC; plain seconds where the year has not four digits.
    mutating func append(time: Int64) {
        guard let civil = CivilTime(time) else { return append(integer: time) }
        append(contentsOf: civil.text)
    }
}

/// A second as its date and time in UTC, in the proleptic Gregorian calendar, years 0 to 9999.
///
/// Algorithms: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
struct CivilTime {
    private let year, month, day, second: Int64

    init?(_ time: Int64) {
        guard (-62_167_219_200...253_402_300_799).contains(time) else { return nil }
        let days = Day.containing(time) + 719_468
        second = time - Day.start(Day.containing(time))
        let era = days / 146_097
        let ofEra = days - era * 146_097
        let years = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * years + years / 4 - years / 100)
        let shifted = (5 * ofYear + 2) / 153
        day = ofYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = years + era * 400 + (month <= 2 ? 1 : 0)
    }

    var text: [UInt8] {
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
    static func seconds(_ text: ArraySlice<UInt8>) -> Int64? {
        guard text.count == 20, text.last == UInt8(ascii: "Z") else {
            return Int64(String(decoding: text, as: UTF8.self))
        }
        let base = text.startIndex
        var isNumber = true
        func number(_ start: Int, _ count: Int) -> Int64 {
            var value: Int64 = 0
            for index in start..<start + count {
                let digit = text[base + index] &- UInt8(ascii: "0")
                if digit > 9 { isNumber = false }
                value = value * 10 + Int64(digit)
            }
            return value
        }
        let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
        let (hour, minute, second) = (number(11, 2), number(14, 2), number(17, 2))
        guard isNumber, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
        else {
            return nil
        }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let ofEra = shiftedYear - era * 400
        let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let days = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
        return days * Day.seconds + hour * 3_600 + minute * 60 + second
    }
}
