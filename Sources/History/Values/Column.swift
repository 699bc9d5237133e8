/// The good samples of one column of a chart, in the metric's unit.
public struct Column: Hashable, Sendable {
    public let min: Double
    public let max: Double
    /// The mean, each sample with the same weight; between ``min`` and ``max``.
    public let average: Double
    /// At least one: a column without samples is a gap, and nil.
    public let count: Int
    /// The latest.
    public let last: Double

    public init(min: Double, max: Double, average: Double, count: Int, last: Double) {
        self.min = min
        self.max = max
        self.average = average
        self.count = count
        self.last = last
    }
}
