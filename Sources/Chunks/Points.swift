/// Samples of one series in order of time, as two columns of equal length.
public struct Points: Hashable, Sendable {
    /// Whole seconds since 1970, each later than the one before.
    public var times: [Int64]
    /// Finite.
    public var values: [Double]

    public init(times: [Int64] = [], values: [Double] = []) {
        self.times = times
        self.values = values
    }

    public var count: Int { times.count }

    public mutating func append(_ value: Double, at time: Int64) {
        times.append(time)
        values.append(value)
    }
}
