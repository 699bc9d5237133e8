/// A letter for a score; a label only, which decides nothing.
public enum Band: String, CaseIterable, Sendable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"
    case e = "E"

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
    public init(_ score: Score, scale: BandScale = .standard) {
        assured = scale.band(score.low)
        indicated = score.point.map(scale.band)
        possible = scale.band(score.high)
    }
}

extension Bands: CustomStringConvertible {
    /// `B (C to B)`, or `C to B` without a point.
    public var description: String {
        let range = "\(assured.rawValue) to \(possible.rawValue)"
        return indicated.map { "\($0.rawValue) (\(range))" } ?? range
    }
}
