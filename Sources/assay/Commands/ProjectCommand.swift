internal import ArgumentParser
internal import Evaluation
internal import Metrics
internal import Reporting

struct ProjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "Keeps the list of what is scored.",
        discussion: """
            EXAMPLE
              assay project add "Example Labs" --network akash
            """,
        subcommands: [Add.self, List.self, Remove.self, Tie.self], defaultSubcommand: List.self)
}

extension ProjectCommand {
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Puts a project on the list.",
            discussion: "EXAMPLE\n  assay project add \"Example Labs\" --network akash")

        @Argument(help: "Its name.") var name: String
        @Option(help: ArgumentHelp("The network whose figures bear on it.", valueName: "id")) var network:
            String?
        @OptionGroup var options: Options

        func run() throws {
            let workspace = try Workspace(options)
            let catalog = workspace.catalog()
            _ = try workspace.networks(network.map { [$0] } ?? [], in: catalog)
            guard let project = Project(named: name, network: network, added: .now()) else {
                throw AssessmentStoreError.unusableName(name)
            }
            try workspace.assessments(in: workspace.database()).add(project)
            print("added \(project.id)")
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints the projects with their scores.", discussion: "EXAMPLE\n  assay project list")

        @OptionGroup var options: Options

        func run() throws {
            let workspace = try Workspace(options)
            let store = try workspace.assessments(in: workspace.database())
            let rubrics = try workspace.rubrics()
            for project in try store.projects() {
                let latest = try store.latest(of: project)
                let pinned = try latest.map { try store.rubrics(of: $0) } ?? rubrics
                let card = latest?.card(pinned) ?? Scorecard([:], rubrics: rubrics, asOf: .now())
                let covered = "\(Unit.ratio.text(card.overall.coverage)) answered"
                let parts = [project.id, "\(card.capped)", covered, project.network.map { "tied to \($0)" }]
                print(parts.compactMap(\.self).joined(separator: "  "))
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Takes a project off the list; its assessments stay in the database.",
            discussion: "EXAMPLE\n  assay project remove example-labs")

        @Argument(help: "Its id or name.") var project: String
        @OptionGroup var options: Options

        func run() throws {
            let workspace = try Workspace(options)
            let store = try workspace.assessments(in: workspace.database())
            let project = try store.project(project)
            try store.remove(project, at: .now())
            print("removed \(project.id); adding it again brings its assessments back")
        }
    }

    struct Tie: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ties a project to the network whose figures bear on it.",
            discussion: "EXAMPLE\n  assay project tie example-labs akash")

        @Argument(help: "Its id or name.") var project: String
        @Argument(help: "The network's id; without it the project is tied to none.") var network: String?
        @OptionGroup var options: Options

        func run() throws {
            let workspace = try Workspace(options)
            let catalog = workspace.catalog()
            _ = try workspace.networks(network.map { [$0] } ?? [], in: catalog)
            let store = try workspace.assessments(in: workspace.database())
            let project = try store.project(project)
            try store.tie(project, to: network)
            print("\(project.id) is tied to \(network ?? "no network")")
        }
    }
}
