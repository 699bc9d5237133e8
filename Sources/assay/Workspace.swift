internal import Analysis
internal import Alerts
internal import ArgumentParser
internal import Catalog
internal import Collection
internal import Configuration
internal import Dashboard
internal import Documents
internal import Evaluation
internal import FoundationEssentials
internal import History
internal import Metrics
internal import Reporting
internal import Storage
internal import Transport

/// What commands work with, opened when it is needed.
struct Workspace {
    /// The system's; `ASSAY_CLOCK_SPEED=144` lets a day pass in ten minutes, for measurements on a throw-away database.
    static let clock: any WallClock =
        StartEnvironment.variables["ASSAY_CLOCK_SPEED"].flatMap(Double.init).map(HastenedClock.init(speed:))
        ?? SystemClock()

    /// Where the database is.
    let databasePath: String
    /// Whether the command was told where: then it is there, unless the command begins one.
    private let isNamed: Bool
    let files: ShippedFiles
    let folders: UserFolders

    /// - Parameter database: The file that a command was told to use, if it was.
    /// - Throws: what the shipped files or the home lack.
    init(database: String? = nil) throws {
        files = try ShippedFiles()
        folders = try UserFolders()
        isNamed = database != nil
        databasePath =
            Self.value(database, or: "ASSAY_DATABASE") ?? folders.data + "/assay.sqlite"
    }

    /// The option, or else the variable, unless that is empty.
    private static func value(_ option: String?, or variable: String) -> String? {
        option ?? StartEnvironment.variables[variable].flatMap { $0.isEmpty ? nil : $0 }
    }

    func catalog() -> Catalog {
        Catalog.load(shipped: files.data, user: folders.networks)
    }

    /// What prices may be compared; what is wrong with single files is said.
    func priceRules(_ catalog: Catalog) throws -> PriceRules {
        let (rules, problems) = PriceRules.load(shipped: files.data, catalog: catalog)
        guard let rules else {
            throw problems.last ?? DocumentError(Place(file: files.data), "no price rules")
        }
        for problem in problems { complain(problem) }
        return rules
    }

    /// The catalog, narrowed to some networks.
    ///
    /// - Throws: a usage error for an id that no network has.
    func networks(_ ids: [String], in catalog: Catalog) throws -> Set<String>? {
        guard !ids.isEmpty else { return nil }
        for id in ids where catalog[id] == nil {
            throw misuse("no network '\(id)'\(Spelling.choice(for: id, among: catalog.networks.map(\.id)))")
        }
        return Set(ids)
    }

    /// Whether each of these is known: by the files of the networks, or by what a database has of others.
    ///
    /// - Throws: a usage error for the first that is neither.
    func checkNames(networks: [String], metrics: [String], in history: History) throws {
        guard !networks.isEmpty || !metrics.isEmpty else { return }
        let (catalog, stored) = (catalog(), try history.latest().map(\.series))
        let unknown = Set(networks).subtracting(stored.map(\.network))
        _ = try self.networks(networks.filter(unknown.contains), in: catalog)
        let names = Set(stored.map(\.metric)).union(catalog.vocabulary.names)
        for metric in metrics where !names.contains(metric) {
            throw misuse("no metric '\(metric)'\(Spelling.hint(for: metric, among: names.sorted()))")
        }
    }

    /// The themes that can be named.
    var themes: ThemeLibrary { ThemeLibrary(shipped: files.data, user: folders.config) }

    /// The user's configuration, not read yet.
    ///
    /// - Throws: ``Failure`` for a file that was named and is not there; the usual one may be missing.
    func configuration(at path: String?, _ catalog: Catalog) throws -> ConfigurationFile {
        if let path {
            var isFolder = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else {
                throw Failure("--config: there is no file \(path)")
            }
        }
        return ConfigurationFile(
            path: path ?? folders.config + "/config.yaml", names: KnownNames(themes: themes, catalog))
    }

    func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Opens the database; for writing, the default place is made if it is not there.
    func database(_ mode: DatabaseFile.Mode = .readWrite) throws -> DatabaseFile {
        if databasePath.hasPrefix(folders.data + "/") {
            switch mode {
            case .readWrite:
                try folders.makeData()
            case .readOnly:
                // Whoever would make the file makes its folder too: nothing is to be said of that.
                if !isThere(folders.data) { throw StorageError(.missing, path: databasePath) }
            }
        }
        let line = ProgressLine()
        return try DatabaseFile(path: databasePath, mode: mode) { part in
            guard part < 1 else { return line.erase() }
            line.show("the database is of an older Assay: keeping a copy of it", part)
        }
    }

    /// Opens the database for what changes only what is in it.
    ///
    /// - Throws: also where there is none.
    func existingDatabase() throws -> DatabaseFile {
        try database(isNamed && !isThere(databasePath) ? .readOnly : .readWrite)
    }

