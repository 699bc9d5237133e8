internal import GRDB
internal import Metrics
internal import Storage

/// What a channel is still to tell.
struct AlertTelling: Hashable {
    let message: AlertMessage
    /// Until when its rule is to be quiet; nil when nobody has said so.
    let quietUntil: Timestamp?
}

extension AlertStore {
    /// What a channel is still to tell: what fires, unless somebody knows of it, and what ended after it had told of it.
    ///
    /// What ended before `time` is no news.
    func untold(by channel: String, endedSince time: Timestamp) throws(StorageError) -> [AlertTelling] {
        try file.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT alert_event.*, state, until
                    FROM alert_telling JOIN alert_event ON id = event LEFT JOIN alert_snooze USING (rule)
                    WHERE channel = ? AND coalesce(ended >= ?, true)
                        AND (state = 'ended' OR state = 'fired' AND acknowledged IS NULL)
                    ORDER BY fired, id
                    """, arguments: [channel, time.milliseconds]
            )
            .compactMap { row in
                AlertMessage.State(rawValue: row["state"]).map { state in
                    AlertTelling(
                        message: AlertMessage(AlertEvent(row), state),
                        quietUntil: (row["until"] as Int64?).map(Timestamp.init(milliseconds:)))
                }
            }
        }
    }

    /// Has channels tell of what fires and was nobody's to tell: those who watched had none.
    func adopt(_ channels: [String]) throws(StorageError) {
        try file.write { database in
            let ids = try Int64.fetchAll(
                database,
                sql: """
                    SELECT id FROM alert_event
                    WHERE ended IS NULL AND acknowledged IS NULL AND id NOT IN (SELECT event FROM alert_telling)
                    """)
            for id in ids {
                for channel in channels {
                    try database.execute(
                        sql: "INSERT INTO alert_telling VALUES (?, ?, 'fired')", arguments: [id, channel])
                }
            }
        }
    }

    /// Notes an attempt to tell of an event, and what is left to tell after it.
    ///
    /// `isOver` says of one that failed that no other can do better.
    func note(
        _ delivery: AlertDelivery, of state: AlertMessage.State, isOver: Bool
    ) throws(StorageError) {
        try file.write { database in
            try database.execute(
                sql: "INSERT INTO alert_delivery VALUES (?, ?, ?, ?)",
                arguments: [delivery.event, delivery.channel, delivery.time.milliseconds, delivery.error])
            switch state {
            case .fired where delivery.error == nil:
                // It may have ended while it was being told.
                try database.execute(
                    sql: """
                        INSERT INTO alert_telling SELECT id, ?, iif(ended IS NULL, 'told', 'ended')
                        FROM alert_event WHERE id = ?
                        ON CONFLICT (event, channel) DO UPDATE SET state = excluded.state
                        """, arguments: [delivery.channel, delivery.event])
            case .ended where delivery.error == nil || isOver:
                try database.execute(
                    sql: "DELETE FROM alert_telling WHERE event = ? AND channel = ?",
                    arguments: [delivery.event, delivery.channel])
            default: break
            }
        }
    }

    /// Has those tell that an event ended who told that it fired.
    ///
    /// Where that could not be told, or was not to be, there is nothing left to tell.
    static func tellEnd(of event: AlertEvent, in database: Database) throws {
        try database.execute(
            sql: "UPDATE alert_telling SET state = 'ended' WHERE event = ? AND state = 'told'",
            arguments: [event.id])
        try database.execute(
            sql: """
                DELETE FROM alert_telling WHERE event = :event AND state = 'fired' AND (
                    :isKnown
                    OR EXISTS (SELECT * FROM alert_snooze WHERE rule = :rule AND until > :ended)
                    OR channel IN (SELECT channel FROM alert_delivery WHERE event = :event))
                """,
            arguments: [
                "event": event.id, "rule": event.rule, "isKnown": event.acknowledged != nil,
                "ended": event.ended?.milliseconds,
            ])
    }
}
