import Collection
import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing
import Threads

@testable import Alerts

/// A channel that remembers, and fails as often as it is told to.
private actor Memory: AlertChannel {
    nonisolated let name: String
    private(set) var texts: [String] = []
    private var failures: Int
    private let isPassing: Bool
    private let told: AsyncStream<Void>.Continuation
    nonisolated let news: AsyncStream<Void>

    init(failures: Int = 0, isPassing: Bool = true, named name: String = "memory") {
        (self.failures, self.isPassing, self.name) = (failures, isPassing, name)
        (news, told) = AsyncStream.makeStream()
    }

    func deliver(_ message: AlertMessage) async throws(AlertChannelError) {
        defer { told.yield() }
        if failures > 0 {
            failures -= 1
            throw AlertChannelError("not now", isPassing: isPassing)
        }
        texts.append(message.text)
    }

    /// Waits for so many attempts.
    func wait(for count: Int) async {
        var iterator = news.makeAsyncIterator()
        for _ in 0..<count { await iterator.next(isolation: self) }
    }
}

/// A channel that never comes to an end by itself.
private struct Hanging: AlertChannel {
    let name = "hanging"

    func deliver(_ message: AlertMessage) async throws(AlertChannelError) {
        try? await Task.sleep(for: .seconds(3_600))
        throw AlertChannelError("cancelled", isPassing: false)
    }
}

