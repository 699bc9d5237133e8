internal import Collection
internal import Catalog
internal import Metrics

/// Everything that one frame is drawn from, of one moment.
struct Snapshot: Sendable {
    var now: Timestamp
    /// Every source of the catalog, in its order.
    var sources: [SourceRow] = []
    /// In the catalog's order.
    var networks: [NetworkSummary] = []
    var detail: NetworkDetail?
    var projects: [ProjectSummary] = []
    var desk: AssessmentDesk?
    /// What is wrong with the definitions, or with the database.
    var problems: [String] = []
    /// Whether somebody else collects into the same database.
    var isReader = false

    init(now: Timestamp) { self.now = now }

    /// Sources whose figures are as young as their schedule promises.
    var freshCount: Int { sources.count { $0.health == .ok } }

    func sources(of network: String) -> [SourceRow] { sources.filter { $0.source.network == network } }
}
