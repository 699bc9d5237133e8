/// A letter for a score; a label only, which decides nothing.
public enum Band: String, CaseIterable, Sendable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
    case e = "E"

    /// The least score of the band, compared after rounding to six decimals.
    public var minimum: Double {
        switch self {
        case .a: 80
        case .b: 65
        case .c: 50
        case .d: 35
        case .e: 0
        }
    }

    /// One word for a reader.
    public var title: String {
        switch self {
        case .a: "Proven"
        case .b: "Promising"
        case .c: "Conditional"
        case .d: "Doubtful"
        case .e: "Unsupported"
        }
    }

    /// The band of a value, after rounding to six decimals.
    public init(_ value: Double) {
        self = Self.allCases.first { value.roundedForComparison >= $0.minimum } ?? .e
    }
}

/// The bands of a score's low end, point and high end.
public struct Bands: Hashable, Sendable {
    /// The band of the low end.
    public let assured: Band
    /// Nil while the point is hidden.
    public let indicated: Band?
    /// The band of the high end.
    public let possible: Band

    /// The bands of a score.
    public init(_ score: Score) {
        assured = Band(score.low)
        indicated = score.point.map(Band.init)
        possible = Band(score.high)
    }
}

extension Bands: CustomStringConvertible {
    /// `B (C to B)`, or `C to B` without a point.
    public var description: String {
        let range = "\(assured.rawValue) to \(possible.rawValue)"
        return indicated.map { "\($0.rawValue) (\(range))" } ?? range
    }
}
