internal import Documents
internal import Alerts
internal import ArgumentParser
internal import Dashboard
internal import History
internal import Storage
internal import Terminal

struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Opens the dashboard (also without a command).",
        discussion: """
            Collects while it is open, unless another process collects into the same database.

            EXAMPLE
              assay open --ascii
            """)

    @Flag(help: "Draw in ASCII alone.")
    var ascii = false

    @Flag(inversion: .prefixedNo, help: "Take clicks and the wheel.")
    var mouse = true

    @OptionGroup var database: DatabaseOption
    @OptionGroup var requests: MirrorOption
    @OptionGroup var settings: ConfigurationOption

    func run() async throws {
        try await Opening(
            isASCII: ascii, usesMouse: mouse, database: database.database, mirror: requests.mirror,
            configuration: settings.config
        ).run()
    }
}

/// The dashboard on the user's own database, as it opens without any argument or with those of ``Open``.
struct Opening {
    var isASCII = false
    var usesMouse = true
    var database: String?
    var mirror: String?
    var configuration: String?

    func run() async throws {
        let workspace = try Workspace(database: database)
        // The files of the networks are as much work as all else together.
        async let networks = workspace.catalog()
        async let requests = workspace.engine(mirror: mirror)
        let file = try workspace.database()
        let history = try History(file)
        let lease = try CollectionLease(for: file.path)
        let assessments = try workspace.assessments(in: file)
        let alerts = try AlertStore(file)
        // While the files are being read: the first screen asks for both.
        _ = try? (history.sources(), history.latest())
        let catalog = await networks
        let engine = try await requests
        let collector = workspace.collector(catalog, networks: nil, history: history, engine: engine)
        var setup = Dashboard.Setup(
            catalog: catalog, history: history, assessments: assessments,
            rubrics: { try workspace.rubrics() },
            rubricFolders: RubricFolders(shipped: workspace.files.rubrics, user: workspace.folders.rubrics),
            priceRules: { try? workspace.priceRules(catalog) },
            collector: lease == nil ? nil : collector,
            alerts: alerts, assessor: workspace.userName,
            configuration: try workspace.configuration(at: configuration, catalog), themes: workspace.themes)
        if lease == nil {
            setup.holder = { CollectionLease.holder(for: file.path) }
            setup.successor = {
                guard let lease = try? await CollectionLease.waiting(for: file.path) else { return nil }
                return Dashboard.Successor(collector, lease: lease)
            }
        }
        setup.channels = workspace.alertChannels(engine)
        setup.fitFile = workspace.folders.data + "/fit.yaml"
        setup.version = Assay.version
        setup.clock = Workspace.clock
        setup.memory = workspace.memory
        let dashboard = Dashboard(setup)
        let terminal = TerminalOptions(usesMouse: usesMouse, isASCII: isASCII)
        do {
            try await dashboard.run(on: TerminalSession(), options: terminal)
        } catch {
            complain("assay: \(error); `assay status` prints the figures without one")
            throw ExitCode(2)
        }
        withExtendedLifetime(lease) {}
    }
}
