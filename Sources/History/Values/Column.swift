/// The good samples of one column of a chart, in the metric's unit.
public struct Column: Hashable, Sendable {
    public let min: Double
    public let max: Double
    /// The mean, each sample with the same weight; between ``min`` and ``max``.
    public let average: Double
    /// How many there are; none where a value is held that was measured before, as ``HeldColumns`` does.
    public let count: Int
    /// The latest.
    public let last: Double
    /// When the first and the latest sample were, in Unix seconds; of a held value when that was measured.
    ///
    /// Of an hour or a day that is only kept as a whole the samples are taken to be spread evenly over it.
    public let times: ClosedRange<Int64>

    public init(
        min: Double, max: Double, average: Double, count: Int, last: Double, times: ClosedRange<Int64>
    ) {
        self.min = min
        self.max = max
        self.average = average
        self.count = count
        self.last = last
        self.times = times
    }

    /// Makes the column of one sample.
    public init(_ value: Double, at time: Int64) {
        self.init(min: value, max: value, average: value, count: 1, last: value, times: time...time)
    }

    /// Whether nothing was measured in the column itself.
    public var isHeld: Bool { count == 0 }

    /// The latest value, for a later column without samples.
    var held: Column {
        let time = times.upperBound
        return Column(min: last, max: last, average: last, count: 0, last: last, times: time...time)
    }
}
