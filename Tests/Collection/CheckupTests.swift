import Catalog
import Collection
import Foundation
import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `A check of what sources answer` {
    private static let definition = """
        - id: totals
          get: https://api.test/totals
          every: 1m
          probes: statistics
          jump-limit: { token.price: 2 }
          values:
            nodes.online: $.counts.online
            gpu.total: $.gpu.total
            token.price: $.price
        - id: models
          get: https://api.test/models
          every: 1m
          probes: statistics
          samples: |
            SELECT 'gpu.total' AS metric, gpu_model(m.value ->> 'name') AS gpu, m.value ->> '$.stock.total' AS value
            FROM json_each(:response, '$.models') AS m
            UNION ALL
            SELECT 'nodes.online', NULL, sum(decimal(m.value ->> 'hosts', 0)) FROM json_each(:response, '$.models') AS m
        """
    private static let totals =
        #"{"counts": {"online": 12, "offline": 3}, "gpu": {"total": 40, "free": 8}, "price": 2.5}"#
    private static let models =
        #"{"models": [{"name": "H100", "stock": {"total": 4}, "hosts": "2"}, {"name": "L4", "stock": {"total": 1}, "hosts": "1"}]}"#

    /// The verdicts on both sources when they answer this now, as lines.
    private func check(
        totals: TestServer.Response = .json(Self.totals), models: TestServer.Response = .json(Self.models),
        history: History? = nil
    ) async throws -> [String] {
        let folder = try TemporaryDirectory.current.appending(path: "Recordings/testnet")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.totals.write(to: folder.appending(path: "totals.json"), atomically: true, encoding: .utf8)
        try Self.models.write(to: folder.appending(path: "models.json"), atomically: true, encoding: .utf8)
        return try await TestServer.run { request in
            request.path.hasSuffix("totals") ? totals : models
        } while: { server in
            let checker = Checker(
                try catalog(Self.definition), engine: try engine(server), history: history,
                recordings: Recordings(folder: folder.deletingLastPathComponent().path))
            let verdicts = Verdicts()
            await checker.run { await verdicts.add($0) }
            return await verdicts.lines
        }
    }

    private actor Verdicts {
        private var all: [SourceVerdict] = []

        func add(_ verdict: SourceVerdict) { all.append(verdict) }

        var lines: [String] {
            all.sorted { $0.id > $1.id }.flatMap(Self.lines)
        }

        private static func lines(_ verdict: SourceVerdict) -> [String] {
            let whole = verdict.verdict
            var lines = ["\(verdict.id.source) \(whole.kind.rawValue)"]
            if whole.kind != .fits { lines[0] += ": \(whole.detail)" }
            for (metric, verdict) in verdict.metrics where verdict.kind != .fits {
                lines.append("\(metric) \(verdict.kind.rawValue): \(verdict.detail)")
            }
            for drift in verdict.drifts { lines.append("\(drift)") }
            return lines + verdict.notes
        }
    }

    @Test func `finds nothing where all is as it was`() async throws {
        #expect(try await check() == ["totals fits", "models fits", "GPUs.yaml does not know: h100, l4"])
    }

    /// One change a case; each must be named with its path.
    @Test(arguments: [
        (
            #""online": 12"#, #""onlines": 12"#,
            [
                "nodes.online field missing: $.counts.online",
                "field missing: $.counts.online; there are: onlines, offline",
            ]
        ),
        (
            #""online": 12, "#, "",
            [
                "nodes.online field missing: $.counts.online",
                "field missing: $.counts.online; there are: offline",
            ]
        ),
        (
            #""counts""#, #""count""#,
            ["nodes.online field missing: $.counts", "field missing: $.counts; there are: count, gpu, price"]
        ),
        (
            #""total": 40"#, #""total": "forty""#,
            [
                "gpu.total wrong type: $.gpu.total", "wrong type: $.gpu.total was number, is text",
                "gpu.total: is text «forty», not a number",
            ]
        ),
        (
            #""total": 40"#, #""total": null"#,
            [
                "gpu.total wrong type: $.gpu.total", "wrong type: $.gpu.total was number, is null",
                "gpu.total: nothing at $.gpu.total",
            ]
        ),
        (
            #"{"total": 40, "free": 8}"#, "[40, 8]",
            [
                "gpu.total wrong type: $.gpu", "wrong type: $.gpu was object, is list",
                "gpu.total: nothing at $.gpu.total",
            ]
        ),
        (
            #""online": 12"#, #""online": -12"#,
            ["nodes.online out of range: -12.0 is not from 0.0 to 1000000.0"]
        ),
    ])
    func `names the field that changed`(old: String, new: String, lines: [String]) async throws {
        let changed = Self.totals.replacing(old, with: new)
        let found = try await check(totals: .json(changed)).prefix { !$0.hasPrefix("models") }
        #expect(found.filter { !$0.hasPrefix("nodes.online: nothing") && $0 != "totals fits" } == lines)
    }

    @Test(arguments: [
        (
            #""stock""#, #""stocks""#, "gpu.total field missing: $.models[].stock",
            "field missing: $.models[].stock; there are: stocks, hosts, name"
        ),
        (
            #""total""#, #""all""#, "gpu.total field missing: $.models[].stock.total",
            "field missing: $.models[].stock.total; there are: all"
        ),
        (
            #""hosts": "2""#, #""hosts": [2]"#, "nodes.online wrong type: ",
            "wrong type: $.models[].hosts was text, is list or text"
        ),
        (
            #""models""#, #""items""#, "gpu.total field missing: $.models",
            "field missing: $.models; there are: items"
        ),
    ])
    func `names the field that changed below a query`(
        old: String, new: String, metric: String, drift: String
    ) async throws {
        let found = try await check(models: .json(Self.models.replacing(old, with: new)))
        #expect(found.contains(drift), "\(found)")
        #expect(found.contains { $0.hasPrefix(metric) }, "\(found)")
    }

    @Test func `blames each metric of a query on the field that it rests on`() async throws {
        let changed = Self.models.replacing("stock", with: "stocks").replacing("hosts", with: "machines")
        let found = try await check(models: .json(changed)).drop { !$0.hasPrefix("models") }
        #expect(
            Array(found.prefix(5)) == [
                "models fits", "gpu.total field missing: $.models[].stock",
                "nodes.online field missing: $.models[].hosts",
                "field missing: $.models[].hosts; there are: machines, name, stocks",
                "field missing: $.models[].stock; there are: stocks, machines, name",
            ])
    }

    @Test func `tells a jump from the value before`() async throws {
        let history = try history()
        let time = Timestamp(seconds: 1_795_000_000)
        try history.record(
            Poll(
                network: "testnet", source: "totals", slot: time, time: time, outcome: .ok,
                samples: [Sample(Series(network: "testnet", metric: "token.price"), at: time, 1)]))
        #expect(
            try await check(history: history).contains(
                "token.price jump: 2.5 after 1.0 is a jump over the limit of 2.0 times"))
    }

    @Test(arguments: [
        (TestServer.Response.json("<html>"), "totals not JSON: not JSON: begins with «<html>»"),
        (.text("", status: 403), "totals refused: HTTP 403"),
        (.text("", status: 429), "totals refused: HTTP 429"),
        (.json(#"{"error": {"message": "no"}}"#), "totals refused: the API answers an error: no"),
        (.reset, "totals unreachable: "),
    ])
    func `tells what a source does instead of answering`(response: TestServer.Response, line: String)
        async throws
    {
        let found = try await check(totals: response)
        #expect(found.first?.hasPrefix(line) == true, "\(found)")
    }

    @Test func `tells a source that takes too long`() async throws {
        let yaml = nodes("get: https://api.test/nodes\ntimeout: 1s")
        let kind = try await TestServer.run { _ in
            .hang
        } while: { server in
            let checker = Checker(
                try catalog(yaml), engine: try engine(server), history: nil,
                recordings: Recordings(folder: "/nowhere"))
            let (verdicts, continuation) = AsyncStream.makeStream(of: SourceVerdict.self)
            await checker.run { continuation.yield($0) }
            continuation.finish()
            return await verdicts.first { _ in true }?.verdict.kind
        }
        #expect(kind == .slow)
    }
}

@Suite(.temporaryDirectory) struct `A check of definitions` {
    private func problems(_ yaml: String, recordings files: [String: String] = [:]) throws -> [String] {
        let folder = try TemporaryDirectory.current.appending(path: "Recordings/testnet")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        let catalog = try catalog(yaml)
        let check = DefinitionCheck(
            catalog, recordings: Recordings(folder: folder.deletingLastPathComponent().path))
        return check.problems(of: try #require(catalog["testnet"])).map { "\($0)" }
    }

    @Test func `names SQL that does not compile, with its place`() throws {
        let yaml = nodes(
            "get: https://api.test/nodes\nsamples: SELECT 'nodes.online' AS metric, 5 AS vlaue FROM json_each(:response)"
        )
        #expect(
            try problems(yaml) == [
                "Networks/testnet.yaml:12:5: sources[0].samples: the query must give the columns 'metric' and 'value'"
            ])
    }

    @Test func `names two sources of one series`() throws {
        let yaml = """
            - id: one
              get: https://api.test/1
              every: 1m
              probes: service
              samples: SELECT 'nodes.online' AS metric, :response ->> '$.n' AS value
            - id: two
              get: https://api.test/2
              every: 1m
              probes: service
              samples: SELECT 'nodes.online' AS metric, :response ->> '$.n' AS value
            """
        let found = try problems(yaml, recordings: ["one.json": #"{"n": 1}"#, "two.json": #"{"n": 2}"#])
        #expect(
            found == [
                "Networks/testnet.yaml:17:5: sources[1].samples: testnet nodes.online is of the source 'one' already;"
                    + " a series has one source"
            ])
    }

    @Test func `names what it cannot read of a recording`() throws {
        let found = try problems(nodes(), recordings: ["nodes.json": #"{"nodes": "many"}"#])
        #expect(found.first?.contains("nodes.online: is text «many», not a number") == true, "\(found)")
    }

    @Test func `is content with what is well`() throws {
        #expect(try problems(nodes(), recordings: ["nodes.json": #"{"nodes": 5}"#]) == [])
    }
}
