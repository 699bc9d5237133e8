internal import ArgumentParser
internal import Catalog
internal import Documents
internal import Evaluation
internal import FoundationEssentials
internal import History
internal import Metrics
internal import Reporting

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a project's newest assessment as Markdown.",
        discussion: """
            The same assessment gives the same bytes.

            EXAMPLE
              assay report akash -o akash.md
            """)

    @Argument(help: "The project's id or name.") var project: String
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file to write; without it, standard output.", valueName: "file"))
    var output: String?
    @Flag(help: "Write over a file that exists.") var force = false
    @OptionGroup var options: Options

    func run() throws {
        let workspace = try Workspace(options)
        let catalog = workspace.catalog()
        let file = try workspace.database()
        let store = try workspace.assessments(in: file, catalog: catalog)
        let project = try store.project(project)
        let assessment =
            try store.latest(of: project)
            ?? Assessment(
                project: project.id, assessor: "nobody yet", asOf: .now(), rubrics: workspace.rubrics())
        let rubrics =
            assessment.submitted == nil ? try workspace.rubrics() : try store.rubrics(of: assessment)
        let figures = try project.network.map {
            try MeasuredFigure.all(
                of: $0, in: History(file), vocabulary: catalog.vocabulary, asOf: assessment.asOf)
        }
        let report = AssessmentReport(
            project: project, assessment: assessment, rubrics: rubrics, figures: figures ?? [],
            version: Assay.version)
        let template = try ReportTemplate(at: workspace.files.rubrics + "/Reports/assessment.mustache")
        try write(report.markdown(template))
    }

    private func write(_ text: String) throws {
        guard let output else { return print(text, terminator: "") }
        guard force || !FileManager.default.fileExists(atPath: output) else {
            throw Failure("\(output) exists; --force writes over it")
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw Failure("\(output) cannot be written: look at the folder and its permissions")
        }
    }
}
