public import Metrics

/// Samples on their way in, as two long columns that are cut where the series, or the way they came, changes.
///
/// Neighbours mostly are of one series; for them that is told once.
public struct SampleBatch: Sendable {
    /// Who brought samples, and how.
    struct Delivery: Hashable, Sendable {
        var origin: Origin
        var network: String
        var source: String
    }

    struct Stretch: Sendable {
        let series: Series
        let delivery: Delivery
        let quality: Quality
        /// The place of its first sample in the columns.
        let start: Int
    }

    private(set) var stretches: [Stretch] = []
    private(set) var times: [Int64] = []
    private(set) var values: [Double] = []
    /// Samples that no column takes: their value is not finite, or their time in no year of four digits or after the last.
    public private(set) var refused = 0
    /// From the year 0000: what is before is mostly no time in seconds, and would lie in no day of the file.
    private let allowed: ClosedRange<Int64>

    /// Where it is time to store them: sixteen megabytes.
    private static let limit = 1 << 20

    /// The years from 0000 to 9999.
    private static let years: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

    /// Takes samples of up to the time `last`, and without it those of all years that have four digits.
    public init(until last: Timestamp? = nil) {
        let end = last?.seconds ?? Self.years.upperBound
        allowed = Self.years.lowerBound...min(max(end, Self.years.lowerBound), Self.years.upperBound)
    }

    public var count: Int { times.count }
    public var isFull: Bool { count >= Self.limit }

    /// Adds a sample.
    public mutating func append(_ stored: StoredSample) {
        begin(
            stored.sample.series,
            Delivery(origin: stored.origin, network: stored.sourceNetwork, source: stored.source),
            stored.quality)
        append(stored.sample.value, at: stored.sample.time.seconds)
    }

    public mutating func removeAll() {
        stretches.removeAll(keepingCapacity: true)
        times.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
        refused = 0
    }

    /// Says of which series the next samples are, and how they came.
    mutating func begin(_ series: Series, _ delivery: Delivery, _ quality: Quality) {
        if let last = stretches.last, last.series == series, last.delivery == delivery,
            last.quality == quality
        {
            return
        }
        stretches.append(
            Stretch(series: series, delivery: delivery, quality: quality, start: times.count))
    }

    /// Adds a sample of the series that was begun last.
    @inline(__always)
    mutating func append(_ value: Double, at time: Int64) {
        guard value.isFinite, allowed.contains(time) else {
            refused += 1
            return
        }
        times.append(time)
        values.append(value)
    }

    /// Which samples each stretch holds.
    var ranges: [(stretch: Stretch, samples: Range<Int>)] {
        stretches.indices.map { index in
            let end = index + 1 < stretches.count ? stretches[index + 1].start : times.count
            return (stretches[index], stretches[index].start..<end)
        }
    }
}

extension SampleBatch {
    /// The samples one by one, in their order.
    public var samples: [StoredSample] {
        ranges.flatMap { stretch, samples in
            samples.map { index in
                StoredSample(
                    Sample(stretch.series, at: Timestamp(seconds: times[index]), values[index]),
                    quality: stretch.quality, origin: stretch.delivery.origin,
                    sourceNetwork: stretch.delivery.network, source: stretch.delivery.source)
            }
        }
    }
}
