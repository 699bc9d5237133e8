internal import GRDB
internal import Metrics

/// Where the values of a poll came from.
struct Provenance: Hashable, Sendable {
    let polledAt: Timestamp
    let network: String
    let source: String
    let hash: String?
    let origin: Origin

    init(polledAt: Timestamp, network: String, source: String, hash: String?, origin: Origin) {
        self.polledAt = polledAt
        self.network = network
        self.source = source
        self.hash = hash
        self.origin = origin
    }

    static let columns = "\(PollTable.sent), source.network, source.name, hash, \(PollTable.origin)"

    init(_ row: borrowing Statement, from column: Int32) {
        self.init(
            polledAt: Timestamp(milliseconds: row.integer(column)), network: row.text(column + 1),
            source: row.text(column + 2), hash: row.hash(column + 3),
            origin: Origin(stored: row.optionalText(column + 4)))
    }

    /// - Returns: nil when the poll is no longer kept.
    static func read(_ poll: Int64, in database: Database) throws -> Provenance? {
        let row = try Statement(
            "SELECT \(columns) FROM poll JOIN source ON source.id = poll.source WHERE poll.id = ?", [poll],
            in: database)
        return try row.step() ? Provenance(row, from: 0) : nil
    }
}

extension Origin {
    /// Reads what History stored, nothing for measured; what this Assay does not know is not taken for measured.
    init(stored text: String?) { self = text.map { Origin(rawValue: $0) ?? .generated } ?? .measured }
}
