import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct OpeningTests {
    @Test func `a new file is ours and durable`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        let file = try DatabaseFile(path: url.path, mode: .readWrite)
        #expect(
            try SQLiteShell.run("PRAGMA journal_mode; PRAGMA application_id", on: url) == [
                "wal", "1098080633",
            ])
        // 2 is FULL, https://www.sqlite.org/pragma.html#pragma_synchronous
        #expect(
            try file.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
        #expect(try file.write { try Int.fetchOne($0, sql: "PRAGMA foreign_keys") } == 1)
    }

    @Test(arguments: ["", "PRAGMA wal_checkpoint(TRUNCATE)"])
    func `opening a file again changes nothing in it, and its log begins`(before: String) throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        try DatabaseFile(path: url.path, mode: .readWrite).write {
            try $0.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (7); PRAGMA user_version = 6")
        }
        let facts = "PRAGMA schema_version; PRAGMA user_version; PRAGMA application_id; SELECT x FROM t"
        let known = try SQLiteShell.run("\(before); \(facts)", on: url).suffix(4)
        let file = try DatabaseFile(
            path: url.path, mode: .readWrite, patience: .seconds(5), knownVersion: 6)
        #expect(try Data(contentsOf: URL(fileURLWithPath: url.path + "-wal")).count > 0)
        #expect(try SQLiteShell.run(facts, on: url) == Array(known))
        // 2 is FULL, https://www.sqlite.org/pragma.html#pragma_synchronous
        #expect(
            try file.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    }

    @Test func `what one writes another reads`() throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        let writer = try DatabaseFile(path: path, mode: .readWrite)
        try writer.write { try $0.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (7)") }
        let reader = try DatabaseFile(path: path, mode: .readOnly)
        #expect(try reader.read { try Int.fetchOne($0, sql: "SELECT x FROM t") } == 7)
        try writer.write { try $0.execute(sql: "UPDATE t SET x = 8") }
        #expect(try reader.read { try Int.fetchOne($0, sql: "SELECT x FROM t") } == 8)
    }

    @Test func `a reader may not write`() throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        _ = try DatabaseFile(path: path, mode: .readWrite)
        let reader = try DatabaseFile(path: path, mode: .readOnly)
        let error = #expect(throws: StorageError.self) {
            try reader.write { try $0.execute(sql: "CREATE TABLE t (x)") }
        }
        #expect(error?.reason == .readOnly)
    }

    @Test func `what a throwing transaction wrote is undone`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        let file = try DatabaseFile(path: url.path, mode: .readWrite)
        let error = #expect(throws: StorageError.self) {
            try file.write { database in
                try database.execute(sql: "CREATE TABLE t (x)")
                try database.execute(sql: "INSERT INTO nowhere VALUES (1)")
            }
        }
        #expect(error?.reason == .failed("no such table: nowhere"))
        #expect(try SQLiteShell.run("SELECT name FROM sqlite_schema WHERE name = 't'", on: url) == [])
    }
}
