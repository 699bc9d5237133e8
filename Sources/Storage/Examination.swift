internal import GRDB

extension DatabaseFile {
    /// What SQLite itself finds wrong with the file, at most 20 lines; none when all is well.
    ///
    /// Reads the whole file. Missing references are told after damaged pages.
    public func examine() throws(StorageError) -> [String] {
        try read { database in
            var problems = try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter {
                $0 != "ok"
            }
            for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") where problems.count < 20 {
                let table = String.fromDatabaseValue(row[0]) ?? "?"
                let parent = String.fromDatabaseValue(row[2]) ?? "?"
                problems.append("a row of \(table) refers to a row of \(parent) that is missing")
            }
            return problems
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
