internal import Alerts
internal import Evaluation

extension AlertFinding {
    /// Evidence that moved is told like an alert.
    init(_ drift: Evaluation.Drift, of project: String) {
        self.init(
            name: "moved \(project) \(drift.id)", subject: "\(project) \(drift.metric)",
            sentence: drift.description, since: drift.since, value: drift.value)
    }

    /// Everything that moved, in the projects' order.
    static func all(_ drifts: [String: [Evaluation.Drift]]) -> [AlertFinding] {
        drifts.sorted { $0.key < $1.key }.flatMap { project, drifts in
            drifts.map { AlertFinding($0, of: project) }
        }
    }
}
