/// A number as a person writes it: `2.5`, `30 296`, `1.06 M`, `43.8 TiB`, `89.9 %`, `12 ×`.
///
/// What ``Number`` and ``Unit/text(_:)`` write of plain numbers, bytes and ratios is read again.
public struct WrittenNumber: Hashable, Sendable {
    public let value: Double
    /// What the text says that it counts: bytes or a ratio; nil for a plain number.
    public let unit: Unit?

    /// Reads text; nil when it is no finite number or what stands behind it is not known.
    public init?(_ text: some StringProtocol) {
        let suffix = text.reversed().prefix { $0.isLetter || $0 == "%" || $0 == "×" }
        let digits = text.dropLast(suffix.count).filter { $0 != " " }.map { $0 == "−" ? "-" : $0 }
        guard digits.allSatisfy({ "0123456789.eE+-".contains($0) }), let number = Double(String(digits)),
            let (value, unit) = Self.value(number, String(suffix.reversed())), value.isFinite
        else { return nil }
        (self.value, self.unit) = (value, unit)
    }

    private static func value(_ number: Double, _ suffix: String) -> (Double, Unit?)? {
        if suffix.isEmpty { return (number, nil) }
        // Divided, so that 7 % is rounded only once.
        if suffix == "%" { return (number / 100, .ratio) }
        if suffix == "×" || suffix == "x" { return (number, .ratio) }
        if let size = Number.size(ofBinary: suffix) { return (number * size, .bytes) }
        return prefixes[suffix].map { (number * $0, nil) }
    }

    private static let prefixes = ["k": 1e3, "M": 1e6, "G": 1e9, "T": 1e12, "P": 1e15]
}
