import Foundation
import History
import Metrics
import TestSupport
import Testing

/// `kill -9` at a random moment of a process that records: what it was told is stored is stored.
@Suite(.temporaryDirectory) struct KillTests {
    @Test(arguments: 0..<12)
    func noAcknowledgedPollIsLost(round: UInt64) async throws {
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
}
