extension Unit {
    /// What an axis up to a greatest magnitude counts in, as ``text(_:)`` would write that value; nil for plain numbers.
    ///
    /// Bytes are counted in a binary prefix (`TiB`), ratios in percent or in multiples, seconds in the longest unit of an
    /// age, long milliseconds in seconds.
    ///
    /// - Returns: the value of one, and its name.
    public func axis(upTo greatest: Double) -> (size: Double, name: String)? {
        switch self {
        case .bytes: Number.binaryUnit(of: greatest)
        case .multiple: (1, "×")
        case .ratio: Number.isMultiple(greatest) ? (1, "×") : (0.01, "%")
        case .seconds:
            [(172_800, 86_400, "d"), (7_200, 3_600, "h"), (60, 60, "min")]
                .first { greatest >= $0.0 }.map { ($0.1, $0.2) } ?? (1, "s")
        case .milliseconds: isLong(greatest) ? (1_000, "s") : nil
        default: nil
        }
    }

    /// What stands above an axis up to a greatest magnitude: what it counts in, of bytes and plain numbers the unit.
    public func axisTitle(upTo greatest: Double) -> String {
        switch self {
        case .ratio, .multiple, .seconds, .milliseconds: axis(upTo: greatest)?.name ?? rawValue
        default: rawValue
        }
    }

    /// A value read off an axis up to a greatest magnitude, counted in what the axis is: `3.42 d`, not the age `3 d`.
    public func text(_ value: Double, onAxisUpTo greatest: Double) -> String {
        guard value.isFinite, let (size, name) = axis(upTo: greatest) else { return text(value) }
        return name == "%" ? Number.percent(value) : "\(Number.short(value / size)) \(name)"
    }
}
