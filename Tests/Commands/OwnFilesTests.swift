import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `Files and folders of the user's own` {
    private func program() throws -> (program: Program, folder: String) {
        let program = try Program(networks: [:])
        let folder = ".config/assay"
        for name in ["themes", "networks"] {
            try FileManager.default.createDirectory(
                at: program.home.appending(path: "\(folder)/\(name)"), withIntermediateDirectories: true)
        }
        return (program, folder)
    }

    @Test func `a theme that cannot be used is no choice, and naming it is a mistake`() async throws {
        let (program, folder) = try program()
        try program.write("styles: {text: mauve-ish}\n", to: "\(folder)/themes/mine.yaml")
        let listed = try await program.run("config")
        #expect(listed.output.contains("(mine: cannot be used)"), "\(listed.output)")
        #expect(listed.errors.contains("themes/mine.yaml:1") && listed.status == 0, "\(listed.errors)")
        try program.write("theme: mine\n", to: "\(folder)/config.yaml")
        let named = try await program.run("config")
        #expect(named.status == 1)
        #expect(named.errors.contains("config.yaml names the theme 'mine', which cannot be used"))
    }

    @Test func `keys are listed as the configuration gives them`() async throws {
        let (program, folder) = try program()
        /// What an action's line begins with, behind its name.
        func keys(of action: String, in outcome: Program.Outcome) -> [Substring] {
            outcome.lines.first { $0.hasPrefix("\(action) ") }?.split(separator: "  ")
                .dropFirst().first?.split(separator: " ") ?? []
        }
        let plain = try await program.run("config", "--keys")
        #expect(keys(of: "quit", in: plain).first == "q" && plain.status == 0, "\(plain.output)")
        // The help loses its ?, for it is given to another.
        try program.write("keys:\n  quit: [x, \"?\"]\n", to: "\(folder)/config.yaml")
        let changed = try await program.run("config", "--keys")
        #expect(keys(of: "quit", in: changed) == ["x", "?"], "\(changed.output)")
        #expect(!keys(of: "help", in: changed).contains("?"), "\(changed.output)")
        #expect(changed.errors.isEmpty && changed.status == 0)
        try program.write("keys:\n  quiit: x\n", to: "\(folder)/config.yaml")
        let refused = try await program.run("config", "--keys")
        #expect(keys(of: "quit", in: refused) == keys(of: "quit", in: plain))
        #expect(refused.errors.contains("config.yaml:2"), "\(refused.errors)")
    }

    @Test func `a network file of the folder is checked once`() async throws {
        let (program, folder) = try program()
        let path = try program.write(
            "id: mine\nname: Mine\nlayer: nowhere\n", to: "\(folder)/networks/mine.yaml")
        let outcome = try await program.run("check", path)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains(": 1 problem\n"), "\(outcome.output)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }

    @Test func `a project may be called in any script`() async throws {
        let (program, _) = try program()
        #expect(try await program.run("project", "add", "漢字").output == "added project-1, which is 漢字\n")
        #expect(
            try await program.run("project", "add", "Δοκιμή").output == "added project-2, which is Δοκιμή\n")
        #expect(try await program.run("project", "remove", "漢字").status == 0)
        #expect(try await program.run("project", "add", "漢字").output == "added project-1, which is 漢字\n")
        let refused = try await program.run("project", "add", "—")
        #expect(refused.status == 1 && refused.errors.contains("has a letter or digit"))
    }

    @Test func `a folder that cannot be made is named, with what to do`() async throws {
        let (program, _) = try program()
        try program.write("", to: "file")
        let outcome = try await program.run(
            "project", environment: ["ASSAY_DATABASE": "", "XDG_DATA_HOME": program.home.path + "/file"])
        let file = program.home.path + "/file"
        #expect(
            outcome.errors.contains(
                "\(file)/assay cannot be written: \(file) is a file and no folder; name another file with --database"
            ), "\(outcome.errors)")
        let report = try await program.run("fit", "--output", "/nonexistent/x.md")
        #expect(!report.errors.contains("NSCocoa"), "\(report.errors)")
    }
}
