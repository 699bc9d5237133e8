internal import Metrics
internal import Reporting

extension Library {
    /// What moved since each project was assessed; long work, for a task of its own.
    func findDrifts(until now: Timestamp) -> [ProjectDrift] {
        evidence.drifts(in: assessments, rubrics: { try rubrics }, until: now)
    }
}
