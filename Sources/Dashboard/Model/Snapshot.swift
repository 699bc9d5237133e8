internal import Evaluation
internal import Metrics

/// Everything that one frame is drawn from, of one moment.
struct Snapshot: Sendable {
    var now: Timestamp
    /// In the catalog's order.
    var networks: [NetworkSummary] = []
    var detail: NetworkDetail?
    var projects: [ProjectSummary] = []
    var desk: AssessmentDesk?
    var sources = SourceCount()
    /// What is wrong with the definitions, or with the database.
    var problems: [String] = []
    /// Whether somebody else collects into the same database.
    var isReader = false
    /// Whether all figures are recorded or generated, which every screen then says.
    var isDemo = false

    struct SourceCount: Sendable {
        var fresh = 0
        var all = 0
    }
}
