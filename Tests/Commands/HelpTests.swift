import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct HelpTests {
    /// A command as the program itself lists it.
    private struct Command: Decodable {
        let commandName: String
        let superCommands: [String]?
        let shouldDisplay: Bool?
        let abstract: String?
        let subcommands: [Command]?

        /// The words that call it and each command below it, without those of the library.
        var paths: [[String]] {
            let own = (superCommands ?? []).dropFirst() + (superCommands == nil ? [] : [commandName])
            return [Array(own)] + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap(\.paths)
        }
    }

    private struct Dump: Decodable { let command: Command }

    @Test func `every command says what it does and shows an example`() async throws {
        let program = try Program(networks: [:])
        let dump = try await program.run("--experimental-dump-help")
        let paths = try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command.paths
        for known in [[], ["status"], ["project", "tie"], ["collect"], ["report"]] {
            #expect(paths.contains(known))
        }
        for path in paths {
            let outcome = try await program.run(path + ["--help"])
            #expect(outcome.status == 0)
            #expect(outcome.output.contains("OVERVIEW: "), "\(path)")
            #expect(outcome.output.contains("EXAMPLE"), "assay \(path.joined(separator: " ")) --help")
            #expect(outcome.output.contains("assay " + path.joined(separator: " ")), "\(path)")
            #expect(outcome.errors.isEmpty)
        }
        #expect(!FileManager.default.fileExists(atPath: program.database.path))
    }

    @Test(arguments: [
        ("open", ["database", "mirror", "config"]), ("collect", ["database", "mirror", "config"]),
        ("backfill", ["database", "mirror"]), ("check", ["database", "mirror"]), ("record", ["mirror"]),
        ("config", ["database", "config"]), ("export", ["database"]), ("status", ["database"]),
        ("rubric check", ["database"]), ("rubric show", []), ("fit", []),
    ])
    func `a command takes a place only if it looks there`(command: String, places: [String]) async throws {
        let help = try await Program(networks: [:]).run(
            command.split(separator: " ").map(String.init) + ["--help"])
        for place in ["database", "mirror", "config"] {
            #expect(help.output.contains("  --\(place) <") == places.contains(place), "--\(place)")
        }
    }

    @Test func `a word that is no command is named, with the nearest`() async throws {
        let outcome = try await Program(networks: [:]).run("colect", "--once")
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(
            outcome.errors
                == "assay: no command 'colect'; did you mean 'collect'?; `assay --help` lists them\n")
    }

    @Test func `the version is one line`() async throws {
        let outcome = try await Program(networks: [:]).run("--version")
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: ".").count == 3)
    }

    @Test(arguments: [
        (["status", "alpa"], "did you mean 'alpha'?"), (["status", "--json", "--csv"], "choose one of"),
        (["status", "--jso"], "--json"), (["score"], "<project>"), (["project", "add"], "<name>"),
        (["collect", "--network", "gamma"], "there are: alpha, beta"),
        (["prices", "--json", "--csv"], "choose one of"),
        (["stats"], "stats"), (["report", "akash", "-o"], "-o"),
    ])
    func `a wrong word is a usage error that helps`(arguments: [String], hint: String) async throws {
        let outcome = try await Program(networks: Program.networks).run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(hint), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    /// Each would have a terminal set its title, or hide the rest.
    @Test(arguments: [
        ["\(escape)"], ["status", "\(escape)"], ["status", "--\(escape)"], ["report", "\(escape)"],
        ["assess", "alpha", "--answers", "/nowhere/\(escape)"], ["prices", "--gpu", "\(escape)"],
        ["chart", "alpha", "\(escape)"], ["sql", "SELECT \"\(escape)"], ["import", "/nowhere/\(escape)"],
        ["status", "--database", "/nowhere/\(escape)"],
    ])
    func `what was typed is quoted without anything that a terminal obeys`(arguments: [String]) async throws {
        let outcome = try await Program(networks: Program.networks).run(arguments)
        #expect(outcome.status != 0)
        #expect(outcome.errors.hasPrefix("assay: "), "\(outcome.errors)")
        #expect(
            outcome.errors.unicodeScalars.allSatisfy {
                $0 == "\n" || $0.properties.generalCategory != .control
            })
    }

    /// `script` of util-linux runs it on a terminal.
    @Test func `what a query finds is shown on a terminal without anything that it obeys`() async throws {
        let program = try Program(networks: Program.networks)
        _ = try await program.run("collect", "--once", "--mirror", "http://127.0.0.1:1")
        for form in [[], ["--csv"]] {
            let query = ["sql", "SELECT 'a' || char(27) || ']0;title' || char(7) || 'b'"] + form
            let piped = try await program.run(query)
            #expect(piped.output.hasSuffix("a\u{1B}]0;title\u{7}b\n"))
            let shown = try await program.run(
                query, by: #"script -qec "'$0' '$1' \"$2\" $3" /dev/null"#)
            #expect(shown.status == 0 && shown.output.hasSuffix("a·]0;title·b\r\n"), "\(shown)")
        }
    }

    private static let escape = "a\u{1B}]0;title\u{7}b\u{9B}2J"
}
