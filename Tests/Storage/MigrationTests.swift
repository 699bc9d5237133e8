import Foundation
import GRDB
import Storage
import TestSupport
import Testing
import Threads

@Suite(.temporaryDirectory) struct MigrationTests {
    func open(_ url: URL, _ mode: DatabaseFile.Mode = .readWrite, version: Int) throws -> DatabaseFile {
        try DatabaseFile(path: url.path, mode: mode, patience: .seconds(5), knownVersion: version)
    }

    @Test func `a step runs once`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        for _ in 1...2 {
            let file = try open(url, version: 1)
            try file.migrate("history", to: 1) { try $0.execute(sql: "CREATE TABLE a (x)") }
            try file.migrate("evaluation", to: 1) { try $0.execute(sql: "CREATE TABLE b (x)") }
        }
        #expect(
            try SQLiteShell.run("SELECT name FROM migration; PRAGMA user_version", on: url)
                == ["evaluation 1", "history 1", "1"])
    }

    @Test func `an older file is copied before it changes`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        try open(url, version: 1).migrate("history", to: 1) {
            try $0.execute(sql: "CREATE TABLE a (x); INSERT INTO a VALUES ('old')")
        }
        let newer = try open(url, version: 2)
        try newer.migrate("history", to: 1) { _ in Issue.record("ran twice") }
        try newer.migrate("history", to: 2) { try $0.execute(sql: "UPDATE a SET x = 'new'") }
        #expect(try SQLiteShell.run("SELECT x FROM a; PRAGMA user_version", on: url) == ["new", "2"])
        let copy = URL(fileURLWithPath: url.path + ".version-1")
        #expect(
            try SQLiteShell.run("SELECT x FROM a; PRAGMA user_version; PRAGMA integrity_check", on: copy)
                == ["old", "1", "ok"])
        #expect(throws: StorageError.self) { try open(url, version: 1) }
    }

    @Test func `the copy tells how far it is`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        try open(url, version: 1).migrate("history", to: 1) {
            // Some 32 MiB, of which a step copies 16.
            try $0.execute(sql: "CREATE TABLE a (x); INSERT INTO a VALUES (zeroblob(33554432))")
        }
        let told = Locked<[Double]>([])
        let newer = try DatabaseFile(
            path: url.path, mode: .readWrite, patience: .seconds(5), knownVersion: 2,
            copying: { fraction in told.withLock { $0.append(fraction) } })
        try newer.migrate("history", to: 2) { try $0.execute(sql: "DELETE FROM a") }
        let fractions = told.withLock { $0 }
        #expect(fractions.count >= 3 && fractions == fractions.sorted() && fractions.last == 1)
        #expect(fractions.allSatisfy { (0...1).contains($0) })
    }

    @Test func `a step that fails leaves the file as it was`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        let file = try open(url, version: 1)
        #expect(throws: StorageError.self) {
            try file.migrate("history", to: 1) { try $0.execute(sql: "CREATE TABLE a (x); nonsense") }
        }
        #expect(
            try SQLiteShell.run("SELECT name FROM sqlite_schema WHERE sql IS NOT NULL", on: url) == [
                "migration"
            ])
        try file.migrate("history", to: 1) { try $0.execute(sql: "CREATE TABLE a (x)") }
    }

    @Test func `a reader does not migrate`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        _ = try open(url, version: 1)
        let reader = try open(url, .readOnly, version: 1)
        let error = #expect(throws: StorageError.self) { try reader.migrate("history", to: 1) { _ in } }
        #expect(error?.reason == .unprepared)
    }

    @Test func `a reader goes on without a step that only makes things faster`() throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        func add(_ file: DatabaseFile) throws -> Bool {
            try file.migrate("history", to: 2, readersNeedNot: true) {
                try $0.execute(sql: "CREATE TABLE a (x)")
            }
        }
        try open(url, version: 1).migrate("history", to: 1) { _ in }
        #expect(try !add(open(url, .readOnly, version: 2)))
        #expect(
            try SQLiteShell.run("SELECT name FROM migration; PRAGMA user_version", on: url) == [
                "history 1", "1",
            ])
        #expect(try add(open(url, version: 2)))
        #expect(try add(open(url, .readOnly, version: 2)))
        #expect(try SQLiteShell.run("PRAGMA user_version", on: url) == ["2"])
    }

    @Test func `two at once run it once`() async throws {
        let url = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        try await withThrowingTaskGroup { group in
            for _ in 1...8 {
                group.addTask {
                    try open(url, version: 1).migrate("history", to: 1) {
                        try $0.execute(sql: "CREATE TABLE a (x)")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try SQLiteShell.run("SELECT count(*) FROM migration", on: url) == ["1"])
    }
}
