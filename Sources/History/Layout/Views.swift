/// The documented views, for everybody with `sqlite3`; all times are in UTC.
enum Views {
    static let all = [polls, recentSamples, latest, days].joined(separator: "\n")

    private static let polls = """
        CREATE VIEW polls AS
        -- Every request to a source. Phases in milliseconds, each alone. Where outcome is back-fill: a batch of the past.
        SELECT poll.id AS poll, source.network, source.name AS source,
            \(iso("poll.slot")) AS slot, \(isoWithMilliseconds(PollTable.sent)) AS sent,
            \(PollTable.outcome) AS outcome, \(PollTable.more("reason")) AS reason,
            \(PollTable.status) AS status, dns / 1000.0 AS dns_ms, connect / 1000.0 AS connect_ms,
            tls / 1000.0 AS tls_ms, first_byte / 1000.0 AS first_byte_ms, \(PollTable.total) / 1000.0 AS total_ms, bytes,
            \(hash) AS sha256, \(PollTable.origin) AS origin, \(PollTable.probe) AS probes, stored,
            ifnull(\(PollTable.more("repeated")), 0) AS repeated, ifnull(\(PollTable.more("refused")), 0) AS refused,
            ifnull(\(PollTable.more("notes")), '[]') AS notes
        FROM poll JOIN source ON source.id = poll.source;
        """

    private static let recentSamples = """
        CREATE VIEW recent_samples AS
        -- The values of the last hours, which are not packed yet; `assay sql` has all of them in samples.
        SELECT series.network, metric, labels, \(iso("time")) AS time, value, quality,
            \(PollTable.origin) AS origin, source.network AS source_network, source.name AS source, sample.poll AS poll
        FROM (
            SELECT value ->> 0 AS series, CAST(value ->> 1 AS REAL) AS value,
                ifnull(value ->> 2, slot) AS time, poll, 'good' AS quality
            FROM recent, json_each(samples)
            UNION ALL SELECT series, value, time, poll, 'quarantined' FROM quarantine
        ) AS sample JOIN series ON series.id = sample.series
            JOIN poll ON poll.id = sample.poll JOIN source ON source.id = poll.source;
        """

    private static let latest = """
        CREATE VIEW latest AS
        -- The newest value of every series; polled is when the poll that brought it was sent.
        SELECT series.network, metric, labels, value, \(iso("time")) AS time,
            \(isoWithMilliseconds(PollTable.sent)) AS polled,
            iif(quarantined, 'quarantined', 'good') AS quality, \(PollTable.origin) AS origin,
            source.network AS source_network, source.name AS source, \(hash) AS sha256
        FROM (
            -- SQLite takes the bare columns from the row that has the maximum.
            SELECT series, max(time) AS time, value, poll, quarantined FROM (
                SELECT value ->> 0 AS series, CAST(value ->> 1 AS REAL) AS value, value ->> 2 AS time,
                    value ->> 3 AS poll, 0 AS quarantined
                FROM checkpoint, json_each(newest)
                UNION ALL
                SELECT value ->> 0, CAST(value ->> 1 AS REAL), ifnull(value ->> 2, slot), recent.poll, 0
                FROM recent, json_each(samples) WHERE recent.poll > (SELECT poll FROM checkpoint)
                UNION ALL
                SELECT series, value, max(time), poll, 1 FROM quarantine GROUP BY series
            ) GROUP BY series
        ) AS sample JOIN series ON series.id = sample.series
            JOIN poll ON poll.id = sample.poll JOIN source ON source.id = poll.source;
        """

    private static let days = """
        CREATE VIEW days AS
        -- What every series did on every day that is over and packed.
        SELECT network, metric, labels, date((part.id >> 24) * 86400, 'unixepoch') AS day, count,
            \(figure("min")) AS min, \(figure("max")) AS max, \(figure("sum")) / count AS average,
            \(figure("sum")) AS sum, \(figure("first")) AS first, \(figure("last")) AS last
        FROM (
            SELECT id, count, decimals, min, max, sum, first, last FROM chunk WHERE id >= \(Day.openLimit)
            UNION ALL SELECT id, count, decimals, min, max, sum, first, last FROM rollup
        ) AS part JOIN series ON series.id = part.id & 0xFFFFFF;
        """

    private static func figure(_ column: String) -> String {
        "part.\(column) / CAST('1e' || ifnull(decimals, 0) AS REAL)"
    }

    private static let hash = "iif(typeof(hash) = 'blob', lower(hex(hash)), hash)"

    static func iso(_ seconds: String) -> String {
        "strftime('%Y-%m-%dT%H:%M:%SZ', \(seconds), 'unixepoch')"
    }

    static func isoWithMilliseconds(_ milliseconds: String) -> String {
        "strftime('%Y-%m-%dT%H:%M:%fZ', \(milliseconds) / 1000.0, 'unixepoch')"
    }
}