@Suite(.temporaryDirectory, .timeLimit(.minutes(1))) struct `An alert center` {
    private let above = AlertRule(name: "many nodes", .above(.nodes, limit: 10, clear: 8))

    private func center(
        _ rules: [AlertRule], _ fixture: Fixture, at clock: HandClock, _ channels: [any AlertChannel] = [],
        changed: @escaping @Sendable () -> Void = {},
        asks: @escaping @Sendable (SourceID) -> Bool = { _ in true }
    ) -> AlertCenter {
        AlertCenter(
            rules: rules, history: fixture.history, derivation: fixture.derivation, store: fixture.store,
            channels: channels, clock: clock, asks: asks, changed: changed)
    }

    @Test func `stores what fires with its extremes, and when it is over`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(2))
        let center = center([above], fixture, at: clock)
        try fixture.record([9, 11])
        await center.look()
        let event = try #require(try fixture.store.firing().first)
        #expect(
            event.rule == "many nodes" && event.subject == "akash nodes.online"
                && event.sentence == "above 10")
        #expect(
            event.since == minute(1) && event.fired == minute(1) && event.value == 11 && event.ended == nil)
        try fixture.record([15, 9, 12], from: 2)
        clock.move(to: minute(5))
        await center.look()
        let later = try #require(try fixture.store.firing().first)
        #expect(later.id == event.id && later.last == 12 && later.lowest == 9 && later.highest == 15)
        try fixture.record([7], from: 5)
        clock.move(to: minute(6))
        await center.look()
        #expect(try fixture.store.firing() == [])
        #expect(try fixture.store.events(over: TimeRange(noon, minute(60))).map(\.ended) == [minute(5)])
        await center.look()
        #expect(try fixture.store.events(over: TimeRange(noon, minute(60))).count == 1)
    }

    @Test func `tells the value in its unit`() async throws {
        let fixture = try Fixture()
        let memory = Memory()
        let clock = HandClock(minute(2))
        let center = center(
            [
                AlertRule(name: "much space", .above(.nodes, limit: 1_024, clear: 1_000), unit: .bytes),
                AlertRule(
                    name: "many nodes", .above(.nodes, limit: 10, clear: 8), unit: Unit(rawValue: "nodes")),
            ], fixture, at: clock, [memory])
        let running = Task { await center.run() }
        try fixture.record([9, 2_048])
        await memory.wait(for: 2)
        running.cancel()
        #expect(
            Set(await memory.texts) == [
                "much space: akash nodes.online above 1 KiB (2 KiB)",
                "many nodes: akash nodes.online above 10 (2 048 nodes)",
            ])
    }

    @Test func `tells what was found elsewhere with its unit, and so when it is over`() async throws {
        let fixture = try Fixture()
        let memory = Memory()
        let center = center([], fixture, at: HandClock(minute(2)), [memory])
        let running = Task { await center.run() }
        let finding = AlertFinding(
            name: "moved", subject: "akash turnover", sentence: "moved", since: minute(1), value: 12.4,
            unit: .ratio)
        await center.replace(findings: [finding])
        await memory.wait(for: 1)
        await center.replace(findings: [])
        await memory.wait(for: 1)
        running.cancel()
        #expect(
            await memory.texts == [
                "found: moved: akash turnover moved (12.4 ×)",
                "found: moved: over after 0 s; akash turnover (12.4 ×)",
            ])
    }

    @Test func `of an older file fires on without a unit, and gets one when it fires again`() async throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        let fixture = try Fixture()
        let finding = AlertFinding(
            name: "moved", subject: "akash turnover", sentence: "moved", since: minute(1), value: 12.4,
            unit: .ratio)
        let center = center([], fixture, at: HandClock(minute(2)))
        await center.replace(findings: [finding])
        #expect(try fixture.store.firing().map(\.unit) == [.ratio])
        // The file as the Assay before left it.
        try SQLiteShell.run(
            """
            ALTER TABLE alert_event DROP COLUMN unit;
            DELETE FROM migration WHERE name = 'alerts 5'; PRAGMA user_version = 4
            """, on: path)
        let older = try Fixture()
        #expect(try older.store.firing().map(\.unit) == [nil])
        let next = self.center([], older, at: HandClock(minute(3)))
        await next.replace(findings: [finding])
        #expect(try older.store.firing().map { $0.unit.textWithName($0.last) } == ["12.4"])
        await next.replace(findings: [])
        await next.replace(findings: [finding])
        #expect(try older.store.firing().map { $0.unit.textWithName($0.last) } == ["12.4 ×"])
        #expect(
            try SQLiteShell.run("PRAGMA user_version; PRAGMA integrity_check", on: path)
                == ["\(DatabaseFile.version)", "ok"])
    }

    @Test func `tells of what was found elsewhere until it is no longer there`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(2))
        let center = center([], fixture, at: clock)
        func finding(_ value: Double) -> AlertFinding {
            AlertFinding(
                name: "moved", subject: "akash gpu.total", sentence: "evidence moved", since: minute(1),
                value: value, unit: .ratio)
        }
        await center.replace(findings: [finding(20)])
        let event = try #require(try fixture.store.firing().first)
        #expect(event.subject == "akash gpu.total" && event.since == minute(1) && event.value == 20)
        // It has no rule, and is none of the rules' business.
        await center.look()
        await center.replace(rules: [])
        await center.replace(findings: [finding(18)])
        let later = try #require(try fixture.store.firing().first)
        #expect(later.id == event.id && later.last == 18 && later.lowest == 18 && later.highest == 20)
        clock.move(to: minute(9))
        await center.replace(findings: [])
        #expect(try fixture.store.firing() == [])
        #expect(try fixture.store.events(over: TimeRange(noon, minute(60))).map(\.ended) == [minute(9)])
    }

    @Test func `finds after a start what holds already, and goes on with what fired`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(30))
        try fixture.record((0..<30).map { $0 < 10 ? 5 : 12 })
        await center([above], fixture, at: clock).look()
        let event = try #require(try fixture.store.firing().first)
        #expect(event.fired == minute(10))
        // Another process goes on; what was before does not end the event.
        let next = center([above], fixture, at: clock)
        await next.look()
        #expect(try fixture.store.firing().map(\.id) == [event.id])
        try fixture.record([3], from: 30)
        clock.move(to: minute(31))
        await next.look()
        #expect(try fixture.store.events(over: TimeRange(noon, minute(60))).map(\.ended) == [minute(30)])
    }

    @Test func `misses what is absent though nothing is recorded`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(noon)
        let absent = AlertRule(name: "silence", .absent(.nodes, after: .seconds(300)))
        let center = center([absent], fixture, at: clock)
        try fixture.record([5, 5])
        clock.move(to: minute(2))
        await center.look()
        clock.move(to: minute(5))
        await center.look()
        #expect(try fixture.store.firing() == [])
        clock.move(to: minute(7))
        await center.look()
        #expect(try fixture.store.firing().map(\.fired) == [minute(6)])
        try fixture.record([5], from: 8)
        clock.move(to: minute(9))
        await center.look()
        #expect(try fixture.store.firing() == [])
    }

    private let silence = AlertRule(name: "silence", .absent(.nodes, after: .seconds(300)))

    /// Assay ran on, as the polls of another source show.
    @Test func `knows after a start what has been absent for long`() async throws {
        let fixture = try Fixture()
        try fixture.record([5])
        try fixture.poll(at: 2_999, source: "other")
        await center([silence], fixture, at: HandClock(minute(3_000))).look()
        // The last poll was sent a quarter of a second after its slot.
        #expect(
            try fixture.store.firing().map(\.since) == [minute(6) - .milliseconds(250)])
    }

    @Test func `misses nothing for the time in which it did not run`() async throws {
        let fixture = try Fixture()
        try fixture.record([5])
        let clock = HandClock(minute(3_000))
        let center = center([silence], fixture, at: clock)
        await center.look()
        clock.move(to: minute(3_004))
        await center.look()
        #expect(try fixture.store.firing() == [])
        clock.move(to: minute(3_005))
        await center.look()
        #expect(try fixture.store.firing().count == 1)
    }

    @Test func `misses nothing for the time in which the machine slept`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(noon)
        let center = center([silence], fixture, at: clock)
        try fixture.record([5])
        clock.move(to: minute(1))
        await center.look()
        clock.move(to: minute(600), isAsleep: true)
        await center.look()
        #expect(try fixture.store.firing() == [])
        clock.move(to: minute(604))
        await center.look()
        #expect(try fixture.store.firing().count == 1)
    }

    @Test func `misses what never was`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(noon)
        let center = center([silence], fixture, at: clock)
        for (time, count) in [(0, 0), (4, 0), (5, 1)] as [(Int64, Int)] {
            clock.move(to: minute(time))
            await center.look()
            #expect(try fixture.store.firing().count == count)
        }
    }

    @Test func `watches sources that fail`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(3))
        let rule = AlertRule(name: "no answer", .failing(network: "akash", source: nil, polls: 2))
        let center = center([rule], fixture, at: clock)
        for index in 0..<2 { try fixture.poll(at: Int64(index), .failed(reason: "HTTP 500")) }
        await center.look()
        #expect(try fixture.store.firing().map(\.subject) == ["akash/*"])
        try fixture.poll(at: 3)
        clock.move(to: minute(4))
        await center.look()
        #expect(try fixture.store.firing() == [])
    }

    @Test(arguments: [nil, "broken"])
    func `is over with a source that is not asked any more`(source: String?) async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(2))
        let asked = Locked(["broken", "sound"])
        let rule = AlertRule(name: "no answer", .failing(network: "akash", source: source, polls: 2))
        let center = center(
            [rule], fixture, at: clock,
            asks: { id in id.network == "akash" && asked.withLock { $0.contains(id.source) } })
        func poll(at minute: Int64) throws {
            try fixture.poll(at: minute, .failed(reason: "HTTP 500"), source: "broken")
            try fixture.poll(at: minute, source: "sound")
        }
        for index in 0..<2 { try poll(at: Int64(index)) }
        await center.look()
        #expect(try fixture.store.firing().map(\.rule) == ["no answer"])
        asked.withLock { $0 = ["sound"] }
        clock.move(to: minute(3))
        await center.look()
        #expect(try fixture.store.firing() == [])
        #expect(try fixture.store.events(over: TimeRange(noon, minute(60))).map(\.ended) == [minute(3)])
        // Asked again it has not failed yet.
        asked.withLock { $0 = ["broken", "sound"] }
        clock.move(to: minute(4))
        try poll(at: 3)
        await center.look()
        #expect(try fixture.store.firing() == [])
        clock.move(to: minute(5))
        try poll(at: 4)
        await center.look()
        #expect(try fixture.store.firing().map(\.fired) == [minute(4) + .milliseconds(250)])
    }

    @Test func `watches all sources of a network, also those whose answers come late`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(1))
        let rule = AlertRule(name: "no answer", .failing(network: "akash", source: nil, polls: 1))
        let center = center([rule], fixture, at: clock)
        try fixture.poll(at: 0, source: "fast")
        await center.look()
        // Asked before, recorded after.
        clock.move(to: minute(4))
        try fixture.poll(at: 3, source: "fast")
        await center.look()
        try fixture.poll(at: 2, .failed(reason: "timed out"), source: "slow")
        await center.look()
        #expect(try fixture.store.firing().map(\.subject) == ["akash/*"])
        // What was seen is not read again.
        try fixture.poll(at: 4, source: "slow")
        clock.move(to: minute(5))
        await center.look()
        #expect(try fixture.store.firing() == [])
    }

    @Test func `ends what a rule that is gone has raised`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(2))
        let center = center([above], fixture, at: clock)
        try fixture.record([9, 11])
        await center.look()
        await center.replace(rules: [])
        #expect(try fixture.store.firing() == [])
    }

    @Test func `runs on notices and tells by its channels until it is cancelled`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(10))
        let memory = Memory()
        let center = center([above], fixture, at: clock, [memory])
        let run = Task { await center.run() }
        try fixture.record([11])
        await memory.wait(for: 1)
        try fixture.record([2], from: 1)
        await memory.wait(for: 1)
        run.cancel()
        await run.value
        #expect(
            await memory.texts == [
                "many nodes: akash nodes.online above 10 (11)",
                "many nodes: over after 1 min; akash nodes.online (2)",
            ])
        let event = try #require(try fixture.store.events(over: TimeRange(noon, minute(60))).first)
        #expect(try fixture.store.deliveries(of: event.id).map(\.error) == [nil, nil])
    }

    @Test func `tells without any rule that nothing can be stored, once, and when that is over`() async throws
    {
        let fixture = try Fixture()
        let clock = HandClock(noon)
        let memory = Memory()
        let center = center([], fixture, at: clock, [memory])
        let run = Task { await center.run() }
        await center.watch(storage: "the disk is full")
        await memory.wait(for: 1)
        for second in [10, 30] {
            clock.move(to: noon + .seconds(second))
            await center.watch(storage: "the disk is full")
            await center.look()
        }
        // A small answer found room, but not for a minute yet.
        clock.move(to: noon + .seconds(89))
        await center.look()
        clock.move(to: noon + .seconds(90))
        await center.look()
        await memory.wait(for: 1)
        run.cancel()
        await run.value
        #expect(
            await memory.texts == [
                "found: nothing can be stored: the database takes nothing: the disk is full (0 s)",
                "found: nothing can be stored: over after 1 min; the database (1 min)",
            ])
        #expect(try fixture.store.firing() == [])
    }

    @Test func `tells that an alert could not be stored`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(2))
        let memory = Memory()
        let center = center([above], fixture, at: clock, [memory])
        let run = Task { await center.run() }
        try fixture.refuseAlerts("no room for it")
        try fixture.record([11])
        await memory.wait(for: 1)
        run.cancel()
        await run.value
        let text = try #require(await memory.texts.first)
        #expect(
            text.hasPrefix("found: nothing can be stored: the database takes nothing: ")
                && text.contains("no room for it"))
    }

    @Test func `tells after a start what an earlier process could not, and nothing twice`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(10))
        // The first process finds it, and ends before anything is told.
        let deaf = center([above], fixture, at: clock, [Memory()])
        try fixture.record([11])
        await deaf.look()
        let event = try #require(try fixture.store.firing().first)
        #expect(try fixture.store.deliveries(of: event.id) == [])
        for isTold in [true, false] {
            let memory = Memory()
            let center = center([above], fixture, at: clock, [memory])
            let run = Task { await center.run() }
            if isTold {
                await memory.wait(for: 1)
            } else {
                try fixture.record([2], from: 1)
                await memory.wait(for: 1)
            }
            run.cancel()
            await run.value
            #expect(
                await memory.texts == [
                    isTold
                        ? "many nodes: akash nodes.online above 10 (11)"
                        : "many nodes: over after 1 min; akash nodes.online (2)"
                ])
        }
    }

    /// Waits until so many attempts to tell the first event were stored.
    private func attempts(_ count: Int, in fixture: Fixture) async throws -> [String?] {
        while try fixture.store.deliveries(of: 1).count < count { await Task.yield() }
        return try fixture.store.deliveries(of: 1).map(\.error)
    }

    @Test func `tries again ever less often for as long as it fires`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(1))
        let memory = Memory(failures: 9)
        let center = center([above], fixture, at: clock, [memory])
        let run = Task { await center.run() }
        try fixture.record([11])
        _ = try await attempts(1, in: fixture)
        for (index, pause) in [1, 10, 60, 300, 900, 3_600, 3_600, 3_600].enumerated() {
            clock.move(to: clock.now() + .seconds(pause) - .milliseconds(1))
            await center.look()
            clock.move(to: clock.now() + .milliseconds(1))
            await center.look()
            #expect(try await attempts(index + 2, in: fixture).count == index + 2)
        }
        clock.move(to: clock.now() + .seconds(3_600))
        await center.look()
        #expect(try await attempts(10, in: fixture) == Array(repeating: "not now", count: 9) + [nil])
        run.cancel()
        await run.value
        #expect(await memory.texts == ["many nodes: akash nodes.online above 10 (11)"])
    }

    @Test func `does not try again what can do no better, and tells nobody that it ended`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(1))
        let memory = Memory(failures: 1, isPassing: false)
        let center = center([above], fixture, at: clock, [memory])
        let run = Task { await center.run() }
        try fixture.record([11])
        #expect(try await attempts(1, in: fixture) == ["not now"])
        clock.move(to: minute(60))
        await center.look()
        try fixture.record([2], from: 60)
        await center.look()
        #expect(try fixture.store.firing() == [])
        // What comes next is told alone.
        try fixture.record([12], from: 61)
        clock.move(to: minute(62))
        await center.look()
        await memory.wait(for: 2)
        run.cancel()
        await run.value
        #expect(await memory.texts == ["many nodes: akash nodes.online above 10 (12)"])
    }

    /// As after `kill -9` between the transaction and the answer of a web server.
    @Test func `a channel that was cut off while another told is made up for after a start`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(1))
        let (told, hanging) = (Memory(), Hanging())
        let center = center([above], fixture, at: clock, [told, hanging])
        let run = Task { await center.run() }
        try fixture.record([11])
        await told.wait(for: 1)
        _ = try await attempts(1, in: fixture)
        run.cancel()
        await run.value
        #expect(try fixture.store.deliveries(of: 1).map(\.channel) == ["memory"])
        let (silent, web) = (Memory(), Memory(named: "hanging"))
        let next = self.center([above], fixture, at: clock, [silent, web])
        let running = Task { await next.run() }
        await web.wait(for: 1)
        running.cancel()
        await running.value
        #expect(await web.texts == ["many nodes: akash nodes.online above 10 (11)"])
        #expect(await silent.texts == [])
    }

    @Test func `tells after a start that it ended, to who was told that it fired`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(1))
        let told = Memory()
        let first = center([above], fixture, at: clock, [told])
        let run = Task { await first.run() }
        try fixture.record([11])
        _ = try await attempts(1, in: fixture)
        run.cancel()
        await run.value
        // It is found to be over by a process that ends before it can tell.
        try fixture.record([2], from: 1)
        clock.move(to: minute(2))
        await center([above], fixture, at: clock, [Memory()]).look()
        let (again, other) = (Memory(), Memory(named: "other"))
        let next = center([above], fixture, at: clock, [again, other])
        let running = Task { await next.run() }
        await again.wait(for: 1)
        running.cancel()
        await running.value
        #expect(await again.texts == ["many nodes: over after 1 min; akash nodes.online (2)"])
        #expect(await other.texts == [])
    }

    @Test func `of an older file tells what a channel could not, and nothing again`() async throws {
        let path = try TemporaryDirectory.current.appending(path: "assay.sqlite")
        let fixture = try Fixture()
        let clock = HandClock(minute(1))
        let center = center(
            [above], fixture, at: clock,
            [Memory(named: "one"), Memory(failures: 1, isPassing: false, named: "two")])
        let run = Task { await center.run() }
        try fixture.record([11])
        _ = try await attempts(2, in: fixture)
        run.cancel()
        await run.value
        // The file as the Assay before left it.
        try SQLiteShell.run(
            """
            DROP TABLE alert_telling;
            DELETE FROM migration WHERE name = 'alerts 7'; PRAGMA user_version = 6
            """, on: path)
        let older = try Fixture()
        let (one, two) = (Memory(named: "one"), Memory(named: "two"))
        let next = self.center([above], older, at: clock, [one, two])
        let running = Task { await next.run() }
        await two.wait(for: 1)
        running.cancel()
        await running.value
        #expect(await two.texts == ["many nodes: akash nodes.online above 10 (11)"])
        #expect(await one.texts == [])
    }

    @Test func `tells when a snooze is over what fires still, and nothing of what ended in it`() async throws
    {
        let fixture = try Fixture()
        let clock = HandClock(minute(1))
        let memory = Memory()
        let other = AlertRule(name: "some nodes", .above(.nodes, limit: 5, clear: 5))
        for rule in [above, other] { try fixture.store.snooze(rule.name, until: minute(60)) }
        let center = center([above, other], fixture, at: clock, [memory])
        let run = Task { await center.run() }
        try fixture.record([11])
        await center.look()
        try fixture.record([7], from: 1)
        clock.move(to: minute(2))
        await center.look()
        #expect(try fixture.store.firing().map(\.rule) == ["some nodes"])
        clock.move(to: minute(61))
        await center.look()
        await memory.wait(for: 1)
        run.cancel()
        await run.value
        #expect(await memory.texts == ["some nodes: akash nodes.online above 5 (7)"])
    }

    @Test func `a rule that is snoozed is stored but tells nobody`() async throws {
        let fixture = try Fixture()
        let clock = HandClock(minute(1))
        try fixture.store.snooze("many nodes", until: minute(60))
        #expect(try fixture.store.snoozes() == ["many nodes": minute(60)])
        let memory = Memory()
        let other = AlertRule(name: "some nodes", .above(.nodes, limit: 5, clear: 5))
        let center = center([above, other], fixture, at: clock, [memory])
        let run = Task { await center.run() }
        try fixture.record([11])
        await memory.wait(for: 1)
        run.cancel()
        await run.value
        #expect(await memory.texts == ["some nodes: akash nodes.online above 5 (11)"])
        #expect(try fixture.store.firing().count == 2)
        try fixture.store.snooze("many nodes", until: nil)
        #expect(try fixture.store.snoozes() == [:])
    }

    @Test func `what begins and ceases to fire is said to who shows it, also while its rule is snoozed`()
        async throws
    {
        let fixture = try Fixture()
        let clock = HandClock(minute(1))
        try fixture.store.snooze("many nodes", until: minute(60))
        // What the screens would read, each time they are told to.
        let seen = Locked<[Int]>([])
        let center = center([above], fixture, at: clock) {
            let count = (try? fixture.store.firing().count) ?? -1
            seen.withLock { $0.append(count) }
        }
        try fixture.record([11, 12])
        await center.look()
        clock.move(to: minute(2))
        await center.look()
        #expect(seen.withLock { $0 } == [1])
        try fixture.record([7], from: 2)
        await center.look()
        #expect(seen.withLock { $0 } == [1, 0])
        let finding = AlertFinding(
            name: "moved", subject: "akash turnover", sentence: "moved", since: minute(1), value: 12.4,
            unit: .ratio)
        await center.replace(findings: [finding])
        await center.replace(findings: [])
        #expect(seen.withLock { $0 } == [1, 0, 1, 0])
    }

    @Test func `an event is acknowledged once`() async throws {
        let fixture = try Fixture()
        try fixture.record([11])
        await center([above], fixture, at: HandClock(minute(1))).look()
        let event = try #require(try fixture.store.firing().first)
        try fixture.store.acknowledge(event.id, at: minute(5))
        try fixture.store.acknowledge(event.id, at: minute(9))
        #expect(try fixture.store.firing().map(\.acknowledged) == [minute(5)])
    }
}
