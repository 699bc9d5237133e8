import Alerts
@testable import Collection
import Foundation
import GRDB
import History
import Metrics
@testable import Storage
import Terminal
import TestSupport
import Testing
import Text
import Threads
import Transport

@testable import Dashboard

@Suite(.temporaryDirectory) struct `The line under the tabs` {
    private static let down = Outcome.failed(reason: "could not resolve the host: is the network up?")

    /// A snapshot of the small world after a change, and what is then said.
    static let cases: [(name: String, sentence: String, change: @Sendable (inout Snapshot) -> Void)] = [
        (
            "first-start", "first start: 0 of 7 sources answered, 0 with data … ? lists the keys meanwhile",
            {
                $0.circumstances.isFirstStart = true
                $0.sources = $0.sources.map { $0.with(nil, .never) }
            }
        ),
        (
            "first-answers", "first start: 2 of 7 sources answered, 2 with data …",
            { snapshot in
                snapshot.circumstances.isFirstStart = true
                snapshot.sources = snapshot.sources.enumerated().map { index, row in
                    index < 2 ? row : row.with(nil, .never)
                }
            }
        ),
        (
            "asked-once", "",
            { snapshot in
                snapshot.circumstances.isFirstStart = true
                snapshot.sources = snapshot.sources.map { row in
                    row.record == nil ? row.with(snapshot.sources[0].record, .ok) : row
                }
            }
        ),
        (
            "nothing-yet", "no source has answered yet: R asks now; 8 says when each is due",
            { $0.sources = $0.sources.map { $0.with(nil, .never) } }
        ),
        (
            "reader", "another Assay collects here (process 1234); this one shows what it stores, and takes",
            {
                $0.isReader = true
                $0.circumstances.collectingProcess = 1_234
            }
        ),
        (
            "first-start-reader", "another Assay has just begun: its first answers appear here by themselves",
            {
                $0.isReader = true
                $0.sources = $0.sources.map { $0.with(nil, .never) }
            }
        ),
        (
            "no-network", "no source can be reached: is the network up? R asks again",
            { $0.sources = $0.sources.map { $0.with(record($0, down, status: nil, age: 0), .failed) } }
        ),
        (
            "network-down-while-some-is-fresh",
            "no source can be reached: is the network up? R asks again",
            { snapshot in
                // Sources that are asked daily have been asked before, and stay fresh.
                snapshot.sources = snapshot.sources.enumerated().map { index, row in
                    index < 3
                        ? row.with(record(row, down, status: nil, age: 5, good: 86_400), .failed)
                        : row.with(record(row, .ok, status: 200, age: 300), .ok)
                }
            }
        ),
        (
            "unreached-while-others-answer", "",
            { snapshot in
                snapshot.sources = snapshot.sources.enumerated().map { index, row in
                    index < 3
                        ? row.with(record(row, down, status: nil, age: 5, good: 86_400), .failed)
                        : row.with(record(row, .failed(reason: "HTTP 500"), status: 500, age: 2), .ok)
                }
            }
        ),
        (
            "unreached-long-ago", "",
            { snapshot in
                snapshot.sources = snapshot.sources.enumerated().map { index, row in
                    index < 3
                        ? row.with(record(row, down, status: nil, age: 601, good: 86_400), .failed)
                        : row.with(record(row, .ok, status: 200, age: 1_300), .ok)
                }
            }
        ),
        (
            "all-failing", "no source gives a good answer: 8 says why of each; R asks again",
            {
                $0.sources = $0.sources.map {
                    $0.with(record($0, .failed(reason: "HTTP 500"), status: 500), .failed)
                }
            }
        ),
        (
            "all-stale", "all of it is old: new answers are on their way; R asks now",
            { $0.sources = $0.sources.map { $0.with(record($0, .ok, status: 200), .stale) } }
        ),
        (
            "all-stale-reader", "all of it is old: new answers are on their way ─",
            {
                $0.isReader = true
                $0.sources = $0.sources.map { $0.with(record($0, .ok, status: 200), .stale) }
            }
        ),
        (
            "all-failing-reader", "no source gives a good answer: 8 says why of each ─",
            {
                $0.isReader = true
                $0.sources = $0.sources.map {
                    $0.with(record($0, .failed(reason: "HTTP 500"), status: 500), .failed)
                }
            }
        ),
        (
            "silent", "stored nothing for 12 min: look at what it says, and at the disk: `assay doctor` ─",
            {
                $0.isReader = true
                $0.problems = ["Networks/akash.yaml:7: no url"]
                $0.circumstances.silence = silence($0, for: 720)
            }
        ),
        ("problem", "Networks/akash.yaml:7: no url", { $0.problems = ["Networks/akash.yaml:7: no url"] }),
        (
            "no-network-backfill", "no source can be reached: is the network up? R asks again",
            { snapshot in
                snapshot.sources = snapshot.sources.map {
                    $0.with(record($0, down, status: nil, age: 0), .failed)
                }
                snapshot.backfill = .init(
                    total: 120, made: 30, stored: 0, elapsed: .seconds(60), timeLeft: .seconds(180))
            }
        ),
        (
            "disk-full", "answers are not stored: the disk is full: free some space",
            { $0.storageTrouble = StorageError(.diskFull, path: "/x").brief }
        ),
        ("one-failing", "", { _ in }),
        ("demo", "", { $0.isDemo = true }),
        (
            "backfill-begins", "─ filling in the past 25 % · 4 500 samples/s ─",
            { $0.backfill = .init(total: 120, made: 30, stored: 9_000, elapsed: .seconds(2)) }
        ),
        (
            "backfill-fails", "─ filling in the past 5 % · 24 of 120 failed · 3 min left ─",
            { snapshot in
                snapshot.backfill = .init(
                    total: 120, made: 30, failed: 24, stored: 9, elapsed: .seconds(60),
                    timeLeft: .seconds(180))
            }
        ),
        (
            "backfill", "past 25 %",
            { snapshot in
                snapshot.backfill = .init(
                    total: 120, made: 30, stored: 9_000, elapsed: .seconds(60), timeLeft: .seconds(180))
            }
        ),
    ]

