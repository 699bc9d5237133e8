import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct DoctorTests {
    @Test func `it says what works`() async throws {
        try await Program.collected { program in
            let outcome = try await program.run("doctor")
            #expect(outcome.status == 0)
            #expect(outcome.lines.allSatisfy { !$0.hasPrefix("BAD   ") }, "\(outcome.output)")
            #expect(outcome.output.contains("definitions: 2 networks, 3 sources"))
            #expect(outcome.output.contains("database: \(program.database.path), from "))
            #expect(outcome.output.contains("rubrics: checklist "))
        }
    }

    @Test func `it says what to do about what does not`() async throws {
        let program = try Program(networks: Program.networks)
        try program.write("id: gamma\nnmae: G\n", to: "files/Data/Networks/gamma.yaml")
        let outcome = try await program.run(["doctor"], environment: ["LANG": "C", "TERM": "dumb"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("BAD   definition: Networks/gamma.yaml:2:1: nmae: unknown key"))
        #expect(outcome.output.contains("note  locale: C: not UTF-8"))
        #expect(outcome.output.contains("note  terminal: TERM=dumb cannot place its cursor"))
        #expect(outcome.output.contains("note  database: "))
    }

    @Test func `it knows which terminals can show the dashboard`() async throws {
        let program = try Program(networks: Program.networks)
        for (name, line) in [
            ("xterm", "ok    terminal: TERM=xterm"),
            ("no-such-terminal", "note  terminal: no terminfo entry for TERM=no-such-terminal"),
            ("", "note  terminal: TERM is not set"),
        ] {
            let outcome = try await program.run(["doctor"], environment: ["TERM": name])
            #expect(outcome.lines.contains { $0.hasPrefix(line) }, "\(outcome.output)")
        }
    }

    @Test func `it tells of the clock and of the sources`() async throws {
        try await Program.collected { program in
            let well = try await program.run("doctor")
            let clock = well.lines.first { $0.hasPrefix("ok    clock: ") }
            #expect(clock?.hasSuffix("after the newest poll") == true)
            #expect(well.lines.contains { $0.hasPrefix("note  sources: 1 up to date, 1 failing, 1 never") })
            let database = program.database
            _ = try SQLiteShell.run(
                """
                UPDATE poll SET slot = slot + 86400, kind = 2, more = '{"reason":"HTTP 500: \\u001b[2Jno"}'
                """, on: database)
            let ill = try await program.run("doctor")
            #expect(ill.status == 1)
            #expect(ill.lines.contains { $0.hasPrefix("BAD   clock: ") && $0.contains("set the clock") })
            #expect(ill.lines.contains { $0.hasPrefix("note  sources: 3 failing") })
            #expect(ill.lines.contains { $0.hasPrefix("note  source: ") && $0.contains("HTTP 500: ") })
            #expect(!ill.output.contains("\u{1B}"))
        }
    }

    @Test func `a folder that cannot keep what was chosen is bad, a missing one is not`()
        async throws
    {
        let program = try Program(networks: Program.networks)
        let state = program.home.appending(path: "state").path
        let well = try await program.run(["doctor"], environment: ["XDG_STATE_HOME": "\(state)/mine"])
        #expect(well.lines.contains("ok    state: \(state)/mine/assay"), "\(well.output)")
        // Nothing is made by looking.
        #expect(!FileManager.default.fileExists(atPath: state))
        try program.write("a file in the way", to: "state")
        let ill = try await program.run(["doctor"], environment: ["XDG_STATE_HOME": "\(state)/mine"])
        #expect(ill.status == 1)
        #expect(
            ill.lines.contains(
                "BAD   state: \(state)/mine cannot be written: \(state) is a file and no folder; "
                    + "point XDG_STATE_HOME elsewhere; until then the dashboard forgets what was chosen when it ends"
            ), "\(ill.output)")
    }

    @Test func `it tells who collects, and when nothing comes of it; status does too`() async throws {
        try await Program.collected { program in
            let idle = try await program.run("doctor")
            #expect(idle.lines.contains("note  collection: no process collects into this database"))
            #expect(
                idle.lines.contains { $0.hasPrefix("ok    disk: ") && $0.hasSuffix(" beside the database") })
            try program.write("4711\n", to: "assay.sqlite-collector")
            let path = program.database.path + "-collector"
            let lease = unsafe open(path, O_RDONLY)
            defer { close(lease) }
            try #require(flock(lease, LOCK_EX | LOCK_NB) == 0)
            let well = try await program.run("doctor")
            #expect(
                well.lines.contains { $0.hasPrefix("ok    collection: process 4711 collects, since 20") },
                "\(well.output)")
            #expect(try await !program.run("status").output.contains("4711"))

            try FileManager.default.setAttributes(
                [.modificationDate: Date.now - 20 * 86_400], ofItemAtPath: path)
            _ = try SQLiteShell.run("UPDATE poll SET slot = slot - 10 * 86400", on: program.database)
            let ill = try await program.run("doctor")
            let sentence = "process 4711 collects, but has stored nothing for 10 d"
            #expect(ill.status == 1)
            #expect(ill.lines.contains { $0.hasPrefix("BAD   collection: \(sentence): ") }, "\(ill.output)")
            let status = try await program.run("status")
            #expect(status.lines.first?.hasPrefix("\(sentence): ") == true, "\(status.output)")
            let json = try await program.run("status", "--json")
            #expect(json.output.hasSuffix(",\"trouble\":\"\(sentence)\"}\n"), "\(json.output)")
        }
    }

    @Test func `it reads the configuration, its themes and its rules`() async throws {
        let program = try Program(networks: Program.networks)
        #expect(
            try await program.run("doctor").output.contains("ok    configuration: none, all is as it comes"))
        try program.write("refresh: 2s\n", to: ".config/assay/config.yaml")
        #expect(try await program.run("doctor").output.contains("config.yaml, 0 alert rules"))
        try program.write("alertz: {}\n", to: ".config/assay/config.yaml")
        try program.write("about: none\n", to: ".config/assay/themes/mine.yaml")
        let ill = try await program.run("doctor")
        #expect(ill.status == 1)
        #expect(
            ill.lines.contains { $0.hasPrefix("BAD   configuration: ") && $0.contains("config.yaml:1:1: ") })
        #expect(ill.lines.contains { $0.hasPrefix("BAD   theme: ") && $0.contains("mine.yaml") })
    }

    @Test func `a file that is no database is bad`() async throws {
        let program = try Program(networks: Program.networks)
        try program.write(String(repeating: "no database ", count: 100), to: "assay.sqlite")
        let outcome = try await program.run("doctor")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("BAD   database: "))
    }

    @Test func `without its files it says where it looked`() async throws {
        let program = try Program(networks: [:])
        let outcome = try await program.run(["doctor"], environment: ["ASSAY_DATA": "/nonexistent"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("no Data/Networks and Rubrics in ASSAY_DATA=/nonexistent"))
    }
}
