import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

/// `kill -9` at a random moment of a process that records: what it was told is stored is stored.
@Suite(.temporaryDirectory) struct KillTests {
    @Test(arguments: 0..<12)
    func `no acknowledged poll is lost`(round: UInt64) async throws {
        var random = SplitMix64(seed: round)
        let folder = try TemporaryDirectory.current.path
        let patience = UInt32.random(in: 2_000...60_000, using: &random)
        #expect(FileManager.default.createFile(atPath: folder + "/acknowledged", contents: nil))
        await #expect(processExitsWith: .signal(SIGKILL)) {
            [folder = folder as String, patience = patience as UInt32] in
            let acknowledged = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/acknowledged"))
            let history = try TemporaryDirectory.history(in: folder)
            Thread.detachNewThread {
                usleep(patience)
                kill(getpid(), SIGKILL)
            }
            for second in Int64(0)... {
                let values = (0..<50).map { (Series(network: "n", metric: "m\($0)"), Double(second)) }
                try history.record(.capacity(values, at: noon + .seconds(second)))
                try acknowledged.write(contentsOf: Data([1]))
            }
        }
        let acknowledged = try Data(contentsOf: URL(fileURLWithPath: folder + "/acknowledged")).count
        let database = try TemporaryDirectory.database
        let counts = try SQLiteShell.run(
            """
            PRAGMA integrity_check; PRAGMA foreign_key_check; SELECT count(*) FROM poll;
            SELECT count(*) FROM recent_samples; SELECT count(*) FROM poll WHERE stored <> 50
            """, on: database)
        // The last one may have been stored and not yet told.
        let possible = [acknowledged, acknowledged + 1].map { ["ok", "\($0)", "\($0 * 50)", "0"] }
        #expect(possible.contains(counts), "\(acknowledged) acknowledged")
        #expect(try TemporaryDirectory.history().latest().count == (counts[1] == "0" ? 0 : 50))
    }

    @Test(arguments: 0..<4)
    func `a write-ahead log that was cut or garbled holds every poll up to there`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let folder = try TemporaryDirectory.current
        let history = try TemporaryDirectory.history()
        for second in Int64(0)..<30 {
            try history.record(
                .capacity([(.nodes, Double(second)), (.price, 2)], at: noon + .seconds(second)))
        }
        // Copied while it is open: closing it would bring the log into the file.
        let whole = try Data(contentsOf: folder.appending(path: "assay.sqlite"))
        let log = try Data(contentsOf: folder.appending(path: "assay.sqlite-wal"))
        #expect(log.count > 30 * 4_096)
        for round in 0..<25 {
            let copy = folder.appending(path: "cut-\(round).sqlite")
            try whole.write(to: copy)
            var rest = log.prefix(Int.random(in: 0...log.count, using: &random))
            if Bool.random(using: &random) {
                rest += Data((0..<4_120).map { _ in UInt8.random(in: 0...255, using: &random) })
            }
            try rest.write(to: URL(fileURLWithPath: copy.path + "-wal"))
            do {
                let cut = try History(DatabaseFile(path: copy.path, mode: .readWrite))
                let last = try cut.lastPoll ?? 0
                let samples = try cut.samples(.nodes, over: TimeRange(noon, noon + .seconds(60)))
                #expect(samples.map(\.value) == (0..<last).map(Double.init))
                try cut.record(.capacity([(.nodes, 99)], at: noon + .seconds(99)))
            }
            #expect(
                try SQLiteShell.run("PRAGMA integrity_check; PRAGMA foreign_key_check", on: copy) == ["ok"])
        }
        withExtendedLifetime(history) {}
    }
}
