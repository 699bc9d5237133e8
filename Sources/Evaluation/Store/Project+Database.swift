internal import GRDB
internal import Metrics

extension Project {
    init(_ row: Row) {
        self.init(
            id: row["id"], name: row["name"], network: row["network"],
            added: Timestamp(milliseconds: row["added"]))
    }

    /// The project of this id or name, whatever the case; the id comes first.
    static func find(_ db: Database, _ name: String) throws -> Project? {
        let sql = """
            SELECT * FROM project
            WHERE removed IS NULL AND (id = lower(:name) OR lower(name) = lower(:name))
            ORDER BY id = lower(:name) DESC, id LIMIT 1
            """
        return try Row.fetchOne(db, sql: sql, arguments: ["name": name]).map(Project.init)
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
}
