import Alerts
import Collection
import Configuration
import Documents
import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing
import Threads
import Transport

@Suite(.temporaryDirectory, .timeLimit(.minutes(5))) struct `Rules made on a screen` {
    private static let nodes = Series(network: "akash", metric: "nodes.online")
    private static let memory = Series(network: "akash", metric: "memory.rented")
    private static let utilization = Series(network: "akash", metric: "gpu.utilization")
    private static let price = Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"])

    static let rules = [
        AlertRule(name: "above", .above(nodes, limit: 1e20, clear: 0.1)),
        AlertRule(
            name: #"a "quoted" \ name: # 'x'"#, .below(price, limit: 2.2, clear: 2.4), hold: .seconds(90)),
        AlertRule(
            name: "7", .change(nodes, over: .seconds(86_400), .fall, ratio: 0.07, clear: 0.035),
            hold: .seconds(7_200)),
        AlertRule(name: "bytes", .above(memory, limit: 43.8 * 0x1p40, clear: 7), unit: .bytes),
        AlertRule(name: "times", .above(utilization, limit: 12.4, clear: 9.5), unit: .ratio),
        AlertRule(name: "true", .absent(price, after: .seconds(1_800))),
        AlertRule(name: "fails", .failing(network: "akash", source: "capacity", polls: 3)),
        AlertRule(name: "~", .failing(network: "bittensor", source: nil, polls: 1)),
        AlertRule(name: "tab\tand\u{85}", .above(nodes, limit: 1, clear: 1)),
        AlertRule(
            name: "least", .change(nodes, over: .seconds(60), .either, ratio: 1e-12, clear: 0.5e-12)),
        AlertRule(
            name: "most", .change(nodes, over: .seconds(60), .either, ratio: 1e298, clear: 0.5e298)),
        // Of an import, and of a source that an earlier Assay had.
        AlertRule(
            name: "unknown figure", .above(Series(network: "akash", metric: "old.metric"), limit: 2, clear: 1)
        ),
        AlertRule(name: "unknown source", .failing(network: "other", source: "gone", polls: 2)),
    ]

    @Test func `are read again as they were`() throws {
        var file = try configurationFile("theme: light\n")
        try file.read()
        for rule in Self.rules { try file.keep(rule) }
        #expect(file.settings.alerts == Self.rules && file.settings.theme == "light")
        var next = ConfigurationFile(path: file.path, names: .some)
        try next.read()
        #expect(next.settings.alerts == Self.rules)
        #expect(next.settings.rulesOfScreen == Set(Self.rules.map(\.name)))
        for rule in Self.rules { try next.removeRule(named: rule.name) }
        #expect(next.settings.alerts.isEmpty)
    }

    @Test func `that would be refused or be others at the next start are not written`() throws {
        var file = try configurationFile("theme: light\n")
        try file.read()
        try file.keep(Self.rules[0])
        let written = try String(contentsOfFile: file.rules.path, encoding: .utf8)
        let odd = [
            AlertRule(name: "none", .failing(network: "akash", source: "capacity", polls: 0)),
            AlertRule(name: "no number", .above(Self.nodes, limit: .nan, clear: .nan)),
            AlertRule(name: "no end", .below(Self.nodes, limit: 2, clear: 1)),
            AlertRule(
                name: "no share", .change(Self.nodes, over: .seconds(60), .rise, ratio: .infinity, clear: 1)),
            AlertRule(name: "half", .above(Self.nodes, limit: 1, clear: 1), hold: .milliseconds(1_500)),
        ]
        for rule in odd { #expect(throws: RulesFileError.self) { try file.keep(rule) } }
        #expect(try String(contentsOfFile: file.rules.path, encoding: .utf8) == written)
        // Nothing is refused for that, and the next one is kept.
        #expect(file.refusal == nil && file.settings.alerts == [Self.rules[0]])
        try file.keep(Self.rules[1])
        try file.removeRule(named: Self.rules[0].name)
        #expect(file.settings.alerts == [Self.rules[1]])
    }

    @Test func `are never lost to a configuration that is refused`() throws {
        var file = try configurationFile("theme: light\n")
        try file.read()
        try file.keep(Self.rules[0])
        try "theme: 7: 8\n".write(toFile: file.path, atomically: true, encoding: .utf8)
        var next = ConfigurationFile(path: file.path, names: .some)
        #expect(throws: DocumentError.self) { try next.read() }
        #expect(next.refusal != nil && !next.isKnown)
        #expect(throws: RulesFileError.self) { try next.keep(Self.rules[1]) }
        try "theme: light\n".write(toFile: file.path, atomically: true, encoding: .utf8)
        _ = next.look()
        guard case .changed(let settings) = next.look() else {
            Issue.record("what is right again is not followed")
            return
        }
        #expect(settings.alerts == [Self.rules[0]] && next.refusal == nil && next.isKnown)
    }

    @Test func `have limits as tables write them`() throws {
        var file = try configurationFile(
            """
            alerts:
              rules:
                - { name: much, network: akash, metric: memory.rented, above: 43.8 TiB, clear: 40 TiB }
                - { name: exact, network: akash, metric: memory.rented, above: 48112035266560 }
                - { name: full, network: akash, metric: gpu.utilization, above: 90 % }
                - { name: times, network: akash, metric: gpu.utilization, above: 12x, clear: 900 % }
            """)
        try file.read()
        #expect(
            file.settings.alerts.map(\.sentence) == [
                "above 43.8 TiB", "above 43.8 TiB", "above 90 %", "above 12 ×",
            ])
        #expect(
            file.settings.alerts[0].condition == .above(Self.memory, limit: 43.8 * 0x1p40, clear: 0x1p43 * 5))
        #expect(file.settings.alerts[0].yaml.contains("    above: 43.8 TiB\n    clear: 40 TiB\n"))
        #expect(file.settings.alerts[1].yaml.contains("    above: 48112035266560\n"))
        #expect(file.settings.alerts[3].yaml.contains("    above: 12 ×\n    clear: 900 %\n"))
    }

    @Test func `have a name of their own, and are not those of the user`() throws {
        var file = try configurationFile(
            "alerts: { rules: [{ name: mine, network: akash, metric: nodes.online, above: 1 }] }")
        try file.read()
        #expect(throws: RulesFileError.self) {
            try file.keep(AlertRule(name: "mine", .absent(Self.nodes, after: .seconds(60))))
        }
        #expect(throws: RulesFileError.self) { try file.removeRule(named: "mine") }
        #expect(file.settings.alerts.count == 1)
    }

    @Test func `are not written over a file that has changed meanwhile`() throws {
        var file = try configurationFile("")
        try file.read()
        try "rules: [{ name: other, network: akash, metric: nodes.online, above: 1 }]".write(
            toFile: file.rules.path, atomically: true, encoding: .utf8)
        #expect(throws: RulesFileError.self) { try file.keep(Self.rules[0]) }
        _ = file.look()
        guard case .changed = file.look() else {
            Issue.record("the change is not seen")
            return
        }
        try file.keep(Self.rules[0])
        #expect(file.settings.alerts.map(\.name) == ["other", "above"])
    }

    @Test func `are not written beside a configuration that has changed meanwhile`() throws {
        var file = try configurationFile("")
        try file.read()
        _ = try configurationFile("refresh: never\n")
        #expect(throws: RulesFileError.self) { try file.keep(Self.rules[0]) }
        #expect(!FileManager.default.fileExists(atPath: file.rules.path))
        _ = file.look()
        guard case .refused = file.look() else {
            Issue.record("what is wrong is not told")
            return
        }
    }

    @Test func `are told of without a terminal, by a web server that is asked again`() async throws {
        var configuration = try configurationFile("")
        let database = try DatabaseFile(
            path: TemporaryDirectory.current.appending(path: "assay.sqlite").path, mode: .readWrite)
        let history = try History(database)
        let store = try AlertStore(database)
        let changes = Locked(0)
        try await TestServer.run { _ in
            .text("", status: 200)
        } while: { server in
            try """
            alerts:
              webhook: \(server.url)/hook
              rules:
                - { name: many, network: akash, metric: nodes.online, above: 10 }
            """.write(toFile: configuration.path, atomically: true, encoding: .utf8)
            try configuration.read()
            let service = SettingsService(
                configuration, history: history, derivation: history.derivation, store: store,
                channels: { settings in
                    settings.delivery.webhook.map {
                        [WebhookChannel($0, engine: TransferEngine(.init(userAgent: "Assay/test")))]
                    } ?? []
                },
                findings: {
                    [
                        AlertFinding(
                            name: "Akash q1", subject: "akash gpu.total", sentence: "left level 3 of q1",
                            since: .now(), value: 2, unit: nil)
                    ]
                }, changed: { changes.withLock { $0 += 1 } })
            let run = Task { await service.run() }
            let now = Timestamp.now()
            try history.record(
                Poll(
                    network: "akash", source: "capacity", slot: now, time: now, outcome: .ok,
                    samples: [Sample(Self.nodes, at: now, 11)]))
            // One that is answered late is sent once more, so their number says nothing.
            for rule in ["many", "found: Akash q1"] {
                while !server.requests.contains(where: {
                    String(decoding: $0.body, as: UTF8.self).contains("\"rule\":\"\(rule)\"")
                }) {
                    try await Task.sleep(for: .milliseconds(10))
                }
            }
            run.cancel()
            await run.value
        }
        #expect(Set(try store.firing().map(\.rule)) == ["many", "found: Akash q1"])
        #expect(changes.withLock { $0 } == 2)
    }

    @Test func `that were found are not over because the search was broken off`() async throws {
        let database = try DatabaseFile(
            path: TemporaryDirectory.current.appending(path: "assay.sqlite").path, mode: .readWrite)
        let store = try AlertStore(database)
        let finding = AlertFinding(
            name: "moved", subject: "akash gpu.total", sentence: "moved", since: .now(), value: 2, unit: nil)
        let history = try History(database)
        await AlertCenter(
            rules: [], history: history, derivation: history.derivation, store: store, channels: []
        )
        .replace(findings: [finding])
        let (begun, begin) = AsyncStream.makeStream(of: Void.self)
        let service = SettingsService(
            try configurationFile(""), history: history, derivation: history.derivation, store: store,
            channels: { _ in [] },
            findings: {
                begin.yield()
                // Until the task is cancelled.
                try? await Task.sleep(for: .seconds(3_600))
                return []
            })
        let run = Task { await service.run() }
        for await _ in begun { break }
        run.cancel()
        await run.value
        #expect(try store.firing().map(\.rule) == [finding.name])
    }

    @Test func `that fire are not over because the configuration is refused at the start`() async throws {
        let database = try DatabaseFile(
            path: TemporaryDirectory.current.appending(path: "assay.sqlite").path, mode: .readWrite)
        let (history, store) = (try History(database), try AlertStore(database))
        let now = Timestamp.now()
        try history.record(
            Poll(
                network: "akash", source: "capacity", slot: now, time: now, outcome: .ok,
                samples: [Sample(Self.nodes, at: now, 11)]))
        let right = "alerts: { rules: [{ name: many, network: akash, metric: nodes.online, above: 10 }] }\n"
        let configuration = try configurationFile(right)
        func run(while body: () async throws -> Void) async throws {
            let service = SettingsService(
                configuration, history: history, derivation: history.derivation, store: store,
                channels: { _ in [] }, findings: { [] })
            let run = Task { await service.run() }
            try await body()
            run.cancel()
            await run.value
        }
        try await run {
            while try store.firing().isEmpty { try await Task.sleep(for: .milliseconds(10)) }
        }
        try (right + "refresh: never\n").write(
            toFile: configuration.path, atomically: true, encoding: .utf8)
        try await run { try await Task.sleep(for: .milliseconds(300)) }
        #expect(try store.firing().map(\.rule) == ["many"])
    }

    @Test func `samples are kept for as long as is set, and as before while the file is refused`()
        async throws
    {
        let database = try DatabaseFile(
            path: TemporaryDirectory.current.appending(path: "assay.sqlite").path, mode: .readWrite)
        let history = try History(database)
        let store = try AlertStore(database)
        let told = Locked<[String]>([])
        let configuration = try configurationFile("retention: { raw: 90d, hourly: 2y }\n")
        func run(until isDone: () throws -> Bool) async throws {
            let (asked, ask) = AsyncStream.makeStream(of: Void.self)
            let service = SettingsService(
                configuration, history: history, derivation: history.derivation, store: store,
                channels: { _ in [] },
                findings: {
                    ask.yield()
                    return []
                }, clock: LeapingClock(Timestamp(seconds: 1_795_442_400)),
                report: { text in told.withLock { $0.append(text) } })
            let run = Task { await service.run() }
            if try isDone() { for await _ in asked { break } }
            while try !isDone() {
                try Task.checkCancellation()
                await Task.yield()
            }
            run.cancel()
            await run.value
        }
        try await run { try history.retention == Retention(raw: 90, hourly: 730) }
        #expect(
            told.withLock { $0 } == [
                "kept from now on: samples and polls 90 days, then hours 730 days, days for ever"
            ])
        // What is kept already needs no word.
        try await run { true }
        #expect(told.withLock { $0.count } == 1)
        try "retention: { raw: 1h }\n".write(toFile: configuration.path, atomically: true, encoding: .utf8)
        let service = SettingsService(
            configuration, history: history, derivation: history.derivation, store: store,
            channels: { _ in [] }, findings: { [] },
            clock: LeapingClock(Timestamp(seconds: 1_795_442_400)))
        let refused = Task { await service.run() }
        for _ in 0..<100 { await Task.yield() }
        refused.cancel()
        await refused.value
        #expect(try history.retention.raw == 90)
    }

    @Test func `that wait for what stays away fire though nothing is recorded`() async throws {
        let database = try DatabaseFile(
            path: TemporaryDirectory.current.appending(path: "assay.sqlite").path, mode: .readWrite)
        let history = try History(database)
        let start = Timestamp(seconds: 1_795_442_400)
        try history.record(
            Poll(
                network: "akash", source: "capacity", slot: start, time: start, outcome: .ok,
                samples: [Sample(Self.nodes, at: start, 11)]))
        let configuration = try configurationFile(
            """
            alerts:
              rules:
                - { name: silence, network: akash, metric: nodes.online, absent-for: 5m }
            """)
        let (messages, told) = AsyncStream.makeStream(of: String.self)
        let service = SettingsService(
            configuration, history: history, derivation: history.derivation, store: try AlertStore(database),
            channels: { _ in [Telltale(told)] }, findings: { [] }, clock: LeapingClock(start))
        let run = Task { await service.run() }
        for await message in messages {
            #expect(message.hasPrefix("silence"))
            break
        }
        run.cancel()
        await run.value
    }
}

/// A clock on which everybody who sleeps has slept at once.
private final class LeapingClock: WallClock {
    private let time: Locked<Timestamp>

    init(_ time: Timestamp) { self.time = Locked(time) }

    func now() -> Timestamp { time.withLock { $0 } }

    func awake() -> Duration { .milliseconds(now().milliseconds) }

    func sleep(until time: Timestamp) async {
        // Who waits for ten minutes waits until the test ends.
        guard time - now() < .seconds(60) else { return (try? await Task.sleep(for: .seconds(3_600))) ?? () }
        self.time.withLock { $0 = max($0, time) }
        await Task.yield()
    }
}

private struct Telltale: AlertChannel {
    let name = "test"
    let told: AsyncStream<String>.Continuation

    init(_ told: AsyncStream<String>.Continuation) { self.told = told }

    func deliver(_ message: AlertMessage) async throws(AlertChannelError) { told.yield(message.text) }
}
