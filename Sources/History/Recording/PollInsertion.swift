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
        let hash = poll.hash?.bounded
        try database.cachedStatement(
            sql: """
                INSERT INTO poll (id, source, slot, sent, outcome, reason, status, dns, connect, tls, first_byte,
                    total, bytes, hash, origin, probes, stored, repeated, refused, notes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            number, source, poll.slot.seconds, poll.time.milliseconds, outcome, poll.outcome.reason?.bounded,
            poll.status, phases?.dns, phases?.connect, phases?.tls, phases?.firstByte, phases?.total,
            poll.bytes,
            hash.flatMap(Hash.bytes).map { Data($0) }?.databaseValue ?? hash?.databaseValue,
            poll.origin.stored, poll.probes == .statistics ? nil : poll.probes.rawValue, receipt.stored,
            receipt.repeated, receipt.refused, poll.notes.isEmpty ? nil : try Notes.stored(poll.notes),
        ])
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

    static func judge(
        _ source: Int64, by outcome: Outcome, _ poll: Int64, in database: Database
    ) throws {
        let verdict =
            if outcome.isGood {
                "good = :poll, failures = 0"
            } else if outcome.isMeasured {
                "problem = :poll, failures = failures + 1"
            } else {
                "problem = :poll"
            }
        try database.cachedStatement(sql: "UPDATE source SET last = :poll, \(verdict) WHERE id = :source")
            .execute(arguments: ["poll": poll, "source": source])
    }
}

/// Phases as they are stored: in whole microseconds, which is what libcurl measures.
struct Microseconds {
    let dns, connect, tls, firstByte, total: Int64

    /// - Returns: nil when one is not finite, or longer than any poll.
    init?(_ phases: Phases) {
        func whole(_ milliseconds: Double) -> Int64? {
            milliseconds.magnitude < 1e12 ? Int64((milliseconds * 1_000).rounded()) : nil
        }
        guard let dns = whole(phases.dns), let connect = whole(phases.connect), let tls = whole(phases.tls),
            let firstByte = whole(phases.firstByte), let total = whole(phases.total)
        else { return nil }
        (self.dns, self.connect, self.tls, self.firstByte, self.total) = (dns, connect, tls, firstByte, total)
    }
}
