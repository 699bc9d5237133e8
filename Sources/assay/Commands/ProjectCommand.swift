internal import ArgumentParser
internal import Catalog
internal import Documents
internal import Evaluation
internal import Metrics
internal import Text
internal import Reporting

struct ProjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "project",
        abstract: "Keeps the list of what is scored.",
        discussion: """
            EXAMPLE
              assay project add "Example Labs" --network akash
            """,
        subcommands: [Add.self, List.self, Remove.self, Tie.self, ClaimCommand.self, ReplyCommand.self],
        defaultSubcommand: List.self)
}

extension ProjectCommand {
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Puts a project on the list.",
            discussion: "EXAMPLE\n  assay project add \"Example Labs\" --network akash")

        @Argument(help: "Its name.") var name: String
        @Option(help: ArgumentHelp("The network whose figures bear on it.", valueName: "id")) var network:
            String?
        @OptionGroup var database: DatabaseOption

        func run() throws {
            let workspace = try Workspace(database: database.database)
            let catalog = workspace.catalog()
            _ = try workspace.networks(network.map { [$0] } ?? [], in: catalog)
            let project = try workspace.assessments(in: workspace.database())
                .add(named: name, network: network, at: .now())
            let isNumbered = Project.id(ofName: name) == nil
            show(plain("added \(project.id)\(isNumbered ? ", which is \(name)" : "")"))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Prints the projects with their scores.", discussion: "EXAMPLE\n  assay project list")

        @OptionGroup var database: DatabaseOption

        func run() throws {
            let source = try ScoreSource(Workspace(database: database.database))
            let rows = try source.store.projects().map { project in
                let card = try source.score(project.id).card
                return [
                    project.id, project.name, "\(card.capped)",
                    "\(card.overall.coverageText) answered", card.verdict.rawValue,
                    project.network.map { "tied to \($0)" } ?? "",
                ]
            }
            for line in Self.aligned(rows) { show(line) }
        }

        /// Cells below each other; a name may have signs that take two columns.
        private static func aligned(_ rows: [[String]]) -> [String] {
            let cells = rows.map { $0.map { SafeText($0) } }
            let widths = (cells.first ?? []).indices.map { column in cells.map { $0[column].width }.max() ?? 0
            }
            return cells.map { row in
                let line = zip(row, widths).map { $0.fitted(to: $1).string }.joined(separator: "  ")
                return String(line.reversed().drop { $0 == " " }.reversed())
            }
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove",
            abstract: "Takes a project off the list; its assessments stay in the database.",
            discussion: "EXAMPLE\n  assay project remove example-labs")

        @Argument(help: "Its id or name.") var project: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            let workspace = try Workspace(database: database.database)
            let store = try workspace.assessments(in: workspace.existingDatabase())
            let project = try store.project(project)
            try store.remove(project, at: .now())
            show("removed \(project.id); adding it again brings its assessments back")
        }
    }

    struct Tie: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "tie",
            abstract: "Ties a project to the network whose figures bear on it.",
            discussion: "EXAMPLE\n  assay project tie example-labs akash")

        @Argument(help: "Its id or name.") var project: String
        @Argument(help: "The network's id; without it the project is tied to none.") var network: String?
        @OptionGroup var database: DatabaseOption

        func run() throws {
            let workspace = try Workspace(database: database.database)
            let catalog = workspace.catalog()
            _ = try workspace.networks(network.map { [$0] } ?? [], in: catalog)
            let store = try workspace.assessments(in: workspace.existingDatabase())
            let project = try store.project(project)
            try store.tie(project, to: network)
            show("\(project.id) is tied to \(network ?? "no network")")
        }
    }

    struct ClaimCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "claim",
            abstract: "Records a figure that a project states of itself, to be set against what is measured.",
            discussion: """
                EXAMPLE
                  assay project claim ionet gpu.total 327000 --url https://io.net --date 2026-11-20
                """)

        @Argument(help: "Its id or name.") var project: String
        @Argument(help: "What the figure is: gpu.total, nodes.online …") var metric: String
        @Argument(help: "The figure, in the metric's unit; also as tables write it: 95%, 1.2EiB.") var value:
            String
        @Option(help: "Where it says so.") var url: String
        @Option(help: ArgumentHelp("When that was read; without it, today.", valueName: "day")) var date:
            AsOf?
        @Option(help: "The project's own words.") var text: String?
        @Flag(help: "Write over what was recorded of the same figure and day.") var force = false
        @OptionGroup var database: DatabaseOption

        func validate() throws {
            guard Evidence.isAddress(url) else {
                throw ValidationError("--url takes an address with https:// or http://")
            }
        }

        func run() throws {
            let workspace = try Workspace(database: database.database)
            let vocabulary = workspace.catalog().vocabulary
            guard let known = vocabulary[metric] else {
                throw misuse("no metric '\(metric)'\(Spelling.choice(for: metric, among: vocabulary.names))")
            }
            let unit = known.unit
            guard let written = WrittenNumber(value), written.unit == nil || written.unit == unit else {
                throw misuse("'\(value)' is no number of \(unit.rawValue)")
            }
            let value = written.value
            guard known.bounds?.contains(value) ?? true else {
                let bounds =
                    known.bounds.map { "\(unit.text($0.lowerBound)) to \(unit.text($0.upperBound))" } ?? ""
                throw misuse("\(metric) is from \(bounds), not \(unit.text(value))")
            }
            if let date, date.time > Timestamp.now().latestWritten {
                throw misuse("--date \(date.time.day) has not come yet")
            }
            let store = try workspace.assessments(in: workspace.existingDatabase())
            let project = try store.project(project)
            // A day, as one that is named: two of the same are one.
            let day = date?.time ?? Timestamp.now().startOfDay
            let claim = Claim(metric: metric, value: value, text: text, url: url, date: day)
            let old = project.claims.first { ($0.metric, $0.date) == (metric, claim.date) }
            if let old, old != claim, !force {
                throw Failure(
                    "\(project.id) claims \(metric) \(unit.textWithName(old.value)) on \(old.date.day) already; "
                        + "--force writes over it")
            }
            try store.record(claim, of: project)
            show("\(project.id) claims \(metric) \(unit.textWithName(value)), read on \(claim.date.day)")
        }
    }

    struct ReplyCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reply",
            abstract: "Stores the project's reply, word for word; reports print it.",
            discussion: "EXAMPLE\n  assay project reply akash --author \"Akash Network\" --file reply.txt")

        @Argument(help: "Its id or name.") var project: String
        @Option(help: "Who speaks for the project.") var author: String
        @Option(help: ArgumentHelp("The file that holds the reply.", valueName: "file")) var file: String
        @OptionGroup var database: DatabaseOption

        func run() throws {
            let workspace = try Workspace(database: database.database)
            let text = try RubricText(reading: file).text
            guard author.hasWords, text.hasWords else {
                throw misuse("a reply has words, and an author")
            }
            let store = try workspace.assessments(in: workspace.existingDatabase())
            let project = try store.project(project)
            try store.record(Reply(text: text, author: author, date: .now()), of: project)
            show("stored the reply of \(project.id)")
        }
    }
}
