internal import Analysis
internal import ArgumentParser
internal import Catalog
internal import Documents
internal import Evaluation
internal import History
internal import Metrics
internal import Reporting
internal import Storage

/// Where projects, rubrics and figures are kept, as commands read them.
struct ScoreSource {
    let workspace: Workspace
    let store: AssessmentStore
    /// The rubrics in force.
    let rubrics: [Rubric]
    let evidence: ProjectEvidence

    /// With `isRead`, of a database that cannot be written too.
    init(_ workspace: Workspace, isRead: Bool = true) throws {
        self.workspace = workspace
        let file = try isRead ? workspace.readableDatabase() : workspace.database()
        store = try workspace.assessments(in: file)
        rubrics = try workspace.rubrics()
        let catalog = workspace.catalog()
        let (rules, _) = PriceRules.load(shipped: workspace.files.data, catalog: catalog)
        evidence = ProjectEvidence(catalog, rules: rules, history: try History(file))
    }

    /// Scores a project.
    ///
    /// - Parameters:
    ///   - name: Its id or name.
    ///   - weights: The id of a weighting; without it the assessment's own.
    ///   - day: Another day to score as of; without it the assessment's own.
    /// - Returns: The project with all who assessed it.
    /// - Throws: What cannot be read, a failure for a day before the first assessment, and a usage error for weights that
    ///   there are not.
    func score(_ name: String, weights: String? = nil, asOf day: Timestamp? = nil) throws -> ScoredProject {
        let project = try store.project(name)
        let score = try ScoredProject(
            project, in: store, rubrics: rubrics, evidence: evidence, asOf: day, now: .now())
        if let day, score.newest == nil { try refuse(day, before: project) }
        guard let weights else { return score }
        return score.weighted(by: try weighting(weights, in: score.rubrics))
    }

    private func refuse(_ day: Timestamp, before project: Project) throws {
        let first = try store.assessments(of: project).last { $0.submitted != nil && !$0.isSelfAssessment }
        guard let first else { return }
        throw Failure(
            "nothing of \(project.name) was assessed by \(day.day); the first is of \(first.asOf.day)")
    }

    /// What moved since a project was assessed.
    func drifts(of score: ScoredProject) throws -> [Drift] { try evidence.drifts(of: score, until: .now()) }

    /// - Throws: a usage error with the weightings that there are.
    func weighting(_ id: String, in rubrics: [Rubric]) throws -> Weighting {
        guard let weighting = rubrics.weighting(id) ?? self.rubrics.weighting(id) else {
            let known = self.rubrics.weightings.map(\.id).joined(separator: ", ")
            throw misuse("no weights '\(id)'; there are: \(known)")
        }
        return weighting
    }
}

/// A day as an option names it: `now`, `2026-11-23` or a time in ISO 8601.
struct AsOf: ExpressibleByArgument {
    let time: Timestamp
    /// When something is scored as of it: at the end of a day alone, and of today now.
    let moment: Timestamp

    init?(argument: String) {
        let now = Timestamp.now()
        guard let time = argument == "now" ? now : Timestamp(argument) else { return nil }
        self.time = time
        moment = time.asOf(now)
    }
}