    /// Opens the database for what only reads, but may be the first to need its tables.
    ///
    /// - Throws: also where there is none: a name that was mistyped is no new database.
    func readableDatabase() throws -> DatabaseFile {
        do {
            return try existingDatabase()
        } catch let error as StorageError where [.readOnly, .notPermitted].contains(error.reason) {
            return try database(.readOnly)
        }
    }

    /// That another process collects into the database, but stores nothing.
    func silence(_ catalog: Catalog, _ history: History, now: Timestamp) throws -> Silence? {
        guard let holder = CollectionLease.holder(for: databasePath) else { return nil }
        let records = Dictionary(
            try history.sources().map { (SourceID(network: $0.network, source: $0.source), $0) },
            uniquingKeysWith: { first, _ in first })
        let pauses = Pauses(rememberedIn: memory)
        let sources = catalog.networks.flatMap(\.sources)
            .map { (source: $0, id: SourceID(network: $0.network, source: $0.id)) }
            .filter { pauses?.contains($0.id) != true }
        return Silence(
            of: holder.process, collectingSince: holder.since, newest: records.values.map(\.last.time).max(),
            sources: sources.map { ($0.source, records[$0.id]) }, now: now)
    }

    /// Where the dashboard keeps what was chosen on its screens.
    var memory: String { folders.state + "/dashboard.json" }

    /// Who answers, if nothing else says so.
    var userName: String {
        ["USER", "LOGNAME"].compactMap { StartEnvironment.variables[$0] }.first(where: \.hasWords) ?? "me"
    }

    /// The rubrics in force: the shipped ones with what the user says otherwise.
    func rubrics() throws -> [Rubric] { try Rubric.all(in: files.rubrics, user: folders.rubrics) }

    /// Projects and assessments; a new database begins with the shipped projects.
    func assessments(in file: DatabaseFile) throws -> AssessmentStore {
        try AssessmentStore(
            file, beginningWith: Project.all(in: files.data + "/Projects", added: .now()))
    }

    /// What sends all requests, to the mirror where there is one.
    func engine(mirror: String?) throws -> TransferEngine {
        let mirror = try Self.value(mirror, or: "ASSAY_MIRROR").map { try Mirror($0) }
        return TransferEngine(.init(userAgent: "Assay/\(Assay.version)", mirror: mirror))
    }

    func collector(
        _ catalog: Catalog, networks: Set<String>?, history: History, engine: TransferEngine
    ) -> Collector {
        Collector(
            catalog, networks: networks, fetcher: engine, history: history,
            environment: StartEnvironment.variables,
            clock: Self.clock)
    }

    /// Watches for alerts where there is no terminal; a configuration that is wrong is told of.
    func settingsService(
        configuration path: String?, _ catalog: Catalog, _ file: DatabaseFile, _ history: History,
        _ engine: TransferEngine, _ collector: Collector
    ) throws -> SettingsService {
        var configuration = try configuration(at: path, catalog)
        do {
            try configuration.read()
        } catch {
            complain("\(error); no alert is told until that is right")
        }
        let rules = try? priceRules(catalog)
        let evidence = ProjectEvidence(catalog, rules: rules, history: history)
        let assessments = try assessments(in: file)
        return SettingsService(
            configuration, history: history,
            derivation: Derivation(catalog, rules: rules, history: history), store: try AlertStore(file),
            channels: alertChannels(engine),
            findings: {
                evidence.drifts(in: assessments, rubrics: { try rubrics() }, until: Self.clock.now())
                    .map(\.finding)
            }, clock: Self.clock, asks: collector.asks,
            report: { complain("\(Self.clock.now())  \($0)") })
    }

    /// What tells of alerts beside a terminal: the program and the web address of the settings.
    func alertChannels(_ engine: TransferEngine) -> @Sendable (Settings) -> [any AlertChannel] {
        let environment = StartEnvironment.variables
        return { settings in
            var channels: [any AlertChannel] = []
            if let command = settings.delivery.command {
                channels.append(CommandChannel(command, environment: environment))
            }
            if let webhook = settings.delivery.webhook {
                channels.append(WebhookChannel(webhook, engine: engine))
            }
            return channels
        }
    }
}

extension KnownNames {
    /// All names that there are.
    init(themes: ThemeLibrary, _ catalog: Catalog) {
        let sources = Dictionary(
            catalog.networks.map { ($0.id, $0.sources.map(\.id)) }, uniquingKeysWith: { first, _ in first })
        self.init(
            themes: themes.names, actions: Dashboard.actionScreens, networks: catalog.networks.map(\.id),
            sources: sources, metrics: catalog.vocabulary.names, units: catalog.vocabulary.units,
            labels: catalog.vocabulary.metrics.mapValues(\.labels))
    }
}
