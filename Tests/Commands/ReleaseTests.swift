import TestSupport
import Testing

@Suite(.temporaryDirectory) struct ReleaseTests {
    /// A program whose source has told a price that no GPU has.
    private func withImpossiblePrice(_ body: (Program) async throws -> Void) async throws {
        let program = try Program(networks: Program.networks)
        let answers: TestServer.Handler = { _ in
            .json(#"{"nodes": 62, "models": [{"model": "H100", "usd": 90000, "free": 15}]}"#)
        }
        try await TestServer.run(answers) { server in
            _ = try await program.run("collect", "--once", "--network", "alpha", "--mirror", server.url)
        }
        try await body(program)
    }

    @Test func `a figure in quarantine is listed, released by hand, and counts from then on`() async throws {
        try await withImpossiblePrice { program in
            let list = try await program.run("release")
            #expect(list.status == 0)
            #expect(list.lines.count == 1)
            #expect(list.output.hasPrefix("alpha gpu.price.median{gpu=h100}  90000.0 at "), "\(list.output)")
            #expect(list.output.hasSuffix("  none is good\n"))

            let release = try await program.run(
                "release", "alpha", "gpu.price.median", "--label", "gpu=h100")
            #expect(release.status == 0)
            #expect(release.output == "alpha gpu.price.median{gpu=h100}: 1 released\n")
            #expect(try await program.run("release").output == "nothing is in quarantine\n")
            let after = try await program.run(
                "sql", "SELECT value FROM samples WHERE quality = 'good' AND value = 90000")
            #expect(after.output.contains("90000"), "\(after)")
        }
    }

    @Test func `a figure in quarantine is marked wherever the status is read`() async throws {
        try await withImpossiblePrice { program in
            let table = try await program.run("status", "--csv")
            // Lines of CSV end with CR LF, which is one character.
            let rows = table.output.split(whereSeparator: \.isNewline)
            #expect(
                rows.contains { $0.contains(",90000") && $0.hasSuffix(",quarantined,,measured") }, "\(table)")
            let json = try await program.run("status", "--json")
            #expect(
                json.output.contains(#""quality":"quarantined","good_value":null,"good_at":null"#), "\(json)")
        }
    }

    @Test func `a series with nothing in quarantine releases nothing and says so by its status`() async throws
    {
        try await withImpossiblePrice { program in
            let release = try await program.run("release", "alpha", "nodes.online")
            #expect(release.status == 2)
            #expect(release.output == "alpha nodes.online: 0 released\n")
        }
    }

    @Test(arguments: [["alpha"], ["alpha", "nodes.online", "--label", "gpu"]])
    func `half a series is a usage error`(arguments: [String]) async throws {
        let program = try Program(networks: Program.networks)
        let outcome =
            arguments.count == 1
            ? try await program.run("release", arguments[0])
            : try await program.run("release", arguments[0], arguments[1], arguments[2], arguments[3])
        #expect(outcome.status == 64)
    }
}
