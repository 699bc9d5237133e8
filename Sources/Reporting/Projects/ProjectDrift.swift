public import Alerts
public import Evaluation
public import Metrics

/// Evidence of a project that left an accepted level.
public struct ProjectDrift: Hashable, Sendable {
    public let project: Project
    public let drift: Drift

    public init(project: Project, drift: Drift) {
        self.project = project
        self.drift = drift
    }

    /// What an alert tells of it: no level, for whoever has not submitted yet answers blind, and reads alerts too.
    public var finding: AlertFinding {
        AlertFinding(
            name: "moved \(project.id) \(drift.id)", subject: "\(project.id) \(drift.metric)",
            sentence: "left what was accepted of \(drift.item)",
            since: drift.since, value: drift.value, unit: drift.unit)
    }
}

extension ProjectEvidence {
    /// What moved since each project of a store was assessed; what cannot be read is left out.
    ///
    /// Long work: it reads all that was measured since.
    public func drifts(
        in store: AssessmentStore, rubrics: @Sendable () throws -> [Rubric], until now: Timestamp
    ) -> [ProjectDrift] {
        var drifts: [ProjectDrift] = []
        for project in (try? store.projects()) ?? [] {
            guard !Task.isCancelled,
                let score = try? ScoredProject(
                    project, in: store, rubrics: rubrics(), evidence: nil, now: now),
                let found = try? self.drifts(of: score, until: now)
            else { continue }
            drifts += found.map { ProjectDrift(project: project, drift: $0) }
        }
        return drifts
    }
}
