internal import GRDB
internal import Metrics

extension Project {
    init(_ row: Row, _ db: Database) throws {
        let id: String = row["id"]
        let claims = try Row.fetchAll(
            db, sql: "SELECT * FROM claim WHERE project = ? ORDER BY metric, date", arguments: [id])
        self.init(
            id: id, name: row["name"], network: row["network"], added: Timestamp(milliseconds: row["added"]),
            profile: LayerProfile(layersText: row["layers"], crypto: row["crypto"]),
            claims: claims.map(Claim.init))
    }

    /// The project of this id or name, whatever the case; the id comes first.
    static func find(_ db: Database, _ name: String) throws -> Project? {
        let sql = """
            SELECT * FROM project
            WHERE removed IS NULL AND (id = lower(:name) OR lower(name) = lower(:name))
            ORDER BY id = lower(:name) DESC, id LIMIT 1
            """
        return try Row.fetchOne(db, sql: sql, arguments: ["name": name]).map { try Project($0, db) }
    }

    /// A removed project of the same id comes back under the new name.
    func insert(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO project (id, name, network, added) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET name = excluded.name, network = excluded.network, removed = NULL
                """,
            arguments: [id, name, network, added.milliseconds])
    }

    /// Adds what it says of itself, and the project where it is missing; what is there is left as it is.
    func describe(_ db: Database) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO project (id, name, network, added) VALUES (?, ?, ?, ?)",
            arguments: [id, name, network, added.milliseconds])
        try db.execute(
            sql: "UPDATE project SET layers = ?, crypto = ? WHERE id = ? AND layers IS NULL",
            arguments: [profile.layersText, profile.crypto?.rawValue, id])
        for claim in claims { try claim.insert(db, project: id) }
    }
}

extension Claim {
    init(_ row: Row) {
        self.init(
            metric: row["metric"], value: row["value"], text: row["text"], url: row["url"],
            date: Timestamp(milliseconds: row["date"]))
    }

    func insert(_ db: Database, project: String) throws {
        try db.execute(
            sql:
                "INSERT OR REPLACE INTO claim (project, metric, value, text, url, date) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [project, metric, value, text, url, date.milliseconds])
    }
}

extension LayerProfile {
    /// One layer a line: its id, whether it is primary and observed, the claim, where and when.
    var layersText: String {
        layers.map { entry in
            let observed = entry.isObserved.map { $0 ? "observed" : "missing" } ?? "unknown"
            let parts = [
                entry.layer.rawValue, entry.isPrimary ? "primary" : "", observed, entry.claim ?? "",
                entry.url ?? "", entry.date.map { "\($0.milliseconds)" } ?? "",
            ]
            return parts.map { $0.replacing("\n", with: " ").replacing("\t", with: " ") }.joined(
                separator: "\t")
        }.joined(separator: "\n")
    }

    init(layersText: String?, crypto: String?) {
        let entries = (layersText ?? "").split(separator: "\n").compactMap { line -> Entry? in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 6, let layer = Layer(rawValue: parts[0]) else { return nil }
            return Entry(
                layer, claim: parts[3].isEmpty ? nil : parts[3],
                isObserved: parts[2] == "unknown" ? nil : parts[2] == "observed",
                isPrimary: parts[1] == "primary", url: parts[4].isEmpty ? nil : parts[4],
                date: Int64(parts[5]).map(Timestamp.init(milliseconds:)))
        }
        self.init(layers: entries, crypto: crypto.flatMap(Crypto.init))
    }
}
