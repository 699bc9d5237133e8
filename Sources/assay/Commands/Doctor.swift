internal import ArgumentParser
internal import Catalog
internal import Configuration
internal import Documents
internal import Evaluation
internal import History
internal import Metrics
internal import Storage
internal import Terminal

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says what works here, and what to do about what does not.",
        discussion: """
            Reads the whole database: its pages, its references and the checksum of every packed day.

            EXAMPLE
              assay doctor
              assay doctor --salvage saved.sqlite
            """)

    @Option(
        help: ArgumentHelp(
            "Copy what is readable of a damaged database into a new file, and do nothing else.",
            valueName: "file"))
    var salvage: String?

    @OptionGroup var database: DatabaseOption

    func run() throws {
        if let salvage {
            return try Self.save(Workspace(database: database.database).database(.readOnly), to: salvage)
        }
        var findings: [Finding] = [terminal(), locale()]
        do {
            let workspace = try Workspace(database: database.database)
            findings.append(.good("files", workspace.files.root))
            findings.append(state(workspace.folders))
            findings += definitions(workspace)
            findings += configuration(workspace)
            findings.append(rubrics(workspace))
            findings += database(workspace)
            findings += measurements(workspace)
        } catch {
            findings.append(.bad("files", "\(error)"))
        }
        for finding in findings { say(plain(finding.line)) }
        if findings.contains(where: \.isBad) { throw ExitCode.failure }
    }

    private func terminal() -> Finding {
        let name = StartEnvironment.variables["TERM"] ?? ""
        return TerminalError.problem(ofTerminal: name).map { .note("terminal", "\($0)") }
            ?? .good("terminal", "TERM=\(name)")
    }

    private func locale() -> Finding {
        let variables = ["LC_ALL", "LC_CTYPE", "LANG"]
        let value = variables.compactMap { StartEnvironment.variables[$0] }.first { !$0.isEmpty } ?? "not set"
        let name = value.lowercased()
        return name.contains("utf-8") || name.contains("utf8")
            ? .good("locale", value)
            : .note("locale", "\(value): not UTF-8, so that screens are drawn in ASCII; try LANG=C.UTF-8")
    }

    /// Whether what is chosen on the screens can be kept.
    private func state(_ folders: UserFolders) -> Finding {
        do {
            try folders.tryState()
            return .good("state", folders.state)
        } catch {
            return .bad("state", "\(error); until then the dashboard forgets what was chosen when it ends")
        }
    }

    private func definitions(_ workspace: Workspace) -> [Finding] {
        let catalog = workspace.catalog()
        let sources = catalog.networks.reduce(0) { $0 + $1.sources.count }
        return [.good("definitions", "\(catalog.networks.count) networks, \(sources) sources")]
            + catalog.problems.map { .bad("definition", "\($0)") }
    }

    private func configuration(_ workspace: Workspace) -> [Finding] {
        let broken = workspace.themes.problems.sorted { $0.key < $1.key }.map {
            Finding.bad("theme", "\($0.value)")
        }
        guard var file = try? workspace.configuration(at: nil, workspace.catalog()) else { return broken }
        do {
            try file.read()
            let isThere = workspace.isThere(file.path)
            let rules = file.settings.alerts.count
            return [
                .good(
                    "configuration",
                    isThere || rules > 0 ? "\(file.path), \(rules) alert rules" : "none, all is as it comes")
            ] + broken
        } catch {
            return [.bad("configuration", "\(error)")] + broken
        }
    }

    private func rubrics(_ workspace: Workspace) -> Finding {
        do {
            let all = try workspace.rubrics()
            let fit = try FounderFit(in: workspace.files.rubrics, user: workspace.folders.rubrics)
            let layers = try LayerTaxonomy(in: workspace.files.rubrics, user: workspace.folders.rubrics)
            let editions =
                all.map { "\($0.id) \($0.edition)" }
                + ["\(fit.rubric.id) \(fit.edition)", "layers \(layers.version)"]
            return .good("rubrics", editions.joined(separator: ", "))
        } catch {
            return .bad("rubrics", "\(error)")
        }
    }
}

/// One line of the doctor's.
struct Finding {
    enum Kind: String { case good = "ok  ", note = "note", bad = "BAD " }

    let kind: Kind
    let subject: String
    let text: String

    var isBad: Bool { kind == .bad }
    var line: String { "\(kind.rawValue)  \(subject): \(text)" }

    static func good(_ subject: String, _ text: String) -> Finding {
        .init(kind: .good, subject: subject, text: text)
    }
    static func note(_ subject: String, _ text: String) -> Finding {
        .init(kind: .note, subject: subject, text: text)
    }
    static func bad(_ subject: String, _ text: String) -> Finding {
        .init(kind: .bad, subject: subject, text: text)
    }
}
