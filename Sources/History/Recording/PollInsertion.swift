internal import FoundationEssentials
internal import GRDB
internal import Metrics

/// Writing the row of a poll and what belongs to it.
enum PollInsertion {
    /// The number of a source, which is given one if it is new.
    static func source(_ name: String, of network: String, in database: Database) throws -> Int64 {
        let arguments: StatementArguments = [network.bounded, name.bounded]
        let select = try database.cachedStatement(sql: "SELECT id FROM source WHERE network = ? AND name = ?")
        if let number = try Int64.fetchOne(select, arguments: arguments) { return number }
        try database.execute(sql: "INSERT INTO source (network, name) VALUES (?, ?)", arguments: arguments)
        return database.lastInsertedRowID
    }

    static func store(
        _ poll: Poll, _ receipt: Receipt, source: Int64, outcome: String, as number: Int64,
        in database: Database
    ) throws {
        let phases = poll.phases.flatMap(Microseconds.init)
        let slot = poll.slot.seconds
        let insert = try Statement(
            """
            INSERT INTO poll (id, source, slot, delay, kind, status, dns, connect, tls, first_byte, rest, bytes, hash,
                stored, more)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, in: database)
        insert.bind(integer: number, at: 1)
        insert.bind(integer: source, at: 2)
        insert.bind(integer: slot, at: 3)
        insert.bind(integer: poll.time.milliseconds &- slot &* 1_000, at: 4)
        insert.bind(integer: PollTable.kind(outcome: outcome, poll.probes, poll.origin), at: 5)
        insert.bind(integer: poll.status == 200 ? nil : Int64(poll.status ?? 0), at: 6)
        let times = [phases?.dns, phases?.connect, phases?.tls, phases?.firstByte, phases?.rest]
        for (index, time) in times.enumerated() { insert.bind(integer: time, at: Int32(index) + 7) }
        insert.bind(integer: Int64(poll.bytes), at: 12)
        insert.bind(integer: Int64(receipt.stored), at: 14)
        let more = try More(poll, receipt).stored
        func step() throws {
            guard let more else { return _ = try insert.step() }
            try insert.lend(text: more, at: 15) { _ = try insert.step() }
        }
        insert.bindNull(at: 15)
        if let bytes = poll.hash.flatMap(Hash.bytes) {
            try insert.lend(blob: bytes, at: 13, step)
        } else if let hash = poll.hash?.bounded {
            try insert.lend(text: Array(hash.utf8), at: 13, step)
        } else {
            insert.bindNull(at: 13)
            try step()
        }
    }

    /// The samples, in the form that is sealed later.
    static func storeRecent(_ draft: Draft, slot: Int64, in database: Database) throws -> Int {
        guard draft.receipt.stored > 0 else { return 0 }
        var writer = RecentSamples.Writer(slot: slot, count: draft.good.count)
        for (series, reading) in draft.good { writer.add(series, reading.value, at: reading.time) }
        let insert = try Statement("INSERT INTO recent VALUES (?, ?, ?, ?, ?)", in: database)
        insert.bind(integer: draft.poll, at: 1)
        insert.bind(integer: slot, at: 2)
        insert.bind(integer: Int64(draft.quarantined.count), at: 4)
        let json = writer.finish()
        insert.bind(integer: writer.hasOwnTimes ? 1 : 0, at: 3)
        try insert.lend(text: json, at: 5) { _ = try insert.step() }
        for (series, reading) in draft.quarantined {
            let insert = try Statement("INSERT INTO quarantine VALUES (?, ?, ?, ?)", in: database)
            insert.bind(integer: series, at: 1)
            insert.bind(integer: reading.time, at: 2)
            insert.bind(real: reading.value, at: 3)
            insert.bind(integer: reading.poll, at: 4)
            try insert.step()
        }
        return json.count
    }

    /// A fact is written when its text is another than the last.
    static func storeFacts(of poll: Poll, source: Int64, in database: Database) throws {
        for fact in poll.facts {
            try database.cachedStatement(
                sql: """
                    INSERT INTO fact SELECT :network, :name, :labels, :since, :text, :source
                    WHERE :text IS NOT (
                        SELECT text FROM fact WHERE network = :network AND name = :name AND labels = :labels
                        ORDER BY since DESC LIMIT 1)
                    ON CONFLICT DO NOTHING
                    """
            ).execute(arguments: [
                "network": fact.network.bounded, "name": fact.name.bounded,
                "labels": fact.labels.description.bounded, "since": poll.slot.seconds,
                "text": fact.text.bounded, "source": source,
            ])
        }
    }

    /// How far from its slot a poll was sent, in seconds.
    static func lag(of poll: Poll) -> Int64 {
        let delay = poll.time.milliseconds &- poll.slot.seconds &* 1_000
        return Int64(clamping: delay.magnitude / 1_000) &+ 1
    }

    static func judge(
        _ source: Int64, by poll: Poll, _ number: Int64, in database: Database
    ) throws {
        let outcome = poll.outcome
        let verdict =
            if outcome.isGood {
                "good = ?1, failures = 0"
            } else if outcome.isMeasured {
                "problem = ?1, failures = failures + 1"
            } else {
                "problem = ?1"
            }
        let update = try Statement(
            "UPDATE source SET last = ?1, lag = max(lag, ?2), \(verdict) WHERE id = ?3", in: database)
        update.bind(integer: number, at: 1)
        update.bind(integer: lag(of: poll), at: 2)
        update.bind(integer: source, at: 3)
        try update.step()
    }
}

/// Phases as they are stored: in whole microseconds, which is what libcurl measures.
struct Microseconds {
    let dns, connect, tls, firstByte, rest: Int64

    /// - Returns: nil when one is not finite, or longer than any poll.
    init?(_ phases: Phases) {
        func whole(_ milliseconds: Double) -> Int64? {
            milliseconds.magnitude < 1e12 ? Int64((milliseconds * 1_000).rounded()) : nil
        }
        guard let dns = whole(phases.dns), let connect = whole(phases.connect), let tls = whole(phases.tls),
            let firstByte = whole(phases.firstByte), let total = whole(phases.total)
        else { return nil }
        (self.dns, self.connect, self.tls, self.firstByte, rest) = (
            dns, connect, tls, firstByte, total - firstByte
        )
    }
}

/// What is seldom told of a poll, as JSON.
private struct More: Encodable {
    let reason: String?
    let repeated: Int?
    let refused: Int?
    let notes: [String]?

    init(_ poll: Poll, _ receipt: Receipt) {
        reason = poll.outcome.reason?.bounded
        repeated = receipt.repeated > 0 ? receipt.repeated : nil
        refused = receipt.refused > 0 ? receipt.refused : nil
        notes = poll.notes.isEmpty ? nil : Notes.kept(poll.notes)
    }

    /// Nil where there is nothing of it.
    var stored: [UInt8]? {
        get throws {
            if reason == nil, repeated == nil, refused == nil, notes == nil { return nil }
            return Array(try JSONEncoder().encode(self))
        }
    }
}
