internal import Glibc
internal import Text

/// Values as charts write them where nobody has said how.
enum NumberText {
    /// Three significant figures with a prefix from ten thousand on: `0.0025`, `2.56`, `12.5 k`, `3.1 M`.
    static func short(_ value: Double) -> SafeText {
        guard value.isFinite else { return "?" }
        let prefixes: [(Double, Double, String)] = [
            (1e15, 1e15, " P"), (1e12, 1e12, " T"), (1e9, 1e9, " G"), (1e6, 1e6, " M"), (1e4, 1e3, " k"),
        ]
        let (_, unit, name) = prefixes.first { value.magnitude >= $0.0 } ?? (0, 1, "")
        let scaled = value / unit
        guard scaled != 0 else { return "0" }
        guard scaled.magnitude < 9e15, scaled.magnitude >= 1e-9 else { return SafeText("\(value)") }
        let exponent = Int(floor(log10(scaled.magnitude)))
        return SafeText(fixed(scaled, decimals: max(0, min(12, 2 - exponent))) + name)
    }

    /// Digits with a space between thousands: `21 937`.
    static func grouped(_ digits: some StringProtocol) -> String {
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(" ") }
            text.append(digit)
        }
        return text
    }

    /// A number with at most so many decimals, zeros at its end left out.
    static func fixed(_ value: Double, decimals: Int) -> String {
        let scale = pow(10, Double(decimals))
        let scaled = (value.magnitude * scale).rounded()
        guard scaled < 9e15 else { return "\(value)" }
        var digits = String(Int64(scaled))
        let sign = value < 0 && scaled > 0 ? "−" : ""
        guard decimals > 0 else { return sign + grouped(digits) }
        digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        var fraction = digits.suffix(decimals)
        while fraction.last == "0" { fraction.removeLast() }
        return sign + grouped(digits.dropLast(decimals)) + (fraction.isEmpty ? "" : "." + fraction)
    }
}
