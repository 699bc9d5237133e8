import Alerts
@testable import Collection
import Foundation
import History
import Metrics
@testable import Storage
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `The line under the tabs` {
    private static let down = Outcome.failed(reason: "could not resolve the host: is the network up?")

    /// A snapshot of the small world after a change, and what is then said.
    static let cases: [(name: String, sentence: String, change: @Sendable (inout Snapshot) -> Void)] = [
        (
            "first-start", "first start: 7 sources are being asked; ? lists the keys meanwhile",
            { $0.sources = $0.sources.map { $0.with(nil, .never) } }
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
            { $0.sources = $0.sources.map { $0.with(record($0, down, status: nil), .failed) } }
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
            "all-stale-reader", "all is old though another Assay holds the database",
            {
                $0.isReader = true
                $0.sources = $0.sources.map { $0.with(record($0, .ok, status: 200), .stale) }
            }
        ),
        ("problem", "Networks/akash.yaml:7: no url", { $0.problems = ["Networks/akash.yaml:7: no url"] }),
        (
            "no-network-backfill", "no source can be reached: is the network up? R asks again",
            { snapshot in
                snapshot.sources = snapshot.sources.map { $0.with(record($0, down, status: nil), .failed) }
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
            "backfill", "past 25 %",
            { snapshot in
                snapshot.backfill = .init(
                    total: 120, made: 30, stored: 9_000, elapsed: .seconds(60), timeLeft: .seconds(180))
            }
        ),
    ]

    private static func record(_ row: SourceRow, _ outcome: Outcome, status: Int?) -> SourceRecord? {
        row.record.map { old in
            let last = old.last
            return SourceRecord(
                network: old.network, source: old.source,
                last: PollRecord(
                    network: last.network, source: last.source, slot: last.slot, time: last.time,
                    outcome: outcome, status: status, phases: last.phases, bytes: last.bytes, hash: last.hash,
                    origin: last.origin, probes: last.probes, receipt: last.receipt, notes: last.notes),
                lastGood: old.lastGood, lastProblem: old.lastProblem, failures: old.failures)
        }
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
