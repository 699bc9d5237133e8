internal import Metrics

extension PollRecord {
    /// The columns that ``init(_:)`` reads.
    static let select = """
        SELECT source.network, source.name, slot, \(PollTable.sent), \(PollTable.outcome), \(PollTable.more("reason")),
            \(PollTable.status), bytes, hash, \(PollTable.origin), \(PollTable.probe), stored,
            \(PollTable.more("repeated")), \(PollTable.more("refused")), \(PollTable.more("notes")),
            dns, connect, tls, first_byte, \(PollTable.total)
        FROM poll JOIN source ON source.id = poll.source
        """

    init(_ row: borrowing Statement) {
        self.init(
            network: row.text(0), source: row.text(1), slot: Timestamp(seconds: row.integer(2)),
            time: Timestamp(milliseconds: row.integer(3)),
            outcome: Outcome(name: row.text(4), reason: row.text(5)),
            status: row.optionalInteger(6).map { Int($0) },
            phases: row.isNull(19) ? nil : Phases(row, from: 15), bytes: Int(row.integer(7)),
            hash: row.hash(8), origin: Origin(stored: row.optionalText(9)),
            probes: Probe(rawValue: row.text(10)) ?? .statistics,
            receipt: Receipt(
                stored: Int(row.integer(11)), repeated: Int(row.integer(12)), refused: Int(row.integer(13))),
            notes: row.optionalText(14).map(Notes.read) ?? [])
    }
}

extension Phases {
    /// Reads five columns of a row, whole microseconds in the order of the table.
    init(_ row: borrowing Statement, from column: Int32) {
        func milliseconds(_ column: Int32) -> Double { Double(row.integer(column)) / 1_000 }
        self.init(
            dns: milliseconds(column), connect: milliseconds(column + 1), tls: milliseconds(column + 2),
            firstByte: milliseconds(column + 3), total: milliseconds(column + 4))
    }
}
