public import Metrics

/// How a source answered on one day of UTC, summed up: a year of polls in a few hundred of these.
public struct ResponseDay: Hashable, Sendable {
    /// Days since 1970.
    public let day: Int64
    /// Valid answers, polls that the source is to be blamed for, and those that say nothing of it.
    public var good = 0
    public var blamed = 0
    public var unmeasured = 0
    /// The hours of UTC with valid answers, in order.
    public var hours: [Hour] = []
    /// Of the valid answers.
    public var phases = PhaseCounts()

    public struct Hour: Hashable, Sendable {
        /// From 0 to 23.
        public let hour: Int
        public let totals: DurationCounts
        /// Microseconds.
        let min, max, last: UInt32
        let sum: UInt64
        let count: Int

        /// Of all answers of the hour, which begins at a second, not of buckets; in milliseconds.
        public func figures(from start: Int64) -> Column {
            Column(
                min: Double(min) / 1_000, max: Double(max) / 1_000,
                average: Double(sum) / Double(count) / 1_000,
                count: count, last: Double(last) / 1_000,
                times: start...start + 3_600 * Int64(Swift.max(1, count) - 1) / Int64(Swift.max(1, count)))
        }
    }

    public struct PhaseCounts: Hashable, Sendable {
        public var dns = DurationCounts([])
        public var connect = DurationCounts([])
        public var tls = DurationCounts([])
        public var firstByte = DurationCounts([])
    }

    /// The first moment of the day.
    public var start: Timestamp { Timestamp(seconds: Day.start(day)) }

    /// The first moment of an hour.
    public func start(of hour: Hour) -> Timestamp {
        Timestamp(seconds: Day.start(day) &+ Int64(hour.hour) * 3_600)
    }
}

/// Sums up the polls of one day, in whatever order they come.
struct ResponseDayBuilder {
    private var result: ResponseDay
    private var totals = [[UInt32]](repeating: [], count: 24)
    /// The moment and the microseconds of the last answer of each hour.
    private var last = [(time: Int64, total: UInt32)?](repeating: nil, count: 24)
    private var (dns, connect, tls, firstByte) = ([UInt32](), [UInt32](), [UInt32](), [UInt32]())

    init(day: Int64) { result = ResponseDay(day: day) }

    /// Takes the poll on which a statement stands that has the columns of ``columns``.
    mutating func add(_ row: borrowing Statement) {
        switch PollPoint.Verdict(Outcome(name: PollTable.outcome(row.integer(1)), reason: "")) {
        case .good: result.good += 1
        case .blamed:
            result.blamed += 1
            return
        case .unmeasured:
            result.unmeasured += 1
            return
        }
        guard !row.isNull(6) else { return }
        func microseconds(_ column: Int32) -> UInt32 { UInt32(clamping: row.integer(column)) }
        let time = row.integer(0)
        let hour = Int(min(23, max(0, (time / 1_000 &- Day.start(result.day)) / 3_600)))
        let total = microseconds(6)
        totals[hour].append(total)
        if last[hour].map({ $0.time <= time }) ?? true { last[hour] = (time, total) }
        dns.append(microseconds(2))
        connect.append(microseconds(3))
        tls.append(microseconds(4))
        firstByte.append(microseconds(5))
    }

    static let columns = "\(PollTable.sent), poll.kind, dns, connect, tls, first_byte, \(PollTable.total)"

    func finish() -> ResponseDay {
        var result = result
        result.hours = totals.enumerated().compactMap { hour, totals in
            guard let last = last[hour] else { return nil }
            return ResponseDay.Hour(
                hour: hour, totals: DurationCounts(totals), min: totals.min() ?? 0, max: totals.max() ?? 0,
                last: last.total, sum: totals.reduce(0) { $0 + UInt64($1) }, count: totals.count)
        }
        result.phases = ResponseDay.PhaseCounts(
            dns: DurationCounts(dns), connect: DurationCounts(connect), tls: DurationCounts(tls),
            firstByte: DurationCounts(firstByte))
        return result
    }
}
