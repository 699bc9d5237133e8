internal import FoundationEssentials
internal import GRDB
internal import Metrics

/// The way from earlier forms of the tables to the present one.
///
/// The first had one row a sample; in the second, which files of version 3 have too, polls took more room.
enum Upgrade {
    static func run(_ database: Database) throws {
        func isApplied(_ step: String) throws -> Bool {
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM migration WHERE name = ?)", arguments: [step])
                ?? false
        }
        // References are checked at the end, when every table is in its place.
        try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
        if try isApplied("history 2") {
            try fromSecond(database)
        } else if try isApplied("history 1") {
            try fromFirst(database)
        } else {
            try Schema.create(database)
        }
    }

    private static func fromSecond(_ database: Database) throws {
        try database.execute(
            sql: """
                DROP VIEW polls; DROP VIEW recent_samples; DROP VIEW latest; DROP VIEW days; DROP INDEX poll_by_time;
                ALTER TABLE recent RENAME TO old_recent;
                ALTER TABLE poll RENAME TO old_poll;
                ALTER TABLE source ADD COLUMN lag INTEGER NOT NULL DEFAULT 0;
                \(PollTable.sql)
                \(Schema.recent)
                \(polls(phases: ["dns", "connect", "tls", "first_byte", "total"]))
                INSERT INTO recent SELECT * FROM old_recent;
                DROP TABLE old_recent;
                DROP TABLE old_poll;
                \(Views.all)
                """)
    }

    private static func fromFirst(_ database: Database) throws {
        try database.execute(
            sql: "DROP VIEW polls; DROP VIEW samples; DROP VIEW latest; DROP INDEX poll_by_time")
        for table in ["series", "source", "poll", "sample", "fact"] {
            try database.execute(sql: "ALTER TABLE \(table) RENAME TO old_\(table)")
        }
        try Schema.create(database)
        let phases = ["dns", "connect", "tls", "first_byte", "total"].map {
            "CAST(round(\($0) * 1000) AS INTEGER)"
        }
        try database.execute(
            sql: """
                INSERT INTO series SELECT id, network, metric, labels FROM old_series;
                INSERT INTO source (id, network, name, last, good, problem, failures)
                    SELECT id, network, name, last, good, problem, failures FROM old_source;
                \(polls(phases: phases))
                INSERT INTO quarantine SELECT series, time, value, poll FROM old_sample WHERE quarantined;
                INSERT INTO fact SELECT old_fact.network, old_fact.name, labels, since, text, source
                    FROM old_fact JOIN old_poll ON old_poll.id = old_fact.poll;
                """)
        try copyHashes(in: database)
        try seal(in: database)
        try checkpoint(in: database)
        for table in ["fact", "sample", "source", "poll", "series"] {
            try database.execute(sql: "DROP TABLE old_\(table)")
        }
    }

    /// Copies the polls; `phases` tell each in whole microseconds, the last one all of them.
    private static func polls(phases: [String]) -> String {
        func place(_ column: String, _ words: [String], unknown: Int) -> String {
            let cases = words.enumerated().map { "WHEN '\($1)' THEN \($0)" }.joined(separator: " ")
            return "CASE \(column) \(cases) ELSE \(unknown) END"
        }
        let outcome = place("outcome", PollTable.outcomes, unknown: PollTable.outcomes.count - 2)
        let probe = place("ifnull(probes, 'statistics')", PollTable.probes, unknown: 0)
        let origin = place(
            "ifnull(origin, 'measured')", PollTable.origins, unknown: PollTable.origins.count - 1)
        // A null in a patch takes the member away.
        return """
            INSERT INTO poll (id, source, slot, delay, kind, status, dns, connect, tls, first_byte, rest, bytes, hash,
                stored, more)
            SELECT id, source, slot, sent - slot * 1000, \(outcome) | ((\(probe)) << 3) | ((\(origin)) << 5),
                nullif(ifnull(status, 0), 200), \(phases.dropLast().joined(separator: ", ")),
                \(phases[4]) - \(phases[3]), bytes, hash, stored,
                nullif(json_patch('{}', json_object('reason', reason, 'repeated', nullif(repeated, 0),
                    'refused', nullif(refused, 0), 'notes', json(nullif(notes, '[]')))), '{}')
            FROM old_poll;
            UPDATE source SET lag = ifnull(
                (SELECT max(abs(delay)) / 1000 + 1 FROM poll WHERE poll.source = source.id), 0);
            """
    }

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
        var days = DaySpans()
        func flush() throws {
            guard let key else { return }
            let day = Day.day(ofKey: key)
            try Merging.add(
                arrivals, to: day, of: Day.series(ofKey: key), isOver: true, in: database, noting: &days)
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
        try days.store(in: database)
    }

    private static func checkpoint(in database: Database) throws {
        var newest = SeriesTable<Newest>()
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
