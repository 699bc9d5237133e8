internal import Evaluation
internal import Metrics

/// One row of *Projects*.
struct ProjectSummary: Sendable, Identifiable {
    let project: Project
    /// The name of the network that it is tied to.
    let network: String?
    /// Of the newest submitted assessment; everything unknown without one.
    let card: Scorecard
    let assessor: String?
    /// When the newest assessment was submitted.
    let submitted: Timestamp?
    let hasDraft: Bool

    var id: String { project.id }
}
