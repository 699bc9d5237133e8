internal import Analysis
internal import ArgumentParser
internal import Catalog
internal import Collection
internal import Documents
internal import Evaluation
internal import FoundationEssentials
internal import History
internal import Metrics
internal import Storage
internal import Transport

/// What commands work with, opened when it is needed.
struct Workspace {
    let options: Options
    let files: ShippedFiles
    let folders: UserFolders

    init(_ options: Options) throws {
        self.options = options
        files = try ShippedFiles()
        folders = try UserFolders()
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
        for problem in catalog.problems + problems { complain("\(problem)") }
        return rules
    }

    /// The catalog, narrowed to some networks.
    ///
    /// - Throws: a usage error for an id that no network has.
    func networks(_ ids: [String], in catalog: Catalog) throws -> Set<String>? {
        guard !ids.isEmpty else { return nil }
        for id in ids where catalog[id] == nil {
            let known = catalog.networks.map(\.id).joined(separator: ", ")
            throw ValidationError(
                "no network '\(id)'\(Spelling.hint(for: id, among: catalog.networks.map(\.id))); there are: \(known)"
            )
        }
        return Set(ids)
    }

    var databasePath: String {
        options.value(options.database, or: "ASSAY_DATABASE") ?? folders.data + "/assay.sqlite"
    }

    /// Opens the database; for writing, the default place is made if it is not there.
    func database(_ mode: DatabaseFile.Mode = .readWrite) throws -> DatabaseFile {
        if mode == .readWrite, databasePath.hasPrefix(folders.data + "/") {
            try FileManager.default.createDirectory(atPath: folders.data, withIntermediateDirectories: true)
        }
        return try DatabaseFile(path: databasePath, mode: mode)
    }

    /// Who answers, if nothing else says so.
    var userName: String { options.environment["USER"] ?? options.environment["LOGNAME"] ?? "me" }

    /// The rubrics in force: the shipped ones with what the user says otherwise.
    func rubrics() throws -> [Rubric] { try Rubric.all(in: files.rubrics, user: folders.rubrics) }

    /// Projects and assessments; a new database begins with the shipped projects.
    func assessments(in file: DatabaseFile) throws -> AssessmentStore {
        try AssessmentStore(
            file, beginningWith: Project.all(in: files.data + "/Projects", added: .now()))
    }

    func collector(_ catalog: Catalog, networks: Set<String>?, history: History) throws -> Collector {
        let mirror = try options.value(options.mirror, or: "ASSAY_MIRROR").map { try Mirror($0) }
        let engine = TransferEngine(.init(userAgent: "Assay/\(Assay.version)", mirror: mirror))
        return Collector(
            catalog, networks: networks, engine: engine, history: history, environment: options.environment)
    }
}
