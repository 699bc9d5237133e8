/// How many answers took how long, in buckets so narrow that none is off by more than 0.2 %.
///
/// Buckets are one microsecond wide up to 256, then 256 to every doubling: the log-linear histogram of G. Tene,
/// "HdrHistogram", 2012. Several add up in a ``DurationTally``.
public struct DurationCounts: Hashable, Sendable {
    /// The bucket in the upper 13 bits, the count in the lower 19; in ascending order.
    private let entries: [UInt32]

    private static let countBits: UInt32 = 19
    private static let countLimit: UInt32 = 1 << countBits - 1

    /// From bucket to bucket upwards; of a bucket no more than 524,287 count.
    init(ascending counts: some Sequence<(bucket: Int, count: Int)>) {
        entries = counts.map { bucket, count in
            UInt32(bucket) << Self.countBits | UInt32(clamping: min(count, Int(Self.countLimit)))
        }
    }

    /// Of microseconds.
    init(_ durations: [UInt32]) {
        var counts: [(bucket: Int, count: Int)] = []
        for duration in durations.sorted() {
            let bucket = DurationTally.bucket(of: duration)
            if let last = counts.indices.last, counts[last].bucket == bucket {
                counts[last].count += 1
            } else {
                counts.append((bucket, 1))
            }
        }
        self.init(ascending: counts)
    }

    var bucketCount: Int { entries.count }

    /// How many there are; nil when there are none.
    var total: Int? {
        let total = entries.reduce(0) { $0 + Int($1 & Self.countLimit) }
        return total > 0 ? total : nil
    }

    func forEach(_ body: (_ bucket: Int, _ count: Int) -> Void) {
        for entry in entries { body(Int(entry >> Self.countBits), Int(entry & Self.countLimit)) }
    }
}

/// Durations that are being counted.
public struct DurationTally: Sendable {
    /// By bucket.
    private var counts = [Int](repeating: 0, count: bucketCount)
    public private(set) var count = 0

    static let bucketCount = 256 + 24 * 256

    public init() {}

    static func bucket(of microseconds: UInt32) -> Int {
        guard microseconds >= 256 else { return Int(microseconds) }
        let doublings = 23 - microseconds.leadingZeroBitCount
        return 256 * doublings + Int(microseconds >> UInt32(doublings))
    }

    /// The middle of a bucket, in milliseconds.
    static func milliseconds(_ bucket: Int) -> Double {
        guard bucket >= 256 else { return Double(bucket) / 1_000 }
        let doublings = bucket / 256 - 1
        let low = (256 + bucket % 256) << doublings
        return (Double(low) + Double((1 << doublings) - 1) / 2) / 1_000
    }

    public mutating func add(_ more: DurationCounts) {
        more.forEach { bucket, count in
            counts[bucket] += count
            self.count += count
        }
    }

    public mutating func removeAll() {
        guard count > 0 else { return }
        for bucket in counts.indices { counts[bucket] = 0 }
        count = 0
    }

    /// Milliseconds under which a percentage from 0 to 100 of the answers lies, between the two nearest in proportion.
    ///
    /// Nil without any.
    public func percentile(_ percentage: Double) -> Double? {
        guard count > 0, (0...100).contains(percentage) else { return nil }
        let rank = Double(count - 1) * percentage / 100
        let below = Int(rank)
        var (seen, lower) = (0, Double?.none)
        for (bucket, here) in counts.enumerated() where here > 0 {
            seen += here
            guard seen > below else { continue }
            let value = Self.milliseconds(bucket)
            if let lower { return lower + (value - lower) * (rank - Double(below)) }
            if seen > below + 1 || seen == count { return value }
            lower = value
        }
        return lower
    }

    /// The milliseconds of every bucket that has any, and how many; the shortest first.
    public var stretches: [(range: ClosedRange<Double>, count: Int)] {
        counts.enumerated().compactMap { bucket, count in
            guard count > 0 else { return nil }
            let (middle, width) = (Self.milliseconds(bucket), Double(1 << max(0, bucket / 256 - 1)) / 1_000)
            return (middle - width / 2...middle + width / 2, count)
        }
    }
}
