internal import GRDB
public import Metrics
public import Storage

extension History {
    /// The newest value of every series, quarantined ones included, ordered by network, metric and labels.
    ///
    /// Only those of one network and of one metric where these are given. Costs grow with the number of series, not
    /// with that of samples.
    public func latest(network: String? = nil, metric: String? = nil) throws(StorageError) -> [Latest] {
        try read { database, names in
            let row = try Statement(
                """
                SELECT series.id, sample.value, sample.time, sent, source.network, source.name, hash, origin,
                    quarantined
                FROM series CROSS JOIN sample ON sample.series = series.id
                    AND sample.time = (SELECT max(time) FROM sample WHERE series = series.id)
                    CROSS JOIN poll ON poll.id = sample.poll CROSS JOIN source ON source.id = poll.source
                WHERE (:network IS NULL OR series.network = :network)
                    AND (:metric IS NULL OR series.metric = :metric)
                ORDER BY series.network, series.metric, series.labels
                """, ["network": network, "metric": metric], in: database)
            var latest: [Latest] = []
            while try row.step() {
                // Without a name when it was written by hand.
                guard let series = try names.series(row.integer(0), in: database) else { continue }
                let isGood = row.integer(8) == 0
                let other = try Self.newest(row.integer(0), isQuarantined: isGood, in: database)
                latest.append(
                    Latest(
                        series: series, value: row.real(1), time: Timestamp(seconds: row.integer(2)),
                        polledAt: Timestamp(milliseconds: row.integer(3)), sourceNetwork: row.text(4),
                        source: row.text(5), hash: row.optionalText(6), origin: Origin(stored: row.text(7)),
                        quality: isGood ? .good : .quarantined, good: isGood ? nil : other,
                        quarantined: isGood ? other : nil))
            }
            return latest
        }
    }

    private static func newest(
        _ series: Int64, isQuarantined: Bool, in database: Database
    ) throws -> Change.Reading? {
        let row = try Statement(
            "SELECT time, value FROM sample WHERE series = ? AND quarantined = ? ORDER BY time DESC LIMIT 1",
            [series, isQuarantined ? 1 : 0], in: database)
        guard try row.step() else { return nil }
        return Change.Reading(time: Timestamp(seconds: row.integer(0)), value: row.real(1))
    }

    /// From the first sample to the last, the last included; nil without any.
    public var extent: TimeRange? {
        get throws(StorageError) {
            try file.read { database in
                let row = try Statement(
                    """
                    SELECT min(first), max(last) FROM (
                        SELECT (SELECT min(time) FROM sample WHERE series = series.id) AS first,
                            (SELECT max(time) FROM sample WHERE series = series.id) AS last
                        FROM series)
                    """, in: database)
                guard try row.step(), !row.isNull(0) else { return nil }
                let (first, last) = (row.integer(0), row.integer(1))
                return TimeRange(Timestamp(seconds: first), Timestamp(seconds: last &+ 1))
            }
        }
    }
}

extension Origin {
    /// Reads what History stored; what this Assay does not know is not taken for measured.
    init(stored: String) { self = Origin(rawValue: stored) ?? .generated }
}
