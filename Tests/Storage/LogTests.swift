import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct LogTests {
    private func fill(_ file: DatabaseFile, rows: Int) throws {
        try file.write { try $0.execute(sql: "CREATE TABLE IF NOT EXISTS t (a BLOB)") }
        for _ in 0..<rows { try file.write { try $0.execute(sql: "INSERT INTO t VALUES (zeroblob(40000))") } }
    }

    private func rows(of file: DatabaseFile) throws -> Int? {
        try file.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t") }
    }

    @Test func `a log that is shortened begins anew, and the file has all that was in it`() throws {
        let folder = try TemporaryDirectory.current
        let path = folder.appending(path: "a.sqlite").path
        let file = try DatabaseFile(path: path, mode: .readWrite)
        try fill(file, rows: 250)
        #expect(file.isLogLong)
        try file.shortenLog()
        #expect(!file.isLogLong)
        let length = try Data(contentsOf: URL(fileURLWithPath: path + "-wal")).count
        try fill(file, rows: 50)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path + "-wal")).count == length)
        // Without its log, the file is as it was when that was shortened.
        let copied = folder.appending(path: "b.sqlite").path
        try FileManager.default.copyItem(atPath: path, toPath: copied)
        #expect(try rows(of: DatabaseFile(path: copied, mode: .readWrite)) == 250)
    }

    @Test func `a log is shortened while somebody reads an older state, which stays as it was`() throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        let file = try DatabaseFile(path: path, mode: .readWrite)
        try fill(file, rows: 10)
        try DatabaseFile(path: path, mode: .readOnly).read { database in
            #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM t") == 10)
            try fill(file, rows: 10)
            try file.shortenLog()
            #expect(try Int.fetchOne(database, sql: "SELECT count(*) FROM t") == 10)
        }
        try file.shortenLog()
        #expect(try rows(of: file) == 20)
    }

    @Test(arguments: [false, true])
    func `what comes after a transaction that was written ahead is on the disk`(fails: Bool) throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        let file = try DatabaseFile(path: path, mode: .readWrite)
        try? file.writeAhead { database in
            try database.execute(sql: "CREATE TABLE t (a)")
            if fails { throw CancellationError() }
        }
        // 2 is FULL, https://www.sqlite.org/pragma.html#pragma_synchronous
        #expect(
            try file.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
        let tables = try file.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema WHERE name = 't'")
        }
        #expect(tables == (fails ? 0 : 1))
    }
}
