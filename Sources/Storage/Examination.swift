internal import GRDB

extension DatabaseFile {
    /// What SQLite itself finds wrong with the file, at most 20 lines; none when all is well.
    ///
    /// Reads the whole file. Missing references are looked for where no page is damaged, for they need all of them.
    public func examine() throws(StorageError) -> [String] {
        var problems: [String] = []
        do {
            try read { database in
                let lines = try String.fetchCursor(database, sql: "PRAGMA integrity_check(20)")
                while let line = try lines.next() {
                    if line != "ok" { problems.append(line) }
                }
            }
        } catch {
            // Where a page is all noise the check itself ends with an error, after what it had found.
            guard !problems.isEmpty else { throw error }
        }
        return problems.isEmpty ? try missingReferences() : problems
    }

    private func missingReferences() throws(StorageError) -> [String] {
        try read { database in
            try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").prefix(20).map { row in
                let table = String.fromDatabaseValue(row[0]) ?? "?"
                let parent = String.fromDatabaseValue(row[2]) ?? "?"
                return "a row of \(table) refers to a row of \(parent) that is missing"
            }
        }
    }

    /// The bytes that each table takes with its indexes, largest first.
    public func sizes() throws(StorageError) -> [(table: String, bytes: Int)] {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT tbl_name, sum(pgsize) FROM dbstat JOIN sqlite_schema USING (name)
                    WHERE aggregate = TRUE GROUP BY tbl_name ORDER BY 2 DESC
                    """)
            return rows.map { (String.fromDatabaseValue($0[0]) ?? "?", Int.fromDatabaseValue($0[1]) ?? 0) }
        }
    }
}
