extension Duration {
    /// Reads `30s`, `10m`, `24h`, `7d` or `1y`: a whole number and one unit (a year is 365 days).
    ///
    /// - Returns: nil for anything else, for zero and for more than a hundred years.
    public init?(_ text: some StringProtocol) {
        let seconds: Int64? =
            switch text.last {
            case "s": 1
            case "m": 60
            case "h": 3_600
            case "d": 86_400
            case "y": 31_536_000
            default: nil
            }
        guard let seconds, let count = Int64(text.dropLast()), count > 0, count <= 3_153_600_000 / seconds
        else { return nil }
        self = .seconds(count * seconds)
    }

    /// The largest unit that divides it, as ``init(_:)`` reads it: `90s`, `10m`, `7d`.
    public var text: String {
        let seconds = components.seconds
        for (unit, size) in [("d", 86_400), ("h", 3_600), ("m", 60)] as [(String, Int64)]
        where seconds >= size && seconds % size == 0 {
            return "\(seconds / size)\(unit)"
        }
        return "\(seconds)s"
    }

    /// The same as a person reads it: `90 s`, `10 min`, `6 h`, `7 d`.
    public var words: String {
        let text = text
        let unit = text.hasSuffix("m") ? "min" : String(text.suffix(1))
        return "\(text.dropLast()) \(unit)"
    }

    /// How long it is until something, for a table: `7 s`, `40 s`, `51 min`.
    ///
    /// From ten seconds to a minute in tens, rounded down, so that a list of many does not flicker with every second.
    public var countdown: String {
        let seconds = components.seconds
        return (10..<60).contains(seconds) ? "\(seconds / 10)0 s" : age
    }

    /// An age for a table: `24 s`, `51 min`, `3 h`, `12 d`.
    ///
    /// Rounded down; negative ages (a clock that was set back) show as `0 s`.
    public var age: String {
        let seconds = max(0, components.seconds)
        return switch seconds {
        case ..<60: "\(seconds) s"
        case ..<7_200: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }
}