    private static func silence(_ snapshot: Snapshot, of process: Int = 4_711, for seconds: Int64) -> Silence?
    {
        Silence(
            of: process, collectingSince: snapshot.now - .seconds(seconds), newest: nil,
            sources: snapshot.sources.map { ($0.source, nil) }, now: snapshot.now)
    }

    /// The record of a row whose last poll came to something else, some seconds ago, where it was ever asked.
    private static func record(
        _ row: SourceRow, _ outcome: Outcome, status: Int?, age: Int64? = nil, good: Int64? = nil
    ) -> SourceRecord? {
        row.record.map { old in
            SourceRecord(
                network: old.network, source: old.source,
                last: poll(old.last, outcome, status: status, age: age),
                lastGood: old.lastGood.map { poll($0, .ok, status: 200, age: good) },
                lastProblem: old.lastProblem, failures: old.failures)
        }
    }

    private static func poll(
        _ old: PollRecord, _ outcome: Outcome, status: Int?, age: Int64?
    ) -> PollRecord {
        PollRecord(
            network: old.network, source: old.source, slot: old.slot,
            time: age.map { World.now - .seconds($0) } ?? old.time, outcome: outcome, status: status,
            phases: old.phases, bytes: old.bytes, hash: old.hash, origin: old.origin, probes: old.probes,
            receipt: old.receipt, notes: old.notes)
    }

