internal import Glibc

/// Numbers as text, the same everywhere: a point for decimals, a space between thousands.
public enum Number {
    /// Three significant figures; thousands grouped; from a million with a prefix: `0.0722`, `1.19`, `30 296`, `1.06 M`.
    ///
    /// Integers under a million are whole, whatever their length. Zero is `0`. Under a millionth it is written
    /// with an exponent.
    public static func short(_ value: Double) -> String {
        guard value.isFinite else { return "?" }
        let size = value.magnitude
        if size == 0 { return "0" }
        if size < 1e-6 { return scientific(value) }
        if size < 999_999.5 {
            if size >= 999.5 || value == value.rounded() { return grouped(value.rounded()) }
            return trimmed(fixed(value, decimals: decimals(forThreeFiguresOf: size)))
        }
        for (limit, prefix) in [(1e9, "M"), (1e12, "G"), (1e15, "T"), (1e18, "P")] where size < limit * 0.9995
        {
            let scaled = value / (limit / 1_000)
            return "\(fixed(scaled, decimals: decimals(forThreeFiguresOf: scaled.magnitude))) \(prefix)"
        }
        return scientific(value)
    }

    /// A fixed number of decimals, halves away from zero, no grouping: `fixed(2.5, decimals: 2)` is `2.50`.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        guard value.isFinite else { return "?" }
        let digits = max(0, min(decimals, 15))
        let scale = pow(10, Double(digits))
        let scaled = (value * scale).rounded()
        guard scaled.magnitude < 9e15 else { return "\(value)" }
        let whole = String(Int64(scaled.magnitude))
        let sign = scaled < 0 ? "−" : ""
        guard digits > 0 else { return sign + whole }
        let padded = String(repeating: "0", count: max(0, digits + 1 - whole.count)) + whole
        return "\(sign)\(padded.dropLast(digits)).\(padded.suffix(digits))"
    }

    /// A price per hour: two decimals, or three below a tenth: `2.50`, `0.072`.
    public static func price(_ value: Double) -> String {
        fixed(value, decimals: value.magnitude < 0.095 ? 3 : 2)
    }

    /// A whole number with a space between thousands: `30 296`.
    public static func grouped(_ value: Double) -> String {
        guard value.isFinite else { return "?" }
        guard value.magnitude < 9e15 else { return scientific(value) }
        let digits = Array(String(Int64(value.magnitude.rounded())))
        var text = value <= -0.5 ? "−" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(" ") }
            text.append(digit)
        }
        return text
    }

    /// Bytes with a binary prefix: `512 B`, `2.17 EiB`.
    public static func binary(_ value: Double) -> String {
        let (size, name) = binaryUnit(of: value)
        return "\(short(value / size)) \(name)"
    }

    /// The prefix in which a number of bytes has at most three digits before its point, with what one of it is.
    static func binaryUnit(of value: Double) -> (size: Double, name: String) {
        binaryUnits.first { value.magnitude / $0.size < 999.5 } ?? binaryUnits[binaryUnits.count - 1]
    }

    /// The bytes of a binary prefix; nil for what is none.
    static func size(ofBinary name: String) -> Double? { binaryUnits.first { $0.name == name }?.size }

    private static let binaryUnits: [(size: Double, name: String)] = [
        (1, "B"), (0x1p10, "KiB"), (0x1p20, "MiB"), (0x1p30, "GiB"), (0x1p40, "TiB"), (0x1p50, "PiB"),
        (0x1p60, "EiB"), (0x1p70, "ZiB"),
    ]

    /// A ratio in hundredths: `81 %`.
    ///
    /// What is not all of it is 99.9 % at most.
    static func percent(_ ratio: Double) -> String {
        let text = short(ratio * 100)
        return "\(text.hasSuffix("100") && isNotAll(ratio) ? "\(text.dropLast(3))99.9" : text) %"
    }

    /// A share in hundredths with so many decimals, without the sign: `81.0`.
    ///
    /// What is not all of it is never 100.
    public static func percent(_ share: Double, decimals: Int) -> String {
        let text = fixed(share * 100, decimals: decimals)
        guard isNotAll(share), text == fixed(100, decimals: decimals) else { return text }
        return fixed(100 - pow(10, -Double(decimals)), decimals: decimals)
    }

    /// Whether less than all, by more than what adding parts up leaves.
    private static func isNotAll(_ ratio: Double) -> Bool { ratio.magnitude < 1 - 1e-9 }

    /// A ratio as how many times: `12.4 ×`, `1 149 ×`.
    static func multiple(_ ratio: Double) -> String { "\(short(ratio)) ×" }

    /// Whether a ratio reads plainer as a multiple: in percent it would have four digits before the point.
    static func isMultiple(_ ratio: Double) -> Bool { (ratio * 100).magnitude >= 999.5 }

    /// A change as a person reads it: `▲ 3.0 %`, `▼ 2.1 %`, `= 0.0 %`, `▲ 120 %`; nil in, nil out.
    public static func change(_ ratio: Double?) -> String? {
        guard let ratio, ratio.isFinite else { return nil }
        let (sign, size) = tenths(ratio)
        return "\(sign) \(size < 100 ? fixed(size, decimals: 1) : short(size)) %"
    }

    /// A difference of two ratios as a person reads it: `▲ 1.2 points`, `= 0.0 points`; nil in, nil out.
    public static func points(_ difference: Double?) -> String? {
        guard let difference, difference.isFinite else { return nil }
        return "\(tenths(difference).sign) \(fixed(tenths(difference).size, decimals: 1)) points"
    }

    /// The size of a ratio in tenths of a percent, and the sign for where it goes.
    private static func tenths(_ ratio: Double) -> (sign: String, size: Double) {
        let percent = (ratio * 1_000).rounded() / 10
        return (percent > 0 ? "▲" : percent < 0 ? "▼" : "=", percent.magnitude)
    }

    /// Digits after the point that leave three figures, of the value as it will be after rounding to them.
    private static func decimals(forThreeFiguresOf size: Double) -> Int {
        let exponent = Int(floor(log10(size)))
        let isRoundedUp = (size / pow(10, Double(exponent - 2))).rounded() >= 1_000
        return max(0, 2 - exponent - (isRoundedUp ? 1 : 0))
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains(".") else { return text }
        let cut = text.reversed().drop { $0 == "0" }
        return String(cut.first == "." ? cut.dropFirst().reversed() : cut.reversed())
    }

    private static func scientific(_ value: Double) -> String {
        let exponent = Int(floor(log10(value.magnitude)))
        return "\(fixed(value / pow(10, Double(exponent)), decimals: 2))e\(exponent)"
    }
}
