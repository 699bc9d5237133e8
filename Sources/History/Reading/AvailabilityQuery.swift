internal import GRDB
public import Metrics
public import Storage

extension History {
    /// How a source did in a range.
    public func availability(
        network: String, source: String, over range: TimeRange
    ) throws(StorageError) -> Availability {
        try availability(network: network, source: source, over: range, count: 1).first ?? Availability()
    }

    /// The same for a range cut into parts of equal length: 720 of them make a heat map of 30 days by hours.
    ///
    /// - Returns: `count` parts; none when it is not positive.
    public func availability(
        network: String, source: String, over range: TimeRange, count: Int
    ) throws(StorageError) -> [Availability] {
        Availability.parts(
            of: try pollPoints(network: network, source: source, over: range)[...], over: range, count: count)
    }

    /// The polls of a source that were sent in a range, oldest first, without what makes a ``PollRecord`` costly.
    ///
    /// Ends early with what it has when `isWanted` says that nobody wants them any more.
    public func pollPoints(
        network: String, source: String, over range: TimeRange, while isWanted: () -> Bool = { true }
    ) throws(StorageError) -> [PollPoint] {
        try file.read { database in
            let row = try Statement(
                """
                SELECT \(PollTable.sent), poll.kind,
                    dns, connect, tls, first_byte, \(PollTable.total)
                FROM source CROSS JOIN poll ON poll.source = source.id
                WHERE source.network = ?3 AND source.name = ?4 AND \(PollTable.isSent(from: "?1", until: "?2"))
                    AND NOT \(PollTable.isBatch)
                ORDER BY \(PollTable.sent), poll.id
                """, [range.start.milliseconds, range.end.milliseconds, network, source], in: database)
            var points: [PollPoint] = []
            while try row.step() {
                points.append(
                    PollPoint(
                        time: Timestamp(milliseconds: row.integer(0)),
                        outcome: Outcome(name: PollTable.outcome(row.integer(1)), reason: ""),
                        phases: row.isNull(6) ? nil : Phases(row, from: 2)))
                if points.count.isMultiple(of: 1_024), !isWanted() { break }
            }
            return points
        }
    }
}

extension Availability {
    /// How a source did in the equal parts of a range by its polls there, which come in order of time.
    ///
    /// - Returns: `count` parts; none when it is not positive.
    public static func parts(
        of points: ArraySlice<PollPoint>, over range: TimeRange, count: Int
    ) -> [Availability] {
        let times = points.map(\.time.milliseconds)
        let distances = zip(times.dropFirst(), times).map { $0.0 - $0.1 }
        let usual = distances.isEmpty ? 0 : distances.sorted()[distances.count / 2]
        var builder = AvailabilityBuilder(range, count: count)
        var previous: PollPoint?
        for (index, point) in points.enumerated() {
            let next = index + 1 < times.count ? times[index + 1] : range.end.milliseconds
            let pause = next - point.time.milliseconds
            let isBackOff =
                point.verdict == .blamed && previous?.verdict == .blamed
                && Double(pause) <= mostBackOff * Double(distances[index - 1])
            builder.add(
                point, until: next,
                distance: isBackOff ? pause : max(usual, regularDistance(around: index, distances)))
            previous = point
        }
        return builder.finish()
    }

    /// After each failure in a row the pause is doubled, and up to a tenth longer; after a still longer one Assay did
    /// not run.
    private static let mostBackOff = 2.25

    /// The distance that polls kept around one of them, three in a row before or after it; 0 where they kept none.
    ///
    /// A source that is asked oftener since an hour was measured before that too.
    private static func regularDistance(around index: Int, _ distances: [Int64]) -> Int64 {
        for first in [index - 3, index] where distances.indices.contains(first) && first + 2 < distances.count
        {
            let (one, two, three) = (distances[first], distances[first + 1], distances[first + 2])
            let (least, most) = (min(one, two, three), max(one, two, three))
            if most - least <= least / 4 { return least }
        }
        return 0
    }
}
