internal import ArgumentParser
internal import Documents
internal import Evaluation
internal import Metrics
internal import Reporting

struct Fit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit",
        abstract: "Says whether your own product should decentralize, and which layer.",
        discussion: """
            Without --answers it prints a file to fill in: 21 statements from 0 (false) to 4 (true and shown by data), and the \
            questions of the bottleneck.

            EXAMPLES
              assay fit > fit.yaml
              assay fit --answers fit.yaml -o memo.md
            """)

    @Option(help: ArgumentHelp("The file of answers.", valueName: "file")) var answers: String?
    @Option(help: "What the memo calls your product.") var product: String?
    @OptionGroup var output: Output

    func validate() throws {
        if answers == nil, product != nil || output.format == .json {
            throw ValidationError("--product and --format are of the memo: name the file of --answers too")
        }
    }

    func run() throws {
        let workspace = try Workspace()
        let fit = try FounderFit(in: workspace.files.rubrics, user: workspace.folders.rubrics)
        let bottleneck = try workspace.rubrics().first { $0.id == "bottleneck" }
        let rubrics = [fit.rubric] + [bottleneck].compactMap(\.self)
        guard let answers else { return try output.write(fit.form(bottleneck)) }
        let file = try AnswersFile(at: answers, rubrics: rubrics, now: .now())
        let memo = FitMemo(
            fit.result(file.answers, bottleneck: bottleneck), fit: fit, product: product ?? file.project,
            version: Assay.version)
        let template = try ReportTemplate(
            named: "fit", in: workspace.files.rubrics, user: workspace.folders.rubrics)
        try output.write(output.format == .json ? memo.json.text + "\n" : memo.markdown(template))
    }
}

extension FounderFit {
    /// A file of answers to fill in, every statement still unknown.
    fileprivate func form(_ bottleneck: Rubric?) -> String {
        var lines = [
            "# 0 false, 1 mostly false, 2 partly true, 3 mostly true, 4 true and shown by data: { level: 3 }",
            "answers:",
        ]
        for group in rubric.questions {
            lines.append("  # \(group.title)")
            for item in group.items {
                lines.append("  \(item.id): { state: unknown }  # \(item.question ?? item.title)")
            }
        }
        guard let bottleneck else { return lines.joined(separator: "\n") + "\n" }
        lines.append("  # \(bottleneck.title)")
        for item in bottleneck.items {
            let levels = item.item?.levels.enumerated().map { "\($0.offset) \($0.element)" } ?? []
            let options = item.item?.options ?? []
            let allowed =
                options.isEmpty ? levels.joined(separator: " ") : "choice: " + options.joined(separator: ", ")
            lines.append("  \(item.id): { state: unknown }  # \(item.question ?? item.title) \(allowed)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
