import Catalog
@testable import Collection
import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `A process that collects but stores nothing` {
    private static let now = Timestamp(seconds: 1_795_478_400)

    /// What was last recorded of a source, in seconds before now.
    private struct Past {
        var every = "1m"
        var age: Int64?
        var outcome = Outcome.ok
        var status: Int? = 200
        var failures = 0
    }

    /// Sources with what was recorded of them, asked by a process that began some seconds ago.
    private func silence(began: Int64 = 86_400, newest: Int64? = nil, _ pasts: [Past]) throws -> Silence? {
        let yaml = pasts.enumerated().map { index, past in
            nodes("every: \(past.every)\ntimeout: 10s\nget: https://api.test/nodes")
                .replacing("- id: nodes", with: "- id: nodes\(index)")
                .replacing("nodes.online", with: index == 0 ? "nodes.online" : "token.price")
        }
        let sources = pasts.isEmpty ? [] : try catalog(yaml.joined(separator: "\n")).networks[0].sources
        let ages = pasts.compactMap(\.age) + [newest].compactMap(\.self)
        return Silence(
            of: 4_711, collectingSince: Self.now - .seconds(began),
            newest: ages.min().map { Self.now - .seconds($0) },
            sources: zip(sources, pasts).map { source, past in
                (source, past.age.map { record(source, past, $0) })
            },
            now: Self.now)
    }

    private func record(_ source: Source, _ past: Past, _ age: Int64) -> SourceRecord {
        let time = Self.now - .seconds(age)
        let poll = PollRecord(
            network: source.network, source: source.id, slot: time, time: time, outcome: past.outcome,
            status: past.status, phases: nil, bytes: 0, hash: nil, origin: .measured, probes: source.probes,
            receipt: Receipt(), notes: [])
        return SourceRecord(
            network: source.network, source: source.id, last: poll, lastGood: nil, lastProblem: nil,
            failures: past.failures)
    }

    @Test func `is told once two turns of the quickest source are over, and a while`() throws {
        #expect(try silence([Past(age: 240), Past(every: "24h", age: 3_600)]) == nil)
        let silence = try #require(try silence([Past(age: 260), Past(every: "24h", age: 3_600)]))
        #expect("\(silence)" == "process 4711 collects, but has stored nothing for 4 min")
    }

    @Test func `is not told of sources that are slow by schedule, or of none`() throws {
        #expect(try silence(began: 200_000, [Past(every: "24h", age: 100_000)]) == nil)
        #expect(try silence([]) == nil)
    }

    @Test func `is not told while sources are left alone after failures`() throws {
        let failed = Outcome.failed(reason: "HTTP 500")
        #expect(try silence([Past(age: 3_600, outcome: failed, status: 500, failures: 9)]) == nil)
        #expect(try silence([Past(age: 600, outcome: failed, status: 500, failures: 2)]) != nil)
        #expect(try silence([Past(age: 7_200, outcome: .limited(reason: "HTTP 429"), status: 429)]) == nil)
        #expect(try silence([Past(age: 7_200, outcome: failed, status: 503, failures: 1)]) == nil)
        #expect(try silence([Past(age: 7_200, outcome: .needsKey(name: "KEY"), status: nil)]) == nil)
        // No host can be reached.
        let away = Outcome.unmeasured(reason: "no host can be reached")
        #expect(try silence([Past(age: 600, outcome: away, status: nil)]) == nil)
        #expect(try silence([Past(age: 800, outcome: away, status: nil)]) != nil)
    }

    @Test func `is told of one that has stored nothing since it began`() throws {
        // Left by an earlier one.
        let old = [Past(age: 200_000), Past(every: "24h")]
        #expect(try silence(began: 120, old) == nil)
        let silence = try #require(try silence(began: 150, old))
        #expect("\(silence)" == "process 4711 collects, but has stored nothing for 2 min")
    }

    @Test func `asks nothing of sources that it does not ask`() throws {
        // It was told to ask one network alone.
        #expect(try silence(began: 80_000, [Past(age: 90_000), Past(every: "1h", age: 3_000)]) == nil)
    }

    @Test func `has stored what was filled in`() throws {
        #expect(try silence(newest: 20, [Past(age: 600)]) == nil)
    }
}
