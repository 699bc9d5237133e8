import Foundation
import GRDB
import Storage
import TestSupport
import Testing

/// What each thing that can be wrong with a file is called, and that nothing is changed by finding out.
@Suite(.temporaryDirectory) struct RefusalTests {
    func reason(_ url: URL, _ mode: DatabaseFile.Mode = .readWrite) -> StorageError.Reason? {
        #expect(throws: StorageError.self) { try DatabaseFile(path: url.path, mode: mode) }?.reason
    }

    @Test func `a file that is missing is not made for reading`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        #expect(reason(url, .readOnly) == .missing)
        #expect(!FileManager.default.fileExists(atPath: url.path))
    }

    @Test func `a folder that is missing is named`() throws {
        let folder = try TemporaryDirectory.current.appending(path: "nowhere")
        #expect(reason(folder.appending(path: "assay.sqlite")) == .missingFolder(folder.path))
    }

    @Test func `a file that was deleted or replaced while it was open takes nothing more`() throws {
        let folder = try TemporaryDirectory.current.appending(path: "data")
        let path = folder.appending(path: "assay.sqlite").path
        for isReplaced in [false, true] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = try DatabaseFile(path: path, mode: .readWrite)
            try file.write { try $0.execute(sql: "CREATE TABLE a (x)") }
            try FileManager.default.removeItem(at: folder)
            if isReplaced {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                _ = try DatabaseFile(path: path, mode: .readWrite)
            }
            let error = #expect(throws: StorageError.self) {
                try file.write { try $0.execute(sql: "INSERT INTO a VALUES (1)") }
            }
            #expect(error?.reason == .gone)
            #expect(throws: StorageError.self) { try file.shortenLog() }
            #expect(FileManager.default.fileExists(atPath: path) == isReplaced)
        }
    }

    @Test func `a folder is no file`() throws {
        #expect(reason(try TemporaryDirectory.current) == .isFolder)
    }

    @Test(arguments: ["", ":memory:"])
    func `a path that is no file is refused`(path: String) {
        #expect(throws: StorageError.self) { try DatabaseFile(path: path, mode: .readWrite) }
    }

    @Test(arguments: [DatabaseFile.Mode.readWrite, .readOnly])
    func `a file that is no database is left alone`(mode: DatabaseFile.Mode) throws {
        let url = try TemporaryDirectory.current.appending(path: "notes.txt")
        let text = Data(String(repeating: "Dear diary, ", count: 200).utf8)
        try text.write(to: url)
        #expect(reason(url, mode) == .notADatabase)
        #expect(try Data(contentsOf: url) == text)
    }

    @Test(arguments: [DatabaseFile.Mode.readWrite, .readOnly])
    func `the database of another program is left alone`(mode: DatabaseFile.Mode) throws {
        let url = try TemporaryDirectory.current.appending(path: "places.sqlite")
        try SQLiteShell.run("CREATE TABLE bookmark (x)", on: url)
        let before = try Data(contentsOf: url)
        #expect(reason(url, mode) == .anotherProgram)
        #expect(try Data(contentsOf: url) == before)
    }

    @Test(arguments: [DatabaseFile.Mode.readWrite, .readOnly])
    func `the file of a newer Assay names both versions`(mode: DatabaseFile.Mode) throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        _ = try DatabaseFile(path: url.path, mode: .readWrite)
        try SQLiteShell.run("PRAGMA user_version = 99", on: url)
        #expect(reason(url, mode) == .newer(version: 99, known: DatabaseFile.version))
    }

    @Test func `an empty file is not prepared for reading`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        try Data().write(to: url)
        #expect(reason(url, .readOnly) == .unprepared)
    }

    @Test func `a file that another program locks is given up in time`() throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        let other = try DatabaseFile(path: path, mode: .readWrite)
        let file = try DatabaseFile(path: path, mode: .readWrite, patience: .milliseconds(10))
        try other.write { _ in
            let error = #expect(throws: StorageError.self) { try file.write { _ in } }
            #expect(error?.reason == .locked)
        }
    }

    @Test func `a full disk is told as such`() throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite").path
        let file = try DatabaseFile(path: path, mode: .readWrite)
        try file.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 10") }
        let error = #expect(throws: StorageError.self) {
            try file.write {
                try $0.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(100000))")
            }
        }
        #expect(error?.reason == .diskFull)
    }

    @Test func `a damaged page is told as damage`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        try SQLiteShell.run(
            """
            PRAGMA application_id = 1098080633; CREATE TABLE t (x);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) INSERT INTO t SELECT hex(i) FROM n;
            """, on: url)
        let handle = try FileHandle(forWritingTo: url)
        try handle.seek(toOffset: 4_096)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: 4_096))
        try handle.close()
        let file = try DatabaseFile(path: url.path, mode: .readOnly)
        let error = #expect(throws: StorageError.self) {
            try file.read { try Int.fetchOne($0, sql: "SELECT sum(x) FROM t") }
        }
        #expect(error?.reason == .damaged("database disk image is malformed"))
    }

    @Test(arguments: [DatabaseFile.Mode.readWrite, .readOnly])
    func `a header cut short is refused`(mode: DatabaseFile.Mode) throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        _ = try DatabaseFile(path: url.path, mode: .readWrite)
        try Data(contentsOf: url).prefix(60).write(to: url)
        #expect(throws: StorageError.self) { try DatabaseFile(path: url.path, mode: mode) }
    }
}
