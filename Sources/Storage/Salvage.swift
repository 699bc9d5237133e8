internal import FoundationEssentials
package import GRDB

/// What of a damaged file could be saved.
public struct Salvage: Sendable {
    public struct Table: Hashable, Sendable {
        public let name: String
        public let saved: Int
        /// Rows that were read and refused, because they contradict themselves.
        public let refused: Int
        /// Whether rows could not be read at all.
        public let isPartial: Bool
    }

    public let tables: [Table]
}

extension DatabaseFile {
    /// Copies what is readable of this file into a new one, row by row.
    ///
    /// Each table is read from its beginning and, where that meets a damaged page, from its end: what lies between
    /// two damaged pages is lost.
    ///
    /// - Throws: ``StorageError`` when there is a file already, or when the list of the tables cannot be read.
    package func salvage(
        to path: String, isSound: (_ table: String, _ row: Row) -> Bool
    ) throws(StorageError) -> Salvage {
        guard !FileManager.default.fileExists(atPath: path) else { throw StorageError(.exists, path: path) }
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        do {
            let new = try DatabaseQueue(path: path, configuration: configuration)
            // Without a transaction: SQLite ends one at a damaged page, and what was read before would be lost with it.
            return try pool.unsafeRead { old in
                try new.inDatabase { new in
                    try new.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
                    for name in ["application_id", "user_version"] {
                        let value = try Int.fetchOne(old, sql: "PRAGMA \(name)") ?? 0
                        try new.execute(sql: "PRAGMA \(name) = \(value)")
                    }
                    return try Self.copy(old, to: new, isSound)
                }
            }
        } catch {
            throw StorageError(error, path: path)
        }
    }

    private static func copy(
        _ old: Database, to new: Database, _ isSound: (String, Row) -> Bool
    ) throws -> Salvage {
        let schema = try Row.fetchAll(
            old,
            sql:
                "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        )
        var tables: [Salvage.Table] = []
        for (type, name, sql) in schema.map(Self.entry) where type == "table" {
            try new.execute(sql: sql)
            try new.inTransaction {
                tables.append(try copy(name, old, to: new, isSound))
                return .commit
            }
        }
        for (type, _, sql) in schema.map(Self.entry) where type != "table" { try new.execute(sql: sql) }
        return Salvage(tables: tables)
    }

    private static func entry(_ row: Row) -> (type: String, name: String, sql: String) {
        (
            String.fromDatabaseValue(row[0]) ?? "", String.fromDatabaseValue(row[1]) ?? "",
            String.fromDatabaseValue(row[2]) ?? ""
        )
    }

    private static func copy(
        _ table: String, _ old: Database, to new: Database, _ isSound: (String, Row) -> Bool
    ) throws -> Salvage.Table {
        let columns = try old.columns(in: table)
        let key = try old.primaryKey(table).columns.map { "\"\($0)\"" }
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let insert = try new.makeStatement(sql: "INSERT OR IGNORE INTO \"\(table)\" VALUES (\(marks))")
        var (saved, refused, isPartial) = (0, 0, false)
        let orders = ["", "ORDER BY \(key.map { "\($0) DESC" }.joined(separator: ", "))"]
        for order in orders {
            do {
                let rows = try Row.fetchCursor(old, sql: "SELECT * FROM \"\(table)\" \(order)")
                while let row = try rows.next() {
                    guard isSound(table, row) else {
                        refused += 1
                        continue
                    }
                    try insert.execute(arguments: StatementArguments(row.databaseValues))
                    saved += new.changesCount
                }
                break
            } catch let error as DatabaseError
                where error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_IOERR
            {
                isPartial = true
            }
        }
        return Salvage.Table(name: table, saved: saved, refused: refused, isPartial: isPartial)
    }
}
