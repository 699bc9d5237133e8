internal import Alerts
internal import Analysis
internal import ArgumentParser
internal import Catalog
internal import Collection
internal import Configuration
internal import Dashboard
internal import Demo
internal import Documents
internal import Evaluation
internal import History
internal import Metrics
internal import Reporting
internal import Storage
internal import Terminal

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Opens the dashboard on recorded answers and a generated past; needs no network.",
        discussion: """
            Nothing in it is measured: recorded and generated figures are marked as such, and lie in a database of \
            their own, which is made at the first start and kept. Two projects begin with answers of the assessor \
            "demo": what those figures say, as an example; nobody judged them. Alerts that are made in it are kept, \
            in demo-alerts.yaml beside the configuration; which screen was open and what was watched there is not.

            EXAMPLE
              assay demo
            """)

    @Flag(help: "Draw in ASCII alone.")
    var ascii = false

    @Flag(inversion: .prefixedNo, help: "Take clicks and the wheel.")
    var mouse = true

    @Flag(help: "Make the demo's database anew; a file that no demo made is left alone.")
    var fresh = false

    @Option(
        help: ArgumentHelp(
            "The demo's database.",
            discussion: "Without it: assay/demo-VERSION.sqlite in the XDG data folder.",
            valueName: "file"))
    var database: String?

    func run() async throws {
        let files = try ShippedFiles()
        let folders = try UserFolders()
        try folders.makeData()
        let path = database ?? "\(folders.data)/demo-\(Assay.version).sqlite"
        // Before anything is made or removed.
        guard TerminalSession.isPossible else { throw unusable(TerminalError.notATerminal) }
        let lease = try CollectionLease(for: path)
        if fresh, lease == nil {
            throw Failure("another process has the demo \(path) open; end it first")
        }
        let catalog = Catalog.load(shipped: files.data, user: nil)
        let demo = try Demo(
            catalog, recordings: Recordings(folder: files.data + "/Recordings"), database: path,
            isFresh: fresh)
        let assessments = try AssessmentStore(
            demo.file, beginningWith: Project.all(in: files.data + "/Projects", added: .now()))
        let rubrics = { @Sendable in try Rubric.all(in: files.rubrics) }
        let priceRules = { @Sendable in PriceRules.load(shipped: files.data, catalog: catalog).rules }
        let collector: Collector
        do {
            let line = ProgressLine()
            // Also before what went wrong is said.
            defer { line.erase() }
            collector = try await demo.start { line.show("making the demo's past, once", $0) }
            try DemoAssessments(store: assessments).submit(at: .now(), rubrics: rubrics) {
                ProjectEvidence(catalog, rules: priceRules(), history: demo.history)
            }
        }
        let themes = ThemeLibrary(shipped: files.data, user: folders.config)
        var names = KnownNames(themes: themes, catalog)
        // The user's own are not part of the demo, and no mistake.
        (names.networks, names.metrics, names.sources) = (nil, nil, [:])
        let options = TerminalOptions(usesMouse: mouse, isASCII: ascii)
        var setup = Dashboard.Setup(
            catalog: catalog, history: demo.history, assessments: assessments,
            rubrics: rubrics,
            rubricFolders: RubricFolders(shipped: files.rubrics, user: folders.rubrics),
            priceRules: priceRules,
            collector: lease == nil ? nil : collector, alerts: try AlertStore(demo.file),
            assessor: DemoAssessments.assessor,
            configuration: ConfigurationFile(
                path: folders.config + "/config.yaml", rules: folders.config + "/demo-alerts.yaml",
                names: names),
            themes: themes)
        if lease == nil {
            setup.holder = { CollectionLease.holder(for: demo.file.path) }
            setup.successor = {
                guard let lease = try? await CollectionLease.waiting(for: demo.file.path) else { return nil }
                return Dashboard.Successor(collector, lease: lease)
            }
        }
        setup.isDemo = true
        setup.fitFile = folders.data + "/demo-fit.yaml"
        setup.version = Assay.version
        let dashboard = Dashboard(setup)
        do {
            try await dashboard.run(on: TerminalSession(), options: options)
        } catch {
            throw unusable(error)
        }
        withExtendedLifetime(lease) {}
    }

    private func unusable(_ error: any Error) -> ExitCode {
        complain("assay: \(error); the demo needs a terminal")
        return ExitCode(2)
    }
}
