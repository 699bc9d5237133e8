internal import Metrics

/// The view `samples` of a ``SQLSession``: sealed, recent and quarantined samples as one table.
enum SamplesView {
    static let sql = """
        CREATE TEMP VIEW samples AS
        SELECT series.network, series.metric, series.labels, \(Views.iso("point.time")) AS time, point.value,
            'good' AS quality, point.origin, source.network AS source_network, source.name AS source,
            iif(point.poll > 0, point.poll, (
                SELECT min(poll.id) FROM poll WHERE poll.source = point.source AND poll.slot = point.time
                    AND poll.stored > 0 AND \(PollTable.origin) = point.origin)) AS poll
        FROM series CROSS JOIN day CROSS JOIN chunk
                ON chunk.id IN (day.day << 24 | series.id, (day.day << 24 | series.id) - \(Day.openDistance))
            CROSS JOIN unpacked(chunk.id, chunk.count, chunk.source, chunk.runs, chunk.data) AS point
            LEFT JOIN source ON source.id = point.source
        UNION ALL
        SELECT series.network, series.metric, series.labels, \(Views.iso("ifnull(sample.value ->> 2, recent.slot)")),
            CAST(sample.value ->> 1 AS REAL), 'good', \(origin), source.network, source.name, poll.id
        FROM recent CROSS JOIN json_each(recent.samples) AS sample
            CROSS JOIN series ON series.id = sample.value ->> 0
            LEFT JOIN poll ON poll.id = recent.poll LEFT JOIN source ON source.id = poll.source
        WHERE NOT EXISTS (
            SELECT 1 FROM state WHERE sample.value ->> 0 < next AND recent.poll <= upto
                AND ifnull(sample.value ->> 2, recent.slot) < cut)
        UNION ALL
        SELECT series.network, series.metric, series.labels, \(Views.iso("quarantine.time")), quarantine.value, 'quarantined',
            \(origin), source.network, source.name, quarantine.poll
        FROM quarantine JOIN series ON series.id = quarantine.series
            LEFT JOIN poll ON poll.id = quarantine.poll LEFT JOIN source ON source.id = poll.source;
        """

    /// What has lost its poll is not taken for measured.
    private static let origin = "ifnull(\(PollTable.origin), '\(Origin(stored: "").rawValue)')"
}
