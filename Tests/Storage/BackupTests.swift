import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct BackupTests {
    @Test func `a copy is of one moment while others write`() async throws {
        let folder = try TemporaryDirectory.current
        let file = try DatabaseFile(path: folder.appending(path: "assay.sqlite").path, mode: .readWrite)
        try file.write { try $0.execute(sql: "CREATE TABLE a (x); CREATE TABLE b (x)") }
        let writer = Task {
            while !Task.isCancelled {
                try file.write {
                    try $0.execute(sql: "INSERT INTO a VALUES (zeroblob(3000)); INSERT INTO b VALUES (1)")
                }
                await Task.yield()
            }
        }
        for number in 0..<10 {
            let copy = folder.appending(path: "copy-\(number).sqlite")
            try file.backup(to: copy.path)
            let counts = try SQLiteShell.run(
                "PRAGMA integrity_check; SELECT (SELECT count(*) FROM a) - (SELECT count(*) FROM b)", on: copy
            )
            #expect(counts == ["ok", "0"])
            #expect(try DatabaseFile(path: copy.path, mode: .readOnly).examine().isEmpty)
        }
        writer.cancel()
        try await writer.value
        #expect(
            !(try FileManager.default.contentsOfDirectory(atPath: folder.path)).contains {
                $0.contains("unfinished")
            })
    }

    @Test func `a copy ends however often others write`() throws {
        let folder = try TemporaryDirectory.current
        let path = folder.appending(path: "assay.sqlite").path
        let file = try DatabaseFile(path: path, mode: .readWrite)
        let other = try DatabaseFile(path: path, mode: .readWrite)
        try file.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE big (data BLOB); INSERT INTO big VALUES (zeroblob(40000000));
                    CREATE TABLE a (x); INSERT INTO a VALUES (0);
                    """)
        }
        let copy = folder.appending(path: "copy.sqlite")
        var steps = 0
        let isMade = try file.backup(to: copy.path) {
            steps += 1
            try? other.write { try $0.execute(sql: "UPDATE a SET x = x + 1") }
            return steps < 20
        }
        #expect(isMade)
        #expect(steps > 1)
        // Nothing of what was written meanwhile: of one moment.
        #expect(try SQLiteShell.run("PRAGMA integrity_check; SELECT x FROM a", on: copy) == ["ok", "0"])
    }

    @Test func `nothing is left of a copy that is given up`() throws {
        let folder = try TemporaryDirectory.current
        let file = try DatabaseFile(path: folder.appending(path: "assay.sqlite").path, mode: .readWrite)
        try file.write { database in
            try database.execute(
                sql: "CREATE TABLE big (data BLOB); INSERT INTO big VALUES (zeroblob(40000000))")
        }
        let copy = folder.appending(path: "copy.sqlite").path
        #expect(try !file.backup(to: copy, while: { false }))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("copy") }
                == [])
        #expect(try file.backup(to: copy))
    }

    @Test func `a file that is there is not touched`() throws {
        let folder = try TemporaryDirectory.current
        let file = try DatabaseFile(path: folder.appending(path: "assay.sqlite").path, mode: .readWrite)
        let copy = folder.appending(path: "precious.txt")
        try Data("precious".utf8).write(to: copy)
        #expect(throws: StorageError.self) { try file.backup(to: copy.path) }
        #expect(try String(contentsOf: copy, encoding: .utf8) == "precious")
        let error = #expect(throws: StorageError.self) {
            try file.backup(to: folder.path + "/nowhere/copy.sqlite")
        }
        #expect(error?.reason == .missingFolder(folder.path + "/nowhere"))
    }
}
