public import Text

/// What the values along an axis are counted in: `T` or `TiB`.
public struct AxisUnit: Hashable, Sendable {
    /// The value of one, more than zero.
    public let size: Double
    /// Written behind every number; empty for none.
    public let name: SafeText
    /// Whether it is a mere prefix of plain numbers, so that nothing is `0` and not `0 k`.
    let isPrefix: Bool

    public init(size: Double, name: SafeText) { self.init(size: size, name: name, isPrefix: false) }

    private init(size: Double, name: SafeText, isPrefix: Bool) {
        (self.size, self.name, self.isPrefix) = (size, name, isPrefix)
    }

    /// One, or from ten thousand on a thousand, a million and so forth: `k` to `P`.
    public static func decimal(upTo greatest: Double) -> AxisUnit {
        let prefixes: [(Double, Double, SafeText)] = [
            (1e15, 1e15, "P"), (1e12, 1e12, "T"), (1e9, 1e9, "G"), (1e6, 1e6, "M"), (1e4, 1e3, "k"),
        ]
        let (_, size, name) = prefixes.first { greatest >= $0.0 } ?? (0, 1, "")
        return AxisUnit(size: size, name: name, isPrefix: true)
    }

    /// A number of these with the name.
    func text(_ number: String) -> SafeText {
        name.isEmpty ? SafeText(number) : SafeText(number) + " " + name
    }
}
