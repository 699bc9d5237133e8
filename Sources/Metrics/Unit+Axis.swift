extension Unit {
    /// What an axis up to a greatest magnitude counts in, as ``text(_:)`` would write that value; nil for plain numbers.
    ///
    /// Bytes are counted in a binary prefix (`TiB`), ratios in percent or in multiples, seconds in the longest unit of an age.
    ///
    /// - Returns: the value of one, and its name.
    public func axis(upTo greatest: Double) -> (size: Double, name: String)? {
        switch self {
        case .bytes: Number.binaryUnit(of: greatest)
        case .ratio: Number.isMultiple(greatest) ? (1, "×") : (0.01, "%")
        case .seconds:
            [(172_800, 86_400, "d"), (7_200, 3_600, "h"), (60, 60, "min")]
                .first { greatest >= $0.0 }.map { ($0.1, $0.2) } ?? (1, "s")
        default: nil
        }
    }

    /// What stands above an axis up to a greatest magnitude: the unit, of a ratio `%` or `×`.
    public func axisTitle(upTo greatest: Double) -> String {
        self == .ratio ? axis(upTo: greatest)?.name ?? rawValue : rawValue
    }
}
