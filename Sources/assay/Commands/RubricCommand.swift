internal import ArgumentParser
internal import Documents
internal import Evaluation
internal import FoundationEssentials
internal import Metrics

struct RubricCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rubric",
        abstract: "Shows the rubrics in force, checks them, and says what differs between two editions.",
        discussion: "EXAMPLE\n  assay rubric show checklist",
        subcommands: [List.self, Show.self, Check.self, Diff.self, Weigh.self], defaultSubcommand: List.self)
}

extension RubricCommand {
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Prints the rubrics in force with their versions, hashes and weights.",
            discussion: "EXAMPLE\n  assay rubric list")

        func run() throws {
            let workspace = try Workspace()
            let rubrics = try workspace.rubrics()
            let fit = try FounderFit(in: workspace.files.rubrics, user: workspace.folders.rubrics)
            for rubric in rubrics {
                let share = rubric.isScored ? "\(Unit.ratio.text(rubric.share)) of the score" : "gates alone"
                show("\(rubric.id)  \(rubric.edition)  \(rubric.items.count) items  \(share)")
            }
            show("\(fit.rubric.id)  \(fit.edition)  \(fit.statements.count) statements")
            let layers = try LayerTaxonomy(in: workspace.files.rubrics, user: workspace.folders.rubrics)
            show("layers  \(layers.version)  \(layers.entries.count) layers")
            show("weights: \(rubrics.weightings.map(\.id).joined(separator: ", "))")
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Prints a rubric, or one question or item of it, in full.",
            discussion: "EXAMPLES\n  assay rubric show risks\n  assay rubric show q3.gpus")

        @Argument(help: "A rubric's id, or that of a question or item.") var id: String
        func run() throws {
            let workspace = try Workspace()
            let fit = try FounderFit(in: workspace.files.rubrics, user: workspace.folders.rubrics)
            let rubrics = try workspace.rubrics() + [fit.rubric]
            if let rubric = rubrics.first(where: { $0.id == id }) {
                show("\(rubric.title)  \(rubric.edition)")
                for question in rubric.questions { show(question.text(depth: 0)) }
            } else if let criterion = rubrics.lazy.compactMap({ $0.criterion(id) }).first {
                show(criterion.text(depth: 0))
            } else {
                let known =
                    rubrics.map(\.id) + rubrics.flatMap(\.questions).flatMap { [$0.id] + $0.items.map(\.id) }
                let hint = Spelling.hint(for: id, among: known)
                throw misuse(
                    "no rubric, question or item '\(id)'\(hint.isEmpty ? "; rubrics: " : hint + " Rubrics: ")"
                        + rubrics.map(\.id).joined(separator: ", "))
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Says what is wrong with the rubrics in force, or with one file.",
            discussion: """
                A version that an assessment answers is frozen: other content needs another number, which is named.

                EXAMPLE
                  assay rubric check ~/.config/assay/rubrics/checklist.yaml
                """)

        @Argument(help: "A rubric file; without it, all that is in force.") var file: String?
        @OptionGroup var database: DatabaseOption

        func run() throws {
            let workspace = try Workspace(database: database.database)
            if let file {
                let content = try RubricFileContent(
                    at: file, in: workspace.files.rubrics, user: workspace.folders.rubrics)
                switch content {
                case .rubric(let rubric):
                    show("\(rubric.id)  \(rubric.edition)  \(rubric.items.count) items  ok")
                case .overlay(let rubric):
                    show("adds to \(rubric.id)  \(rubric.edition)  \(rubric.items.count) items  ok")
                case .fit(let fit):
                    show("\(fit.rubric.id)  \(fit.edition)  \(fit.statements.count) statements  ok")
                case .layers(let layers):
                    show("layers  \(layers.version)  \(layers.entries.count) layers  ok")
                }
                return
            }
            let rubrics = try workspace.rubrics()
            let fit = try FounderFit(in: workspace.files.rubrics, user: workspace.folders.rubrics)
            let layers = try LayerTaxonomy(in: workspace.files.rubrics, user: workspace.folders.rubrics)
            var problems = rubrics.problems()
            if FileManager.default.fileExists(atPath: workspace.databasePath) {
                problems += try frozen(rubrics, workspace.assessments(in: workspace.database()))
            }
            for problem in problems { complain(problem) }
            if !problems.isEmpty { throw ExitCode.failure }
            for rubric in rubrics { show("\(rubric.id)  \(rubric.edition)  ok") }
            show("\(fit.rubric.id)  \(fit.edition)  ok")
            show("layers  \(layers.version)  ok")
        }

        private func frozen(_ rubrics: [Rubric], _ store: AssessmentStore) throws -> [String] {
            try rubrics.flatMap { rubric in
                try store.editions(of: rubric.id).filter {
                    $0.edition.version == rubric.edition.version && $0.edition.hash != rubric.edition.hash
                }.map { used in
                    let change = RubricChange(from: used, to: rubric)
                    return
                        "\(rubric.id) \(rubric.edition.version) was used with another content and is frozen; "
                        + "give this one the version \(change.version(after: used.edition.version))"
                }
            }
        }
    }

    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff",
            abstract: "Says what differs between two rubric files, and which version the newer one needs.",
            discussion: "EXAMPLE\n  assay rubric diff old/checklist.yaml Rubrics/checklist.yaml")

        @Argument(help: "The older file.") var old: String
        @Argument(help: "The newer file.") var new: String

        func run() throws {
            let workspace = try Workspace()
            func rubric(_ path: String) throws -> Rubric {
                let content = try RubricFileContent(
                    at: path, in: workspace.files.rubrics, user: workspace.folders.rubrics)
                guard let rubric = content.rubric else {
                    throw misuse("\(path) holds layers, which have no items to compare")
                }
                return rubric
            }
            let (before, after) = (try rubric(old), try rubric(new))
            let change = RubricChange(from: before, to: after)
            for entry in change.entries {
                show(
                    "\(entry.bump.rawValue)  \(entry.path): \(entry.before ?? "nothing") -> \(entry.after ?? "nothing")"
                )
            }
            let needed = change.version(after: before.edition.version)
            show(
                "\(change.entries.count) differences; \(change.bump.rawValue): \(before.edition.version) -> \(needed)"
            )
            if change.bump != .none, after.edition.version == before.edition.version {
                complain("the newer file still has the version \(after.edition.version)")
                throw ExitCode.failure
            }
        }
    }

    struct Weigh: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "weigh",
            abstract: "Asks for your own weights, one question each, and prints a file that offers them.",
            discussion: """
                EXAMPLE
                  assay rubric weigh > ~/.config/assay/rubrics/my-weights.yaml
                """)

        func run() throws {
            guard let checklist = try Workspace().rubrics().first,
                var dialogue = SwingDialogue(checklist)
            else { return }
            while true {
                complain(dialogue.step.prompt)
                switch dialogue.step {
                case .choose(let questions):
                    for question in questions { complain("  \(question.id)  \(question.title)") }
                    let id = try answer()
                    dialogue.choose(id)
                    if case .choose = dialogue.step {
                        complain("'\(id)' is none of these; type its id, such as \(questions[0].id)")
                    }
                case .rate:
                    let text = try answer()
                    if text == "back" {
                        dialogue.back()
                    } else if let points = Double(text), (0...100).contains(points) {
                        dialogue.rate(points)
                    } else {
                        complain("'\(text)' is no number from 0 to 100; 'back' takes the last answer back")
                    }
                case .done(let weighting):
                    show(weighting.file)
                    return
                }
            }
        }

        private func answer() throws -> String {
            guard let line = readLine() else { throw misuse("ended before all was answered") }
            return line
        }
    }
}

