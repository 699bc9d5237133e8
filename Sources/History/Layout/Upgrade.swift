internal import FoundationEssentials
internal import GRDB
internal import Metrics

/// The way from the first form of the tables, one row a sample, to the present one.
enum Upgrade {
    static func run(_ database: Database) throws {
        let isOld =
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM migration WHERE name = 'history 1')") ?? false
        guard isOld else { return try Schema.create(database) }
        // References are checked at the end, when every table is in its place.
        try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
        try database.execute(
            sql: "DROP VIEW polls; DROP VIEW samples; DROP VIEW latest; DROP INDEX poll_by_time")
        for table in ["series", "source", "poll", "sample", "fact"] {
            try database.execute(sql: "ALTER TABLE \(table) RENAME TO old_\(table)")
        }
        try Schema.create(database)
        try database.execute(sql: copies)
        try copyHashes(in: database)
        try seal(in: database)
        try checkpoint(in: database)
        for table in ["fact", "sample", "source", "poll", "series"] {
            try database.execute(sql: "DROP TABLE old_\(table)")
        }
    }

    private static let copies = """
        INSERT INTO series SELECT id, network, metric, labels FROM old_series;
        INSERT INTO source SELECT id, network, name, last, good, problem, failures FROM old_source;
        INSERT INTO poll SELECT id, source, slot, sent, outcome, reason, status,
            \(["dns", "connect", "tls", "first_byte", "total"]
                .map { "CAST(round(\($0) * 1000) AS INTEGER)" }.joined(separator: ", ")),
            bytes, hash, nullif(origin, 'measured'), nullif(probes, 'statistics'), stored, repeated, refused,
            nullif(notes, '[]')
        FROM old_poll;
        INSERT INTO quarantine SELECT series, time, value, poll FROM old_sample WHERE quarantined;
        INSERT INTO fact SELECT old_fact.network, old_fact.name, labels, since, text, source
        FROM old_fact JOIN old_poll ON old_poll.id = old_fact.poll;
        """

    private static func copyHashes(in database: Database) throws {
        let hashes = try Row.fetchCursor(
            database, sql: "SELECT id, hash FROM old_poll WHERE hash IS NOT NULL")
        let update = try database.makeStatement(sql: "UPDATE poll SET hash = ? WHERE id = ?")
        while let row = try hashes.next() {
            guard let text = String.fromDatabaseValue(row[1]), let bytes = Hash.bytes(of: text) else {
                continue
            }
            try update.execute(arguments: [Data(bytes), Int64.fromDatabaseValue(row[0])])
        }
    }

    /// Day by day, so that the chunks lie in the order of the table.
    private static func seal(in database: Database) throws {
        let select = try Statement(
            """
            SELECT old_sample.series, time, value, poll, source, slot, origin
            FROM old_sample JOIN old_poll ON old_poll.id = old_sample.poll WHERE NOT quarantined
            ORDER BY CASE WHEN time < 0 THEN (time + 1) / 86400 - 1 ELSE time / 86400 END, old_sample.series, time
            """, in: database)
        var key: Int64?
        var arrivals: [Arrival] = []
        func flush() throws {
            guard let key else { return }
            try Merging.add(arrivals, to: Day.day(ofKey: key), of: Day.series(ofKey: key), in: database)
            arrivals = []
        }
        while try select.step() {
            let time = select.integer(1)
            let next = Day.key(Day.containing(time), select.integer(0))
            if next != key { try flush() }
            key = next
            let origin = Origin(stored: select.text(6))
            let isPlain = select.integer(5) == time && origin == .measured
            let run = Run(
                count: 1, origin: origin, source: select.integer(4), poll: isPlain ? 0 : select.integer(3))
            arrivals.append(Arrival(time: time, value: select.real(2), run: run))
        }
        try flush()
    }

    private static func checkpoint(in database: Database) throws {
        var newest: [Int64: Newest] = [:]
        let select = try Statement(
            """
            SELECT series, max(time), value, poll FROM old_sample WHERE NOT quarantined GROUP BY series
            """, in: database)
        while try select.step() {
            newest[select.integer(0)] = Newest(
                good: Reading(time: select.integer(1), value: select.real(2), poll: select.integer(3)))
        }
        let last = try Int64.fetchOne(database, sql: "SELECT max(id) FROM poll") ?? 0
        try Checkpoint.store(newest, upTo: last, in: database)
    }
}
