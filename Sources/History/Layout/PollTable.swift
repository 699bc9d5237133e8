internal import Metrics

/// The table of polls, which is most of what a file of many sources holds: what is usual takes no bytes.
///
/// SQLite stores 0, 1 and NULL in the head of a row.
enum PollTable {
    static let sql = """
        CREATE TABLE poll (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source,
            slot INTEGER NOT NULL,              -- seconds since 1970
            delay INTEGER NOT NULL,             -- from the slot to the request, in milliseconds
            kind INTEGER NOT NULL,              -- outcome | probes << 3 | origin << 5, each the place of a word
            status INTEGER,                     -- NULL: 200; 0: none
            dns INTEGER, connect INTEGER, tls INTEGER, first_byte INTEGER,  -- microseconds
            rest INTEGER,                       -- from the first byte to the end, in microseconds
            bytes INTEGER NOT NULL,
            hash ANY,                           -- of hexadecimal digits: their bytes
            stored INTEGER NOT NULL DEFAULT 0,
            more TEXT                           -- {"reason":…,"repeated":…,"refused":…,"notes":[…]}, each where there is any
        ) STRICT;
        CREATE INDEX poll_by_slot ON poll (source, slot);
        """

    /// The words of `kind`; new ones go to the end.
    static let outcomes = [
        "ok", "no-data", "failed", "limited", "needs-key", "unmeasured", History.batchWord,
    ]
    static let probes = [Probe.statistics, .service].map(\.rawValue)
    static let origins = [Origin.measured, .backFilled, .recorded, .generated].map(\.rawValue)

    /// The word of an outcome in `kind`.
    static func outcome(_ kind: Int64) -> String {
        let place = Int(kind & 7)
        return place < outcomes.count ? outcomes[place] : "unknown"
    }

    /// The words of a poll in one number; a word that is not known counts as the last but one.
    static func kind(outcome: String, _ probe: Probe, _ origin: Origin) -> Int64 {
        let outcome = outcomes.firstIndex(of: outcome) ?? outcomes.count - 2
        let probe = probes.firstIndex(of: probe.rawValue) ?? 0
        let origin = origins.firstIndex(of: origin.rawValue) ?? origins.count - 1
        return Int64(outcome | probe << 3 | origin << 5)
    }

    // MARK: Expressions of SQL

    static let sent = "(poll.slot * 1000 + poll.delay)"
    static let outcome = word(outcomes, "poll.kind & 7")
    static let probe = word(probes, "poll.kind >> 3 & 3")
    static let origin = word(origins, "poll.kind >> 5")
    static let status = "nullif(ifnull(poll.status, 200), 0)"
    static let total = "(poll.first_byte + poll.rest)"
    static let isGood = "poll.kind & 7 = 0"
    /// Whether its source is judged by it: `ok`, `no-data` or `failed`.
    static let isMeasured = "poll.kind & 7 < 3"
    static let isBatch = "poll.kind & 7 = \(outcomes.count - 1)"
    static let isService = "poll.kind >> 3 & 3 = 1"

    static func more(_ name: String) -> String { "poll.more ->> '\(name)'" }

    /// Where a poll of the row of `source` was sent from the first argument on and before the second.
    static func isSent(from start: String, until end: String) -> String {
        """
        poll.slot >= \(start) / 1000 - source.lag - 1 AND poll.slot <= \(end) / 1000 + source.lag + 1
            AND \(sent) >= \(start) AND \(sent) < \(end)
        """
    }

    private static func word(_ words: [String], _ index: String) -> String {
        let list = words.map { "\"\($0)\"" }.joined(separator: ",")
        return "ifnull('[\(list)]' ->> (\(index)), iif(poll.kind IS NULL, NULL, 'unknown'))"
    }
}
