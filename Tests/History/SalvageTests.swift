import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct SalvageTests {
    let always = TimeRange(noon - .seconds(86_400), noon + .seconds(86_400 * 90))

    func fill() throws -> History {
        let history = try TemporaryDirectory.history()
        let series = (0..<50).map { Series(network: "n", metric: "m\($0)") }
        var random = SplitMix64(seed: 1)
        for step in Int64(0)..<400 {
            let values = series.map { ($0, Double.random(in: 0...1, using: &random)) }
            try history.record(.capacity(values, at: noon + .seconds(step * 3_600)))
        }
        while try history.maintain() {}
        return history
    }

    var saved: DatabaseFile {
        get throws {
            try DatabaseFile(
                path: TemporaryDirectory.current.appending(path: "saved.sqlite").path, mode: .readWrite)
        }
    }

    @Test func `a sound file is saved whole`() throws {
        let history = try fill()
        // The last poll is at five in the morning: the six of that day are not sealed yet.
        #expect(try history.soundness() == Soundness(chunks: 850, samples: 50 * (400 - 6)))
        let file = try DatabaseFile(path: TemporaryDirectory.database.path, mode: .readOnly)
        #expect(try file.examine().isEmpty)
        #expect(try file.sizes().first?.table == "chunk")
        let salvage = try History.salvage(file, to: saved.path + "-new")
        #expect(salvage.tables.allSatisfy { !$0.isPartial && $0.refused == 0 })
        let copy = try History(DatabaseFile(path: saved.path + "-new", mode: .readWrite))
        #expect(try copy.latest() == history.latest())
        let one = Series(network: "n", metric: "m7")
        #expect(try copy.samples(one, over: always) == history.samples(one, over: always))
    }

    @Test func `a damaged chunk is told and left behind`() throws {
        let history = try fill()
        try SQLiteShell.run(
            "UPDATE chunk SET data = zeroblob(length(data)) WHERE id = (SELECT id FROM chunk WHERE id > 0 LIMIT 1 OFFSET 7)",
            on: TemporaryDirectory.database)
        let soundness = try history.soundness()
        #expect(soundness.chunks == 849)
        #expect(soundness.problems == ["the chunk of series 8 on day 20780 contradicts its checksum"])
        let one = Series(network: "n", metric: "m7")
        let error = #expect(throws: StorageError.self) { try history.samples(one, over: always) }
        #expect(error?.reason == .damaged("the chunk of series 8 on day 20780 contradicts its checksum"))
        let file = try DatabaseFile(path: TemporaryDirectory.database.path, mode: .readOnly)
        let salvage = try History.salvage(file, to: saved.path + "-new")
        #expect(
            salvage.tables.first { $0.name == "chunk" }
                == salvage.tables.first { $0.refused == 1 && $0.saved == 849 })
        let copy = try History(DatabaseFile(path: saved.path + "-new", mode: .readWrite))
        #expect(try copy.samples(one, over: always).count == 390)
    }

    @Test func `samples whose poll is lost are kept, and not taken for measured`() throws {
        let one = Series(network: "n", metric: "m7")
        let count = try fill().samples(one, over: always).count
        try SQLiteShell.run(
            "DELETE FROM poll WHERE id = (SELECT min(poll) FROM recent)", on: TemporaryDirectory.database)
        let file = try DatabaseFile(path: TemporaryDirectory.database.path, mode: .readOnly)
        _ = try History.salvage(file, to: saved.path + "-new")
        let copy = try History(DatabaseFile(path: saved.path + "-new", mode: .readWrite))
        func walked() throws -> [Origin] {
            var origins: [Origin] = []
            try copy.walk(over: always, where: { $0 == one }) { origins.append($0.origin) }
            return origins
        }
        #expect(try walked().count == count)
        #expect(try walked().count { $0 != .measured } == 1)
        #expect(try copy.origins(of: one, over: always) == [.measured, .generated])
        var rows: [[SQLSession.Value]] = []
        try SQLSession(DatabaseFile(path: saved.path + "-new", mode: .readOnly)).run(
            "SELECT origin, count(*) FROM samples WHERE metric = 'm7' GROUP BY 1", header: { _ in },
            row: { rows.append($0) })
        #expect(
            rows == [
                [.text("generated"), .integer(1)], [.text("measured"), .integer(Int64(count - 1))],
            ])
        try copy.record(.capacity([(one, 1)], at: noon + .seconds(400 * 3_600 + 86_400)))
        while try copy.maintain() {}
        #expect(try copy.samples(one, over: always).count == count + 1)
        #expect(try walked().count { $0 != .measured } == 1)
    }

    @Test(arguments: 0..<6)
    func `damaged pages cost only what is on them`(seed: UInt64) throws {
        _ = try fill()
        let url = try TemporaryDirectory.database
        try SQLiteShell.run("PRAGMA wal_checkpoint(TRUNCATE)", on: url)
        var random = SplitMix64(seed: seed)
        let pages = try SQLiteShell.run(
            "SELECT pageno FROM dbstat WHERE name = 'chunk' AND pagetype = 'leaf'", on: url)
        let page = UInt64(pages.randomElement(using: &random) ?? "") ?? 0
        let handle = try FileHandle(forWritingTo: url)
        try handle.seek(toOffset: (page - 1) * 4_096)
        try handle.write(contentsOf: Data((0..<4_096).map { _ in .random(in: 0...255, using: &random) }))
        try handle.close()
        let file = try DatabaseFile(path: url.path, mode: .readOnly)
        #expect(try !file.examine().isEmpty)
        let salvage = try History.salvage(file, to: saved.path + "-new")
        let chunks = try #require(salvage.tables.first { $0.name == "chunk" })
        #expect(chunks.isPartial)
        #expect((800..<850).contains(chunks.saved))
        let copy = try History(DatabaseFile(path: saved.path + "-new", mode: .readWrite))
        #expect(try copy.latest().count == 50)
        #expect(try copy.soundness().problems.isEmpty)
    }
}
