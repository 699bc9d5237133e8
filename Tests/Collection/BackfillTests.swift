import Catalog
@testable import Collection
import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing
import Threads

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A back-fill` {
    private static let series = Series(network: "testnet", metric: "nodes.online")
    private static let everything = TimeRange(Timestamp(seconds: 0), Timestamp(seconds: 1 << 33))

    private static func past(_ keys: String) -> String {
        """
        - id: days
          probes: statistics
          \(keys.split(separator: "\n").joined(separator: "\n  "))
          samples: |
            SELECT 'nodes.online' AS metric, d.value ->> 'at' AS at, d.value ->> 'n' AS value
            FROM json_each(:response, '$.days') AS d
        """
    }

    /// Fills in what `answer` tells; gives the last progress and the lines of what was done.
    private func fill(
        _ yaml: String, days: Int = 365, into history: History, clock: HandClock = HandClock(),
        more: String = "spacing: 0s", _ answer: @escaping TestServer.Handler
    ) async throws -> (progress: BackfillProgress, lines: [String], queries: [String]) {
        try await TestServer.run(answer) { server in
            let collector = Collector(
                try catalog(yaml, more: more), fetcher: try engine(server), history: history, clock: clock)
            let all = Locked([BackfillProgress]())
            await collector.backfill(days: days) { progress in all.withLock { $0.append(progress) } }
            let progress = all.withLock { $0 }
            return (
                try #require(progress.last), progress.compactMap { $0.last?.description },
                server.requests.map { "\($0.path)?\($0.query)" }
            )
        }
    }

    /// Days since 2026-11-24, the present of the hand clock.
    private static func days(_ days: ClosedRange<Int>) -> String {
        let rows = days.map { #"{"at": \#(1_795_478_400 + $0 * 86_400), "n": \#(1_000 + $0)}"# }
        return #"{"days": [\#(rows.joined(separator: ","))]}"#
    }

    @Test func `keeps every sample at its own time, marked`() async throws {
        let history = try history()
        let result = try await fill(Self.past("get: https://api.test/days\nhistory: true"), into: history) {
            _ in
            .json(Self.days(-399...0))
        }
        #expect(result.lines == ["testnet/days  back-filled  400 samples"])
        #expect(result.progress.isOver && result.progress.fraction == 1)
        let samples = try history.samples(Self.series, over: Self.everything)
        #expect(samples.count == 400)
        #expect(
            samples.first == Sample(Self.series, at: Timestamp(seconds: 1_795_478_400 - 399 * 86_400), 601))
        #expect(try history.latest().first?.origin == .backFilled)
        #expect(try history.latest().first?.source == "days")
    }

    @Test func `never overwrites what was measured`() async throws {
        let history = try history()
        let time = Timestamp(seconds: 1_795_478_400 - 86_400)
        try history.record(
            Poll(
                network: "testnet", source: "nodes", slot: time, time: time, outcome: .ok,
                samples: [Sample(Self.series, at: time, 5)]))
        let result = try await fill(Self.past("get: https://api.test/days\nhistory: true"), into: history) {
            _ in
            .json(Self.days(-2...0))
        }
        #expect(result.lines == ["testnet/days  back-filled  2 samples  1 were there already"])
        #expect(try history.samples(Self.series, over: Self.everything).map(\.value) == [998, 5, 1_000])
    }

    @Test func `says what it cannot bring of days that are kept by hours`() async throws {
        let history = try history()
        // From 9 to 23 November, of which the days before the 18th are rolled up.
        for day in Int64(-15)...(-1) {
            let time = Timestamp(seconds: 1_795_478_400 + day * 86_400 + 43_200)
            try history.record(
                Poll(
                    network: "testnet", source: "nodes", slot: time, time: time, outcome: .ok,
                    samples: [Sample(Self.series, at: time, 5)]))
        }
        try history.keep(Retention(raw: 5))
        while try history.maintain() {}
        let result = try await fill(Self.past("get: https://api.test/days\nhistory: true"), into: history) {
            _ in
            .json(Self.days(-15...0))
        }
        #expect(result.lines == ["testnet/days  back-filled  7 samples  9 cannot be kept"])
        #expect(
            try history.polls(network: "testnet", source: "days", over: Self.everything).map(\.notes)
                == [["9 rows of days of which the hours alone are kept"]])
    }

    @Test func `asks for the days that are wanted, and no more than a source has`() async throws {
        let yaml = Self.past("get: https://api.test/days?days={days}\nhistory: { most: 90d }")
        for (days, query) in [(30, "days=30"), (365, "days=90")] {
            let history = try History(
                DatabaseFile(
                    path: try TemporaryDirectory.current.appending(path: "\(days).sqlite").path,
                    mode: .readWrite))
            let result = try await fill(yaml, days: days, into: history) { _ in .json(Self.days(-2...0)) }
            #expect(result.queries == ["/api.test/days?" + query])
        }
    }

    @Test func `pages through time from now backwards until there is nothing`() async throws {
        let history = try history()
        let yaml = Self.past(
            "get: https://api.test/days?from={from:day}&to={to:day}\nhistory: { step: 10d }")
        let result = try await fill(yaml, days: 365, into: history) { request in
            .json(request.query.contains("to=2026-11-2") ? Self.days(-5...0) : #"{"days": []}"#)
        }
        // Ten days from 1970-01-01 on: the present ones began on 2026-11-23.
        #expect(
            result.queries == [
                "/api.test/days?from=2026-11-23&to=2026-11-24",
                "/api.test/days?from=2026-11-13&to=2026-11-23",
                "/api.test/days?from=2026-11-03&to=2026-11-13",
            ])
        #expect(result.progress.failed == 0 && result.progress.isOver)
        #expect(result.lines.first == "testnet/days@2026-11-23  back-filled  6 samples")
    }

    /// The day that has begun may be in no answer yet.
    @Test func `goes on to what is older when the newest part is empty alone`() async throws {
        let history = try history()
        let yaml = Self.past(
            "get: https://api.test/days?from={from:day}&to={to:day}\nhistory: { step: 10d }")
        let result = try await fill(yaml, days: 60, into: history) { request in
            .json(request.query.contains("to=2026-11-23") ? Self.days(-5...(-2)) : #"{"days": []}"#)
        }
        #expect(
            result.queries.map { $0.suffix(10) } == ["2026-11-24", "2026-11-23", "2026-11-13"])
        #expect(try history.samples(Self.series, over: Self.everything).count == 4)
        #expect(result.progress.needless == result.progress.total - 3 && result.progress.isOver)
    }

    @Test func `tells entries of a list apart that share their first field`() async throws {
        let history = try history()
        let yaml = Self.past(
            """
            get: https://api.test/{coin}/{region}
            list: [{ coin: x, region: eu }, { coin: x, region: us }, { coin: y, region: us }]
            history: true
            """
        ).replacing("json_each(:response, '$.days')", with: "json_each(:response, '$[0].body.days')")
        for isWell in [false, true] {
            let result = try await fill(yaml, into: history) { request in
                isWell || !request.path.hasSuffix("/x/eu") ? .json(Self.days(-2...0)) : .text("", status: 500)
            }
            #expect(result.queries.count == (isWell ? 1 : 3))
            if isWell { #expect(result.lines.map { $0.prefix(19) } == ["testnet/days[x,eu] "]) }
        }
    }

    @Test func `goes on where it was stopped`() async throws {
        let history = try history()
        let clock = HandClock()
        let yaml = Self.past("get: https://api.test/{coin}\nlist: { coin: [a, b, c] }\nhistory: true")
            .replacing("json_each(:response, '$.days')", with: "json_each(:response, '$[0].body.days')")
        try await TestServer.run { request in
            request.path.hasSuffix("b") ? .hang : .json(Self.days(-2...0))
        } while: { server in
            let collector = Collector(
                try catalog(yaml), fetcher: try engine(server), history: history, clock: clock)
            let task = Task { await collector.backfill { _ in } }
            while server.requests.count < 2 { await Task.yield() }
            task.cancel()
            await task.value
        }
        let result = try await fill(yaml, into: history, clock: clock) { _ in .json(Self.days(-2...0)) }
        #expect(result.queries == ["/api.test/b?", "/api.test/c?"])
        #expect(result.progress.skipped == 1 && result.progress.made == 2 && result.progress.isOver)
    }

    @Test func `tells how much of the past is filled in, also by whoever takes over`() async throws {
        let history = try history()
        let clock = HandClock()
        let list = Self.past(
            "get: https://api.test/{coin}?n={days}\nlist: { coin: [a, b, c] }\nhistory: true"
        )
        .replacing("json_each(:response, '$.days')", with: "json_each(:response, '$[0].body.days')")
        let steps = Self.past(
            "get: https://steps.test/?from={from:day}\nhistory: { most: 30d, step: 10d }"
        ).replacing("- id: days", with: "- id: steps")
        let yaml = list + "\n" + steps
        func fractions(
            _ answer: @escaping TestServer.Handler
        ) async throws -> (first: Double, last: Double, failed: Int) {
            try await TestServer.run(answer) { server in
                let collector = Collector(
                    try catalog(yaml), fetcher: try engine(server), history: history, clock: clock)
                let all = Locked([BackfillProgress]())
                await collector.backfill { progress in all.withLock { $0.append(progress) } }
                let (first, last) = all.withLock { ($0.first, $0.last) }
                return try (
                    #require(first).fraction, #require(last).fraction, #require(last).failed
                )
            }
        }
        let begin = try await fractions { request in
            request.path.hasSuffix("b") || request.query.contains("from=2026-11-13")
                ? .text("", status: 500) : .json(Self.days(-2...0))
        }
        #expect(begin.first == 0 && begin.failed == 2)
        clock.advance(by: .milliseconds(60_500))
        let end = try await fractions { _ in .json(Self.days(-2...0)) }
        #expect(end.first == begin.last && end.last == 1)
    }

    @Test func `rests while everything is paused, and goes on where it was`() async throws {
        let history = try history()
        let clock = HandClock()
        let yaml = Self.past("get: https://api.test/{coin}\nlist: { coin: [a, b, c] }\nhistory: true")
            .replacing("json_each(:response, '$.days')", with: "json_each(:response, '$[0].body.days')")
        try await TestServer.run({ _ in .json(Self.days(-2...0)) }) { server in
            let collector = Collector(
                try catalog(yaml), fetcher: try engine(server), history: history, clock: clock)
            let (pauses, continuation) = AsyncStream.makeStream(of: Void.self)
            let last = Locked(BackfillProgress())
            async let filling: Void = collector.backfill { progress in
                last.withLock { $0 = progress }
                guard progress.made == 1 else { return }
                await collector.setPaused { _ in true }
                continuation.yield()
            }
            var next = pauses.makeAsyncIterator()
            await next.next()
            for _ in 0..<1_000 { await Task.yield() }
            clock.advance(by: .seconds(7_200))
            #expect(server.requests.count == 1)
            // Those that are paused alone are no pause of everything.
            await collector.setPaused { $0.source == "other" }
            await filling
            #expect(server.requests.map(\.path) == ["/api.test/a", "/api.test/b", "/api.test/c"])
            // A pause says nothing about the pace.
            let progress = last.withLock { $0 }
            #expect(progress.isOver && progress.elapsed == .zero)
        }
    }

    @Test func `asks for no further page while everything is paused`() async throws {
        let history = try history()
        let clock = HandClock()
        let yaml = Self.past(
            "get: https://api.test/days\npages: { number: page, rows: $.days, limit: 3 }\nhistory: true"
        )
        try await TestServer.run { request in
            .json(request.query.contains("page=1") ? Self.days(-2...0) : #"{"days": []}"#)
        } while: { server in
            let collector = Collector(
                try catalog(yaml, more: "spacing: 60s"), fetcher: try engine(server), history: history,
                clock: clock)
            async let filling: Void = collector.backfill { _ in }
            await clock.sleepers()
            await collector.setPaused { _ in true }
            clock.advance(by: .seconds(60))
            for _ in 0..<1_000 { await Task.yield() }
            try #require(server.requests.count == 1)
            await collector.setPaused { _ in false }
            await clock.sleepers()
            clock.advance(by: .seconds(60))
            await filling
            #expect(server.requests.map(\.query) == ["page=1", "page=2"])
        }
    }

    @Test func `ends at once when it is cancelled while everything is paused`() async throws {
        let history = try history()
        try await TestServer.run({ _ in .json(Self.days(-2...0)) }) { server in
            let collector = Collector(
                try catalog(Self.past("get: https://api.test/days\nhistory: true")),
                fetcher: try engine(server), history: history, clock: HandClock())
            await collector.setPaused { _ in true }
            let task = Task { await collector.backfill { _ in } }
            for _ in 0..<100 { await Task.yield() }
            task.cancel()
            await task.value
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `asks again for what is new alone`() async throws {
        let history = try history()
        let clock = HandClock()
        let yaml = Self.past("get: https://api.test/days?days={days}\nhistory: true\nevery: 24h")
        let first = try await fill(yaml, into: history, clock: clock) { _ in .json(Self.days(-2...0)) }
        #expect(first.queries == ["/api.test/days?days=365"])
        let again = try await fill(yaml, into: history, clock: clock) { _ in .json(Self.days(-2...0)) }
        #expect(again.queries == [] && again.progress.isOver)
        clock.advance(by: .seconds(3 * 86_400))
        let later = try await fill(yaml, days: 30, into: history, clock: clock) { _ in
            .json(Self.days(-2...0))
        }
        #expect(later.queries == ["/api.test/days?days=4"])
        let longer = try await fill(yaml, days: 730, into: history, clock: clock) { _ in
            .json(Self.days(-2...0))
        }
        #expect(longer.queries == ["/api.test/days?days=730"])
    }

    @Test func `waits when it is told to, and tries again`() async throws {
        let history = try history()
        let clock = HandClock()
        let isFirst = Locked(true)
        let yaml = Self.past("get: https://api.test/days\nhistory: true")
        async let result = fill(yaml, into: history, clock: clock) { _ in
            guard
                isFirst.withLock({ first in
                    defer { first = false }; return first
                })
            else {
                return .json(Self.days(-2...0))
            }
            var response = TestServer.Response.text("", status: 429)
            response.headers.append(("Retry-After", "90"))
            return response
        }
        await clock.sleepers()
        #expect(clock.alarm == clock.now() + .seconds(90))
        clock.advance(by: .seconds(90))
        #expect(try await result.lines == ["testnet/days  back-filled  3 samples"])
    }

    @Test(arguments: [
        (
            #"{"days": [{"n": 5}, {"at": 99999999999, "n": 5}, {"at": 1700000000, "n": -5}]}"#,
            "failed  no row has a time of the past in 'at' and lies in its bounds"
        ),
        ("{}", "failed  the answer holds none of the expected figures"),
        ("<html>", "failed  not JSON: begins with «<html>»"),
    ])
    func `stores nothing of what it cannot believe`(body: String, message: String) async throws {
        let history = try history()
        let result = try await fill(Self.past("get: https://api.test/days\nhistory: true"), into: history) {
            _ in
            .json(body)
        }
        #expect(result.lines == ["testnet/days  " + message])
        #expect(try history.latest() == [])
        #expect(result.progress.failed == 1)
    }

    @Test func `goes on beside the schedule, and comes back for what is new`() async throws {
        let history = try history()
        let clock = HandClock()
        let yaml = nodes() + "\n" + Self.past("get: https://api.test/days\nhistory: true\nevery: 1h")
        try await TestServer.run { request in
            .json(request.path.hasSuffix("days") ? Self.days(-2...0) : #"{"nodes": 7}"#)
        } while: { server in
            let collector = Collector(
                try catalog(yaml), fetcher: try engine(server), history: history, clock: clock)
            let (news, continuation) = AsyncStream.makeStream(of: String.self)
            await withTaskGroup { group in
                group.addTask {
                    await collector.run(
                        report: { continuation.yield("poll \($0.id.source)") },
                        progress: { if $0.last != nil { continuation.yield("fill \($0.made)") } })
                }
                var next = news.makeAsyncIterator()
                #expect(Set([await next.next(), await next.next()]) == ["poll nodes", "fill 1"])
                await clock.sleepers(2)
                clock.advance(by: .seconds(3_600))
                #expect(Set([await next.next(), await next.next()]) == ["poll nodes", "fill 1"])
                group.cancelAll()
            }
        }
    }

    @Test(arguments: ["", "\nevery: 24h"])
    func `comes back for what failed after an hour, then twice as long each time`(keys: String) async throws {
        let history = try history()
        let clock = HandClock()
        let yaml = nodes() + "\n" + Self.past("get: https://api.test/days\nhistory: true\(keys)")
        let left = Locked(3)
        try await TestServer.run { request in
            guard request.path.hasSuffix("days") else { return .json(#"{"nodes": 7}"#) }
            let isWell = left.withLock { left in
                left -= 1
                return left < 0
            }
            return isWell ? .json(Self.days(-2...0)) : .text("", status: 500)
        } while: { server in
            let collector = Collector(
                try catalog(yaml), fetcher: try engine(server), history: history, clock: clock)
            let (news, continuation) = AsyncStream.makeStream(of: String.self)
            await withTaskGroup { group in
                group.addTask {
                    await collector.run {
                        continuation.yield("poll \($0.id.source)")
                    } progress: {
                        if let last = $0.last { continuation.yield(last.outcome.name) }
                    }
                }
                var next = news.makeAsyncIterator()
                #expect(Set([await next.next(), await next.next()]) == ["poll nodes", "failed"])
                // Hour by hour; the source itself is asked every hour.
                for hour in 1...8 {
                    await clock.sleepers(2)
                    clock.advance(by: .seconds(3_600))
                    var expected: Set = ["poll nodes"]
                    if [1, 3].contains(hour) { expected.insert("failed") }
                    if hour == 7 { expected.insert("ok") }
                    var seen: Set<String> = []
                    for _ in expected { seen.insert(await next.next() ?? "") }
                    #expect(seen == expected, "hour \(hour)")
                }
                group.cancelAll()
            }
        }
        let past = TimeRange(Timestamp(seconds: 0), Timestamp(seconds: 1_795_478_400))
        #expect(try history.samples(Self.series, over: past).map(\.value) == [998, 999])
    }

    @Test func `knows how long it will take`() {
        let none = BackfillProgress()
        #expect(none.fraction == 1 && none.timeLeft == nil && none.rate == 0)
        // Two hosts at once: a quick one of 160 requests, and one of 12 that is asked every 12 seconds.
        var pace = BackfillPace()
        for _ in 0..<160 { pace.add("quick.test", spacing: .zero) }
        for _ in 0..<12 { pace.add("slow.test", spacing: .seconds(12)) }
        func left(after elapsed: Duration) -> Duration? {
            pace.timeLeft(after: ["quick.test": elapsed, "slow.test": elapsed, "single.test": elapsed])
        }
        #expect(left(after: .zero) == nil)
        for _ in 0..<60 { pace.finish("quick.test") }
        // Nothing of the slow one yet, then one, which says nothing of the pace.
        #expect(left(after: .seconds(30)) == nil)
        pace.finish("slow.test")
        #expect(left(after: .seconds(30)) == nil)
        pace.finish("slow.test")
        // It takes 15 seconds each, with ten left; the quick one half a second, with a hundred left.
        #expect(left(after: .seconds(30)) == .seconds(150))
        for _ in 0..<10 { pace.finish("slow.test", isMade: false) }
        #expect(left(after: .seconds(30)) == .seconds(50))
        // The only request of a host hides nothing.
        pace.add("single.test", spacing: .seconds(70))
        #expect(left(after: .seconds(30)) == .seconds(70))
        pace.finish("single.test")
        for _ in 0..<100 { pace.finish("quick.test") }
        #expect(left(after: .seconds(80)) == .zero)
        // While a host was spared, nothing of it could be done.
        var spared = BackfillPace()
        for _ in 0..<4 { spared.add("spared.test", spacing: .zero) }
        for _ in 0..<2 { spared.finish("spared.test") }
        #expect(
            spared.timeLeft(after: ["spared.test": .seconds(10), "other.test": .seconds(900)]) == .seconds(10)
        )
    }

    @Test func `rests while a source that asks the same host is paused alone, and goes on where it was`()
        async throws
    {
        let history = try history()
        let clock = HandClock()
        let list = Self.past("get: https://api.test/{coin}\nlist: { coin: [a, b, c] }\nhistory: true")
            .replacing("json_each(:response, '$.days')", with: "json_each(:response, '$[0].body.days')")
        let other = Self.past("get: https://other.test/days\nhistory: true").replacing(
            "- id: days", with: "- id: other-days")
        let yaml = [nodes(), list, other].joined(separator: "\n")
        try await TestServer.run({ _ in .json(Self.days(-2...0)) }) { server in
            let collector = Collector(
                try catalog(yaml), fetcher: try engine(server), history: history, clock: clock)
            await collector.setPaused { $0.source == "nodes" }
            let (news, continuation) = AsyncStream.makeStream(of: BackfillProgress.self)
            async let filling: Void = collector.backfill { continuation.yield($0) }
            var next = news.makeAsyncIterator()
            #expect(try await !collector.isResting(#require(next.next())))
            // Another host is asked.
            let progress = try #require(await next.next())
            #expect(progress.made == 1 && collector.isResting(progress))
            for _ in 0..<1_000 { await Task.yield() }
            clock.advance(by: .seconds(7_200))
            #expect(server.requests.map(\.path) == ["/other.test/days"])
            await collector.setPaused { _ in false }
            await filling
            #expect(server.requests.map(\.path).dropFirst() == ["/api.test/a", "/api.test/b", "/api.test/c"])
            var last = progress
            while !last.isOver { last = try #require(await next.next()) }
            #expect(last.left.isEmpty && last.timeLeft == .zero)
        }
    }

    @Test func `another network at the same host goes on meanwhile`() async throws {
        let gate = PauseGate(clock: HandClock())
        let (first, second) = (
            SourceID(network: "a", source: "days"), SourceID(network: "b", source: "days")
        )
        gate.setClosed([first])
        await gate.pass([first, second])
        let waiting = Task { await gate.pass([first]) }
        gate.setClosed([first, second])
        gate.setClosed([second])
        await waiting.value
        #expect(!gate.isClosed(first) && gate.isClosed(second))
    }
}
