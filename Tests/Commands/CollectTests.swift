import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct CollectTests {
    @Test func `once is a line a source, after its transaction`() async throws {
        let program = try Program(networks: Program.networks)
        try await TestServer.run(Program.answers) { server in
            let outcome = try await program.run("collect", "--once", "--mirror", server.url)
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            let lines = outcome.lines.sorted()
            try #require(lines.count == 3)
            #expect(lines[0] == "alpha/broken  failed  HTTP 500: down")
            #expect(lines[1].wholeMatch(of: /alpha\/capacity  ok  3 samples  \d+ ms/) != nil, "\(lines[1])")
            #expect(lines[2].hasPrefix("beta/keyed  needs-key  "))
            #expect(
                server.requests.map(\.path).sorted() == [
                    "/alpha.example.org/broken", "/alpha.example.org/capacity",
                ])
            #expect(server.requests.allSatisfy { $0.header("User-Agent")?.hasPrefix("Assay/") == true })
        }
        let stored = try SQLiteShell.run(
            "SELECT metric, labels, value FROM latest ORDER BY metric", on: program.database)
        #expect(
            stored == ["gpu.available|gpu=h100|15.0", "gpu.price.median|gpu=h100|2.56", "nodes.online||62.0"])
    }

    @Test func `a configuration that was named is looked for and read, by one round too`() async throws {
        let program = try Program(networks: Program.networks)
        try await TestServer.run(Program.answers) { server in
            let bad = try program.write("refresh: never\n", to: "bad.yaml")
            let told = try await program.run(
                "collect", "--once", "--mirror", server.url, "--config", bad)
            #expect(told.status == 0)
            #expect(
                told.errors.contains("warning: ") && told.errors.contains("bad.yaml:1:"), "\(told.errors)")
            for command in [["collect", "--once"], ["collect"], ["config"], ["open"]] {
                #expect(try await program.run(command + ["--config", program.home.path]).status == 1)
                let missing = try await program.run(
                    command + ["--config", program.home.appending(path: "none.yaml").path])
                #expect(missing.status == 1)
                #expect(missing.errors.contains("there is no file "), "\(missing.errors)")
            }
        }
    }

    @Test func `a key goes out and is kept nowhere`() async throws {
        let program = try Program(networks: Program.networks)
        try await TestServer.run(
            { _ in .json(#"{"nodes": 7}"#) },
            while: { server in
                let outcome = try await program.run(
                    ["collect", "--once", "--network", "beta", "--mirror", server.url],
                    environment: ["ASSAY_TEST_KEY": "s3cr3t-k3y"])
                #expect(outcome.status == 0)
                #expect(server.requests.map { $0.header("Authorization") } == ["Bearer s3cr3t-k3y"])
                #expect(!(outcome.output + outcome.errors).contains("s3cr3t-k3y"))
            })
        for file in try FileManager.default.contentsOfDirectory(
            at: program.home, includingPropertiesForKeys: nil)
        where file.lastPathComponent.hasPrefix("assay.sqlite") {
            #expect(try Data(contentsOf: file).range(of: Data("s3cr3t-k3y".utf8)) == nil)
        }
    }

    @Test func `when all fail the status is 2 and nothing is stored as a figure`() async throws {
        let program = try Program(networks: Program.networks)
        try await TestServer.run(
            { _ in .init(status: 503) },
            while: { server in
                let outcome = try await program.run("collect", "--once", "--mirror", server.url)
                #expect(outcome.status == 2)
                #expect(outcome.lines.count == 3)
            })
        #expect(try SQLiteShell.run("SELECT count(*) FROM latest", on: program.database) == ["0"])
        #expect(try SQLiteShell.run("SELECT count(*) FROM polls", on: program.database) == ["3"])
        let status = try await program.run("status")
        #expect(status.status == 2)
        #expect(status.output.contains("no figure yet"))
    }

    @Test func `a missing key alone fails nothing`() async throws {
        let program = try Program(networks: Program.networks)
        let outcome = try await program.run(
            "collect", "--once", "--network", "beta", "--mirror", "http://127.0.0.1:9")
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 1)
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func `each line tells the time, and a signal ends it well`(signal: Int32) async throws {
        let program = try Program(networks: Program.networks)
        try await TestServer.run(Program.answers) { server in
            let terminal = try program.terminal(["collect", "--mirror", server.url])
            try await program.reading(terminal) { try terminal.wait(forText: "alpha/capacity  ok") }
            let line = try #require(
                terminal.screen.text.split(separator: "\n").first { $0.contains("  ok  ") })
            let time = try #require(ISO8601DateFormatter().date(from: String(line.prefix { $0 != " " })))
            #expect(time.timeIntervalSinceNow.magnitude < 600, "\(line)")
            try terminal.signal(signal)
            let end = try await program.reading(terminal) { try terminal.waitForExit() }
            #expect(end == .exited(0))
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func `output that nobody reads holds nothing up, and a signal ends it`() async throws {
        let program = try Program(networks: Program.networks)
        let (asked, continuation) = AsyncStream.makeStream(of: String.self)
        try await TestServer.run(
            { request in
                continuation.yield(request.path)
                return await Program.answers(request)
            },
            while: { server in
                let (process, end) = try program.startUnread("collect", "--mirror", server.url)
                defer { kill(process.processIdentifier, SIGKILL) }
                var paths: Set<String> = []
                for await path in asked where paths.insert(path).inserted && paths.count == 2 { break }
                process.terminate()
                #expect(await end.first { _ in true } == 0)
            })
    }

    @Test func `says with --quiet only what begins to fail`() async throws {
        let program = try Program(networks: Program.networks)
        try await TestServer.run(Program.answers) { server in
            let terminal = try program.terminal(["collect", "--quiet", "--mirror", server.url])
            try await program.reading(terminal) { try terminal.wait(forText: "alpha/broken  failed") }
            try terminal.signal(SIGTERM)
            let end = try await program.reading(terminal) { try terminal.waitForExit() }
            #expect(end == .exited(0))
            let text = terminal.screen.text
            #expect(text.split(separator: "alpha/broken").count == 2, "\(text)")
            #expect(!text.contains("alpha/capacity") && !text.contains("beta/keyed"), "\(text)")
        }
    }

    @Test func `a second collector of one database is refused`() async throws {
        let program = try Program(networks: Program.networks)
        try await TestServer.run(Program.answers) { server in
            let first = try program.terminal(["collect", "--mirror", server.url])
            try await program.reading(first) { try first.wait(forText: "alpha/capacity  ok") }
            let second = try await program.run("collect", "--mirror", server.url)
            #expect(second.status == 1)
            #expect(second.errors.contains("another Assay collects into"))
            try first.signal(SIGTERM)
            let end = try await program.reading(first) { try first.waitForExit() }
            #expect(end == .exited(0))
        }
    }
}
