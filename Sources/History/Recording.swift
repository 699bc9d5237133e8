internal import GRDB
internal import Metrics
public import Storage

extension History {
    /// Stores a poll and all that it brought in one transaction, which is on the disk when this returns.
    ///
    /// Every poll becomes a row of its own. Of two samples of a series for one second the first stays. A sample that
    /// cannot be kept is counted as refused; the others are stored. Texts are kept to their first 2,000 characters.
    ///
    /// - Throws: ``StorageError``; then nothing of the poll is stored.
    @discardableResult
    public func record(_ poll: Poll) throws(StorageError) -> Receipt {
        let receipt = try write { database, names in
            let source = try Self.number(ofSource: poll.source, of: poll.network, in: database)
            let number = try Self.insert(poll, source: source, outcome: poll.outcome.name, in: database)
            let receipt = try Self.insert(poll, number, &names, in: database)
            try Self.insertFacts(of: poll, number, in: database)
            try Self.judge(source, by: poll.outcome, number, in: database)
            return receipt
        }
        board.post(Notice(network: poll.network, source: poll.source, time: poll.time))
        return receipt
    }

    static func number(
        ofSource name: String, of network: String, in database: Database
    ) throws -> Int64 {
        let arguments: StatementArguments = [network.bounded, name.bounded]
        let select = try database.cachedStatement(sql: "SELECT id FROM source WHERE network = ? AND name = ?")
        if let number = try Int64.fetchOne(select, arguments: arguments) { return number }
        try database.execute(sql: "INSERT INTO source (network, name) VALUES (?, ?)", arguments: arguments)
        return database.lastInsertedRowID
    }

    static func insert(
        _ poll: Poll, source: Int64, outcome: String, in database: Database
    ) throws -> Int64 {
        let phases = poll.phases.flatMap { $0.isFinite ? $0 : nil }
        try database.cachedStatement(
            sql: """
                INSERT INTO poll (source, slot, sent, outcome, reason, status, dns, connect, tls, first_byte,
                    total, bytes, hash, origin, probes, notes)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            source, poll.slot.seconds, poll.time.milliseconds, outcome,
            poll.outcome.reason?.bounded, poll.status, phases?.dns, phases?.connect, phases?.tls,
            phases?.firstByte, phases?.total, poll.bytes, poll.hash?.bounded, poll.origin.rawValue,
            poll.probes.rawValue, Notes.stored(poll.notes),
        ])
        return database.lastInsertedRowID
    }

    static func insert(
        _ poll: Poll, _ number: Int64, _ names: inout SeriesNames, in database: Database
    ) throws -> Receipt {
        guard !poll.samples.isEmpty || !poll.quarantined.isEmpty else { return Receipt() }
        var receipt = Receipt()
        let insert = try Statement(
            """
            INSERT INTO sample (series, time, value, quarantined, poll) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (series, time) DO NOTHING
            """, in: database)
        insert.bind(integer: number, at: 5)
        for (samples, isQuarantined) in [(poll.samples, false), (poll.quarantined, true)] {
            insert.bind(integer: isQuarantined ? 1 : 0, at: 4)
            for sample in samples {
                guard sample.value.isFinite,
                    let series = try names.number(ofPossiblyNew: sample.series, in: database)
                else {
                    receipt.refused += 1
                    continue
                }
                insert.bind(integer: series, at: 1)
                insert.bind(integer: sample.time.seconds, at: 2)
                insert.bind(real: sample.value, at: 3)
                _ = try insert.step()
                if database.changesCount == 1 { receipt.stored += 1 } else { receipt.repeated += 1 }
                insert.reset()
            }
        }
        try database.execute(
            sql: "UPDATE poll SET stored = ?, repeated = ?, refused = ? WHERE id = ?",
            arguments: [receipt.stored, receipt.repeated, receipt.refused, number])
        return receipt
    }

    /// A fact is written when its text is another than the last.
    private static func insertFacts(of poll: Poll, _ number: Int64, in database: Database) throws {
        for fact in poll.facts {
            try database.cachedStatement(
                sql: """
                    INSERT INTO fact SELECT :network, :name, :labels, :since, :text, :poll
                    WHERE :text IS NOT (
                        SELECT text FROM fact WHERE network = :network AND name = :name AND labels = :labels
                        ORDER BY since DESC LIMIT 1)
                    ON CONFLICT DO NOTHING
                    """
            ).execute(arguments: [
                "network": fact.network.bounded, "name": fact.name.bounded,
                "labels": fact.labels.description.bounded, "since": poll.slot.seconds,
                "text": fact.text.bounded, "poll": number,
            ])
        }
    }

    private static func judge(
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

extension Phases {
    fileprivate var isFinite: Bool {
        dns.isFinite && connect.isFinite && tls.isFinite && firstByte.isFinite && total.isFinite
    }
}
