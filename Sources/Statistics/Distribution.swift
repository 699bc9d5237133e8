/// The values of one figure over one window, for percentiles and spread.
public struct Distribution: Sendable {
    /// The values, the smallest first.
    public let sorted: [Double]

    /// Nil without values, when one is not finite, or when they are so large that their squares are not.
    public init?(_ values: [Double]) {
        guard !values.isEmpty, values.reduce(0, { $0 + $1 * $1 }).isFinite else { return nil }
        sorted = values.sorted()
    }

    /// The value under which a percentage from 0 to 100 of the values lies, interpolated linearly.
    ///
    /// With n values the position is (n - 1) · percentage / 100: definition 7 of Hyndman and Fan, "Sample
    /// quantiles in statistical packages", The American Statistician 50 (1996), the usual one of R, NumPy and
    /// spreadsheets. Nil for a percentage outside 0 to 100.
    public func percentile(_ percentage: Double) -> Double? {
        guard (0...100).contains(percentage) else { return nil }
        let position = Double(sorted.count - 1) * percentage / 100
        let below = Int(position)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (position - Double(below)) * (sorted[above] - sorted[below])
    }

    /// The middle value, or the mean of the two middle ones: ``percentile(_:)`` of 50.
    public var median: Double {
        let middle = sorted.count / 2
        return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }

    /// The arithmetic mean.
    public var mean: Double { sorted.reduce(0, +) / Double(sorted.count) }

    /// The standard deviation of a sample, with n - 1 in the denominator; nil for one value.
    public var standardDeviation: Double? {
        guard sorted.count > 1 else { return nil }
        let mean = mean
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (squares / Double(sorted.count - 1)).squareRoot()
    }

    /// The standard deviation over the mean, a ratio; nil for one value, and for a mean that is not positive.
    public var coefficientOfVariation: Double? {
        guard mean > 0, let standardDeviation else { return nil }
        return (standardDeviation / mean).whenFinite
    }
}
