import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct MisuseTests {
    @Test(arguments: [
        (["report", "--history", "alpha", "--weights", "investor"], "leave out --weights and --as-of"),
        (["report", "--history", "alpha", "--as-of", "now"], "leave out --weights and --as-of"),
        (["fit", "--format", "json"], "name the file of --answers too"),
        (["fit", "--product", "Ours"], "name the file of --answers too"),
        (["release", "--label", "gpu=h100"], "name its network and metric too"),
        (["release", "alpha", "nodes.online", "--label", "h100"], "is not of the form name=value"),
        (["config", "--example", "--keys"], "it stands alone"),
        (["chart", "alpha", "nodes.online", "--kind", "sparkline", "--log"], "leave out --height and --log"),
        (["project", "claim", "alpha", "nodes.online", "1", "--url", "http://"], "--url takes an address"),
        (["score", "nobody"], "there is no project 'nobody'"),
    ])
    func `an option that could not be followed is refused`(arguments: [String], message: String) async throws
    {
        let outcome = try await Program(networks: Program.networks).run(arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func `a metric that nothing has is a mistake, one without values is none`() async throws {
        try await Program.collected { program in
            let wrong = try await program.run("chart", "alpha", "nodes.onlin")
            #expect(wrong.status == 64 && wrong.errors.contains("did you mean 'nodes.online'?"), "\(wrong)")
            #expect(try await program.run("chart", "alpha", "gpu.total").status == 2)
        }
    }

    @Test func `a place that takes no document is named`() async throws {
        let program = try Program(networks: Program.networks)
        let folder = try await program.run("fit", "-o", program.home.path, "--force")
        #expect(folder.status == 1 && folder.errors.contains("is a folder"), "\(folder)")
        #expect(try await program.run("fit", "-o", "").errors.contains("names no file"))
        // A device is written to, and is not there to be kept.
        #expect(try await program.run("fit", "-o", "/dev/null").status == 0)
    }

    @Test func `a full disk is not blamed on the database`() async throws {
        try await Program.collected { program in
            let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
            let outcome = try await program.run(["export"], into: full)
            #expect(outcome.status == 1 && !outcome.errors.contains("database"), "\(outcome)")
        }
    }
}
