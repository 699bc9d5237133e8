internal import GRDB
public import Metrics
public import Storage

/// Events of alerts in the database, what was said of them, and rules that are to be quiet.
///
/// Every change is one transaction. Several processes may use it: one collects and fires, others show and acknowledge.
public final class AlertStore: Sendable {
    let file: DatabaseFile

    /// Opens the alerts in a file; a file open for writing gets its tables if it lacks them.
    public init(_ file: DatabaseFile) throws(StorageError) {
        self.file = file
        try file.migrate("alerts", to: 1, AlertSchema.create)
        try file.migrate("alerts", to: 5, AlertSchema.addUnit)
        try file.migrate("alerts", to: 7, readersNeedNot: true, AlertSchema.addTellings)
    }

    /// The events that fire now, the newest first.
    public func firing() throws(StorageError) -> [AlertEvent] {
        try events(where: "ended IS NULL ORDER BY fired DESC, id DESC", [])
    }

    /// The events that fired in a range or still did at its beginning, the newest first, at most `limit`.
    public func events(over range: TimeRange, limit: Int = 1_000) throws(StorageError) -> [AlertEvent] {
        try events(
            where:
                "fired < ? AND (ended IS NULL OR ended >= ? OR fired >= ?) ORDER BY fired DESC, id DESC LIMIT ?",
            [
                range.end.milliseconds, range.start.milliseconds, range.start.milliseconds,
                Int64(max(0, limit)),
            ])
    }

    /// Notes that somebody knows of an event; the first time counts.
    public func acknowledge(_ event: Int64, at time: Timestamp) throws(StorageError) {
        try file.write {
            try $0.execute(
                sql: "UPDATE alert_event SET acknowledged = coalesce(acknowledged, ?) WHERE id = ?",
                arguments: [time.milliseconds, event])
        }
    }

    /// Keeps a rule from telling anybody until a moment, and ends that when the moment is nil; events are still stored.
    public func snooze(_ rule: String, until time: Timestamp?) throws(StorageError) {
        try file.write { database in
            guard let time else {
                try database.execute(sql: "DELETE FROM alert_snooze WHERE rule = ?", arguments: [rule])
                return
            }
            try database.execute(
                sql: """
                    INSERT INTO alert_snooze VALUES (?, ?) ON CONFLICT (rule) DO UPDATE SET until = excluded.until
                    """, arguments: [rule, time.milliseconds])
        }
    }

    /// Until when rules are quiet, by their names.
    public func snoozes() throws(StorageError) -> [String: Timestamp] {
        try file.read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT rule, until FROM alert_snooze")
            return Dictionary(
                uniqueKeysWithValues: rows.map { ($0["rule"], Timestamp(milliseconds: $0["until"])) })
        }
    }

    /// The attempts to tell of an event, in their order.
    public func deliveries(of event: Int64) throws(StorageError) -> [AlertDelivery] {
        try file.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM alert_delivery WHERE event = ? ORDER BY time, rowid",
                arguments: [event]
            )
            .map { row in
                AlertDelivery(
                    event: row["event"], channel: row["channel"], time: Timestamp(milliseconds: row["time"]),
                    error: row["error"])
            }
        }
    }

    private func events(
        where condition: String, _ arguments: [Int64]
    ) throws(StorageError) -> [AlertEvent] {
        try file.read { database in
            try Row.fetchAll(
                database, sql: "SELECT * FROM alert_event WHERE \(condition)",
                arguments: StatementArguments(arguments)
            )
            .map(AlertEvent.init)
        }
    }
}

extension AlertStore {
    /// Stores that a rule fired; nil when it fires already, as another process may have found.
    ///
    /// `channels` are to tell it.
    func begin(
        _ rule: AlertRule, since: Timestamp, at time: Timestamp, value: Double, channels: [String]
    ) throws(StorageError) -> AlertEvent? {
        try begin(
            rule.name, subject: rule.subject, sentence: rule.sentence, unit: rule.valueUnit, since: since,
            at: time, value: value, channels)
    }

    /// Stores that something was found; nil when it is known already.
    ///
    /// `channels` are to tell it.
    func begin(
        _ finding: AlertFinding, at time: Timestamp, channels: [String]
    ) throws(StorageError) -> AlertEvent? {
        try begin(
            finding.name, subject: finding.subject, sentence: finding.sentence, unit: finding.unit,
            since: finding.since, at: time, value: finding.value, channels)
    }

    private func begin(
        _ name: String, subject: String, sentence: String, unit: Unit?, since: Timestamp, at time: Timestamp,
        value: Double, _ channels: [String]
    ) throws(StorageError) -> AlertEvent? {
        try file.write { database in
            try database.execute(
                sql: """
                    INSERT INTO alert_event
                        (rule, subject, sentence, unit, since, fired, value, last, lowest, highest)
                    VALUES (:rule, :subject, :sentence, :unit, :since, :fired, :value, :value, :value, :value)
                    ON CONFLICT DO NOTHING
                    """,
                arguments: [
                    "rule": name, "subject": subject, "sentence": sentence, "unit": unit?.rawValue,
                    "since": since.milliseconds, "fired": time.milliseconds, "value": value,
                ])
            guard database.changesCount > 0 else { return nil }
            let id = database.lastInsertedRowID
            for channel in channels {
                try database.execute(
                    sql: "INSERT INTO alert_telling VALUES (?, ?, 'fired')", arguments: [id, channel])
            }
            return try Row.fetchOne(
                database, sql: "SELECT * FROM alert_event WHERE id = ?", arguments: [id]
            )
            .map(AlertEvent.init)
        }
    }

    /// Notes newer values of an event that fires.
    func update(_ rule: String, last: Double, lowest: Double, highest: Double) throws(StorageError) {
        try file.write {
            try $0.execute(
                sql: """
                    UPDATE alert_event SET last = ?, lowest = min(lowest, ?), highest = max(highest, ?)
                    WHERE rule = ? AND ended IS NULL
                    """, arguments: [last, lowest, highest, rule])
        }
    }

    /// Stores that a rule no longer fires, and by which value, and returns the event that ended.
    func end(_ rule: String, at time: Timestamp, value: Double? = nil) throws(StorageError) -> AlertEvent? {
        try file.write { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    UPDATE alert_event SET ended = ?, last = coalesce(?, last)
                    WHERE rule = ? AND ended IS NULL RETURNING *
                    """,
                arguments: [time.milliseconds, value, rule])
            guard let event = row.map(AlertEvent.init) else { return nil }
            try Self.tellEnd(of: event, in: database)
            return event
        }
    }
}

extension AlertEvent {
    init(_ row: Row) {
        self.init(
            id: row["id"], rule: row["rule"], subject: row["subject"], sentence: row["sentence"],
            unit: (row["unit"] as String?).map(Unit.init(rawValue:)),
            since: Timestamp(milliseconds: row["since"]), fired: Timestamp(milliseconds: row["fired"]),
            ended: (row["ended"] as Int64?).map(Timestamp.init(milliseconds:)), value: row["value"],
            last: row["last"], lowest: row["lowest"], highest: row["highest"],
            acknowledged: (row["acknowledged"] as Int64?).map(Timestamp.init(milliseconds:)))
    }
}