extension Weighting {
    /// A file that offers it beside the shipped ones.
    fileprivate var file: String {
        let points = points.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(
            separator: ", ")
        return """
            id: my-weights
            adds-to: checklist
            version: 1.0.0
            weights:
              - { id: \(id), title: \(title), points: { \(points) } }
            """
    }
}

extension Criterion {
    /// The criterion and what is below it, for a terminal.
    fileprivate func text(depth: Int) -> String {
        let margin = String(repeating: "  ", count: depth)
        var lines = ["\(margin)\(id)  \(question ?? title)  (\(importance.rawValue))"]
        if let why { lines.append("\(margin)  why: \(why)") }
        if let seed { lines.append("\(margin)  “\(seed)”") }
        guard let item else {
            return (lines + members.map { $0.text(depth: depth + 1) }).joined(separator: "\n")
        }
        lines += item.levels.enumerated().map { "\(margin)  \($0.offset)  \($0.element)" }
        if !item.options.isEmpty {
            lines.append("\(margin)  options: \(item.options.joined(separator: ", "))")
        }
        for measure in item.measures {
            lines.append("\(margin)  measured: \(measure.metric), \(measure.role.rawValue)")
        }
        if let beyond = item.beyond { lines.append("\(margin)  no figure gives: \(beyond)") }
        lines.append("\(margin)  to judge: \(item.judged)")
        let skipped = item.notApplicableWhen.map { "when \($0)" } ?? "never"
        lines.append("\(margin)  oldest evidence \(item.maximumAge.text); not applicable \(skipped)")
        return lines.joined(separator: "\n")
    }
}