    /// A database that takes nothing from its first day on.
    @Test func `a first start whose answers cannot be stored says so in every row that was answered`()
        async throws
    {
        let world = try World(isNew: true)
        let collector = Collector(
            world.catalog, networks: ["akash", "bittensor"], fetcher: Answering(), history: world.history)
        try await world.file.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
        let reports = Locked<[PollReport]>([])
        _ = await collector.once { report in reports.withLock { $0.append(report) } }
        let idle = Collector(
            world.catalog, fetcher: Answering(), history: world.history, clock: StoppedClock())
        var loop = try await world.loop(120, 40, collector: idle)
        for report in reports.withLock({ $0 }) { _ = await loop.take(.report(report)) }
        _ = await loop.take(.event(.tick))
        let what = "the database cannot be written: look at its permissions and its disk"
        func rows(_ name: String) -> [Substring] {
            loop.frame.text.split(separator: "\n").filter { $0.contains(name) }
        }
        #expect(rows("─ answers are not stored: \(what)").count == 1)
        #expect(rows("Akash Network").first?.contains("✕ answers not stored: \(what)") == true)
        // It was not asked, so that nobody knows whether it would have answered.
        #expect(rows("Filecoin").first?.contains("waiting for the first answer") == true)
        try expectSnapshot(loop.frame.text, named: "networks-unstored")
        await loop.press("8")
        #expect(rows("akash/capacity").first?.contains("✕ unstored") == true)
        #expect(rows("filecoin/").first?.contains("· never") == true)
        try expectSnapshot(loop.frame.text, named: "sources-unstored")
        await loop.press("1<enter>")
        #expect(
            rows("✕ capacity  unstored").count == 1 && rows("the database cannot").count > 1,
            "\(loop.frame.text)")
    }

    @Test(arguments: [(80, "past 25 % · paused ─"), (120, "filling in the past 25 % · paused ─")])
    func `says that filling in the past is paused with everything`(columns: Int, progress: String)
        async throws
    {
        let loop = try await World().loop(columns, 24)
        var (state, snapshot) = (loop.state, loop.snapshot)
        (snapshot.isReader, state.isPaused) = (false, true)
        snapshot.backfill = .init(
            total: 120, made: 30, stored: 9_000, elapsed: .seconds(60), timeLeft: .seconds(180))
        let line = Frame.draw(state, snapshot, theme: .standard).text.split(separator: "\n")[1]
        #expect(
            line.contains("nothing is measured while paused: p resumes") && line.hasSuffix(progress),
            "\(line)")
    }

    @Test(arguments: [(80, "past 25 % ─"), (120, "filling in the past 25 % · 3 min left ─")])
    func `is not cut for the progress beside it`(columns: Int, progress: String) async throws {
        let (_, sentence, change) = try #require(Self.cases.first { $0.name == "no-network-backfill" })
        let loop = try await World().loop(columns, 24)
        var snapshot = loop.snapshot
        snapshot.isReader = false
        change(&snapshot)
        let line = Frame.draw(loop.state, snapshot, theme: .standard).text.split(separator: "\n")[1]
        #expect(line.contains(sentence) && line.hasSuffix(progress), "\(line)")
    }

    @Test(arguments: [80, 120, 200])
    func `says for as long as it lasts that the configuration is refused`(columns: Int) async throws {
        let file = try TemporaryDirectory.current.appending(path: "config.yaml")
        func write(_ text: String) throws { try text.write(to: file, atomically: true, encoding: .utf8) }
        try write("mouse: true\nrefresh: soon\n")
        var loop = try await World().loop(columns, 24)
        func line() -> String { String(loop.frame.text.split(separator: "\n")[1]) }
        await loop.press("jj7")
        #expect(line().contains("refused: config.yaml:2:1: ") && line().contains("`assay config` says all"))
        #expect(loop.frame.text.contains("The rules cannot be read"))
        try write("refresh: 2s\n")
        await loop.lookTwice()
        #expect(!line().contains("refused") && loop.frame.text.contains("No rule yet"))
        await loop.press("1")
        try write("refresh: never\n")
        await loop.lookTwice()
        #expect(line().contains("refused: config.yaml:1:1: "))
        await loop.press("7")
        #expect(line().contains("refused: ") && loop.frame.text.contains("No rule yet"))
    }

    @Test func `says no more that the configuration is refused once it is as it was before`() async throws {
        let file = try TemporaryDirectory.current.appending(path: "config.yaml")
        func write(_ text: String) throws { try text.write(to: file, atomically: true, encoding: .utf8) }
        try write("refresh: 2s\n")
        var loop = try await World().loop(80, 24)
        func line() -> String { String(loop.frame.text.split(separator: "\n")[1]) }
        try write("refresh: never\n")
        await loop.lookTwice()
        #expect(line().contains("refused: config.yaml:1:1: "))
        try write("refresh: 2s\n")
        await loop.lookTwice()
        #expect(!line().contains("refused"))
    }

    @Test func `names the keys of the configuration, and none that does nothing`() async throws {
        let loop = try await World().loop(120, 40)
        var (state, snapshot) = (loop.state, loop.snapshot)
        snapshot.isReader = false
        func line() -> String { ConditionLine.sentence(state, snapshot)?.text(in: 200).string ?? "" }
        state.isPaused = true
        state.keys = KeyMap(changed: ["pause": ["Z"], "poll-now": ["T"], "screen-8": []])
        #expect(line() == "nothing is measured while paused: Z resumes")
        // Digits and letters are answers there.
        state.screen = .assess
        #expect(line() == "nothing is measured while paused")
        (state.screen, state.isPaused) = (.networks, false)
        snapshot.sources = snapshot.sources.map { $0.with(nil, .never) }
        #expect(line() == "no source has answered yet: T asks now")
        state.keys = KeyMap(changed: ["poll-now": [], "screen-8": []])
        #expect(line() == "no source has answered yet")
    }

    @Test func `is not alone in naming the keys of the configuration: empty lists do too`() async throws {
        let loop = try await World().loop(120, 40)
        var snapshot = loop.snapshot
        snapshot.circumstances.keys = KeyMap(changed: ["poll-now": ["T"], "alert": []])
        snapshot.isReader = false
        #expect(
            LogPage.list(by: ListState(), in: snapshot)?.emptyText
                == "Nothing was asked yet; T asks all sources now.")
        #expect(AlertsPage.list(by: ListState(), in: snapshot)?.emptyText == "No rule yet.")
    }

    @Test func `says in 80 columns too what a reader is`() async throws {
        let loop = try await World().loop(80, 24)
        var snapshot = loop.snapshot
        snapshot.circumstances.collectingProcess = 1_234_567
        let line = Frame.draw(loop.state, snapshot, theme: .standard).text.split(separator: "\n")[1]
        #expect(
            line.contains("another Assay collects (process 1234567); this one takes over when it ends ─"))
    }

    @Test func `says in 80 columns too that another Assay stores nothing, and what to do`() async throws {
        let loop = try await World().loop(80, 24)
        var snapshot = loop.snapshot
        snapshot.circumstances.silence = Self.silence(snapshot, of: 1_234_567, for: 40 * 86_400)
        let line = Frame.draw(loop.state, snapshot, theme: .standard).text.split(separator: "\n")[1]
        #expect(line.contains(" process 1234567 has stored nothing for 40 d: see it, and `assay doctor` ─"))
    }

    @Test(arguments: [true, false]) func `knows a first start by an empty history`(isNew: Bool) async throws {
        let loop = try await World(isNew: isNew).loop(80, 24)
        #expect(loop.snapshot.circumstances.isFirstStart == isNew)
    }

    @Test func `leaves the last figures of a network that cannot be reached, with their age`() async throws {
        let world = try World()
        // Filled in or imported: no source of the network has ever answered.
        let nodes = Series(network: "petals", metric: "nodes.online")
        let day = World.now - .seconds(86_400)
        try world.history.record(
            Poll(
                network: "petals", source: "nodes-past", slot: day, time: World.now, outcome: .ok,
                origin: .backFilled, samples: [Sample(nodes, at: day, 21)]))
        try world.history.record(
            Poll(
                network: "petals", source: "health", slot: World.now, time: World.now, outcome: Self.down))
        let text = try await world.loop(120, 40).frame.text
        let row = try #require(text.split(separator: "\n").first { $0.contains("Petals") })
        #expect(row.contains(" 21 ") && row.contains("✕ 24 h") && !row.contains("resolve"), "\(row)")
    }

    @Test(arguments: cases.indices)
    func `says what is the matter with everything, and what to do`(index: Int) async throws {
        let (name, sentence, change) = Self.cases[index]
        let loop = try await World().loop(120, 40)
        var snapshot = loop.snapshot
        snapshot.isReader = false
        change(&snapshot)
        let text = Frame.draw(loop.state, snapshot, theme: .standard).text
        let line = text.split(separator: "\n")[1]
        #expect(sentence.isEmpty ? line.allSatisfy { $0 == "─" } : line.contains(sentence), "\(line)")
        try expectSnapshot(text, named: "condition-\(name)")
    }
}

extension SourceRow {
    fileprivate func with(_ record: SourceRecord?, _ health: SourceHealth) -> SourceRow {
        SourceRow(source: source, networkName: networkName, record: record, health: health, state: state)
    }
}

/// Answers whatever it is asked.
private struct Answering: Fetcher {
    func fetch(_ request: Request) async throws(TransferError) -> Response {
        Response(
            status: 200, headers: [], body: Array("{}".utf8), phases: nil, wireBytes: 2, url: request.url,
            version: "HTTP/1.1")
    }
}
