import Catalog
import Collection
@testable import Demo
import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing
import Threads
import Transport

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A demo` {
    /// Two networks: one with an answer, one with pages, a list and a key.
    private func demo(_ database: String = "demo.sqlite", isFresh: Bool = false) throws -> Demo {
        let folder = try TemporaryDirectory.current.appending(path: "Data")
        let files = [
            "Metrics.yaml": """
            metrics:
              nodes.online: { title: Nodes, unit: count, labels: [country], meaning: Nodes that serve. }
              token.price: { title: Price, unit: USD, meaning: Price of a token. }
              gateways.up: { title: Gateways, unit: count, meaning: Gateways that answer. }
            """,
            "GPUs.yaml": "models: {}\n",
            "Networks/one.yaml": """
            id: one
            name: One
            layer: data
            control: decentralized
            about: The first.
            spacing: 60s
            sources:
              - id: price
                get: https://api.test/price?a=b%20c&d='e'
                every: 10s
                probes: statistics
                values: { token.price: $.usd }
              - id: calls
                post: https://rpc.test/
                calls: [{ method: a }, { method: b }]
                every: 10s
                probes: service
                samples: SELECT 'nodes.online' AS metric, sum(r.value ->> 'result') AS value FROM json_each(:response) AS r
            """,
            "Networks/two.yaml": """
            id: two
            name: Two
            layer: data
            control: decentralized
            about: The second.
            sources:
              - id: pages
                get: https://two.test/nodes
                pages: { next: Link, limit: 3 }
                key: ASSAY_TWO_KEY
                headers: { X-Key: "${key}" }
                every: 10s
                probes: service
                samples: |
                  SELECT 'nodes.online' AS metric, count(*) AS value
                  FROM json_each(:response) AS p, json_each(p.value) AS n
              - id: gateways
                get: https://{gateway}.test/hello
                list: { gateway: [a, b] }
                as: text
                every: 10s
                probes: service
                samples: |
                  SELECT 'gateways.up' AS metric, count(*) AS value FROM json_each(:response) AS g
                  WHERE g.value ->> 'body' = 'hello'
            """,
            "Recordings/one/price.json": #"{"usd": 2.5}"#,
            "Recordings/one/calls.1.json": #"{"jsonrpc":"2.0","id":1,"result":40}"#,
            "Recordings/one/calls.2.json": #"{"jsonrpc":"2.0","id":2,"result":2}"#,
            "Recordings/two/pages.1.json": "[1,2,3]",
            "Recordings/two/pages.2.json": "[4]",
            "Recordings/two/gateways.2.txt": "hello",
        ]
        for (name, text) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let catalog = Catalog.load(shipped: folder.path, user: nil)
        #expect(catalog.problems == [])
        return try Demo(
            catalog, recordings: Recordings(folder: folder.path + "/Recordings"),
            database: try TemporaryDirectory.current.appending(path: database).path, isFresh: isFresh)
    }

    private func path(_ name: String) throws -> String {
        try TemporaryDirectory.current.appending(path: name).path
    }

    @Test(arguments: [false, true], [Origin.measured, .backFilled])
    func `leaves a database alone in which something is measured`(isFresh: Bool, origin: Origin) throws {
        let time = Timestamp.now()
        let real = try path("real.sqlite")
        let history = try History(DatabaseFile(path: real, mode: .readWrite))
        let series = Series(network: "one", metric: "token.price")
        try history.record(
            Poll(
                network: "one", source: "price", slot: time, time: time, outcome: .ok,
                origin: origin, samples: [Sample(series, at: time, 2.5)]))
        #expect(throws: DemoError.notADemo(real)) { try demo("real.sqlite", isFresh: isFresh) }
        #expect(try history.latest().map(\.value) == [2.5])
    }

    @Test func `removes no file that a demo did not make`() throws {
        let notes = try path("notes.txt")
        try "Notes that are nowhere else, and longer than a header of a database is.\n"
            .write(toFile: notes, atomically: true, encoding: .utf8)
        #expect(throws: StorageError.self) { try demo("notes.txt", isFresh: true) }
        #expect(try String(contentsOfFile: notes, encoding: .utf8).hasPrefix("Notes"))
        _ = try DatabaseFile(path: path("empty.sqlite"), mode: .readWrite)
        #expect(throws: DemoError.self) { try demo("empty.sqlite", isFresh: true) }
    }

    @Test func `is made anew in place of another demo`() async throws {
        var old: Demo? = try demo()
        _ = try await old?.start()
        let count = try #require(try old?.history.lastPoll)
        old = nil
        let fresh = try demo(isFresh: true)
        #expect(count > 0)
        #expect(try fresh.history.lastPoll == nil)
    }

    @Test func `asks the recordings on the way of real requests, and has a past`() async throws {
        let demo = try demo()
        _ = try await demo.start()
        let latest = try demo.history.latest()
        #expect(
            latest.map { "\($0.series) \($0.value)" } == [
                "one nodes.online 42.0", "one token.price 2.5", "two gateways.up 1.0", "two nodes.online 4.0",
            ])
        #expect(latest.allSatisfy { $0.origin == .recorded && $0.hash != nil })
        let samples = try demo.history.samples(
            Series(network: "two", metric: "nodes.online"),
            over: TimeRange(.seconds(91 * 86_400), until: .now()))
        #expect(samples.count > 2_100)
        let month = TimeRange(.seconds(30 * 86_400), until: .now())
        let polls = try demo.history.polls(network: "two", source: "pages", over: month)
        #expect(polls.count > 700 && polls.dropLast().allSatisfy { $0.origin == .generated })
        #expect(polls.last?.origin == .recorded)
        #expect(try demo.history.polls(network: "one", source: "price", over: month).count == 1)
        let availability = try demo.history.availability(network: "two", source: "pages", over: month)
        #expect(availability.good > 600 && availability.unmeasured > 0)
        // How long an answer took was not recorded, and is not made up.
        let last = try demo.history.sources().map(\.last)
        #expect(last.count == 4 && last.allSatisfy { $0.origin == .recorded && $0.phases == nil })
    }

    @Test func `keeps its database, and asks nothing before it opens again`() async throws {
        let demo = try demo()
        _ = try await demo.start()
        let polls = try demo.history.sources().map(\.last.time)
        _ = try await demo.start()
        #expect(try demo.history.sources().map(\.last.time) == polls)
    }

    @Test func `tells how far it is while it is made, and only then`() async throws {
        let demo = try demo()
        let told = Locked<[Double]>([])
        _ = try await demo.start { fraction in told.withLock { $0.append(fraction) } }
        let fractions = told.withLock { $0 }
        #expect(fractions.first == 0 && fractions.count > 5 && fractions.allSatisfy { (0...1).contains($0) })
        _ = try await demo.start { _ in Issue.record("nothing is made at a later start") }
    }

    @Test func `goes on asking its recordings while it is open`() async throws {
        let collector = try await demo().start()
        let (reports, continuation) = AsyncStream.makeStream(of: PollReport.self)
        let task = Task { await collector.run(report: { continuation.yield($0) }) }
        var count = 0
        for await report in reports {
            #expect(report.outcome == .ok && report.duration == nil)
            count += 1
            if count == 4 { break }
        }
        task.cancel()
        await task.value
    }

    @Test func `says that it has no recording of a request`() async throws {
        let fetcher = RecordedFetcher(
            Catalog.load(shipped: try TemporaryDirectory.current.path, user: nil),
            recordings: Recordings(folder: try TemporaryDirectory.current.path))
        let response = try await fetcher.fetch(Request("https://api.test/other"))
        #expect(response.status == 404)
        #expect(String(decoding: response.body, as: UTF8.self).contains("nothing is recorded"))
    }

    @Test func `answers no request that was cancelled`() async throws {
        let fetcher = RecordedFetcher(
            Catalog.load(shipped: try TemporaryDirectory.current.path, user: nil),
            recordings: Recordings(folder: try TemporaryDirectory.current.path))
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await fetcher.fetch(Request("https://api.test/price"))
        }
        task.cancel()
        await #expect(throws: TransferError.cancelled) { try await task.value }
    }
}
