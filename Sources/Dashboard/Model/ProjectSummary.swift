internal import Catalog
internal import Evaluation
internal import Metrics
internal import Reporting
internal import Threads

/// One row of *Projects*.
struct ProjectSummary: Sendable, Identifiable {
    var score: ScoredProject { didSet { openItems = Self.openItems(score) } }
    private var openItems: Deferred<[OpenItem], Never>
    /// The name of the network that it is tied to.
    let network: String?
    /// What the assessor answers at present, in the editions in force; nil for none.
    let draft: Assessment?
    /// Whether the assessor is still to answer before seeing what others did.
    let isBlind: Bool
    /// What the metrics of its claims count, where the vocabulary says.
    let claimUnits: [String: Metrics.Unit]

    init(
        score: ScoredProject, network: String?, draft: Assessment?, isBlind: Bool,
        claimUnits: [String: Metrics.Unit]
    ) {
        (self.score, self.network, self.draft, self.isBlind) = (score, network, draft, isBlind)
        self.claimUnits = claimUnits
        openItems = Self.openItems(score)
    }

    private static func openItems(_ score: ScoredProject) -> Deferred<[OpenItem], Never> {
        Deferred { Array(score.card.findOutNext.prefix(3)) }
    }

    var id: String { score.id }
    var project: Project { score.project }
    /// How it comes out: by the draft while nobody has assessed it, and unknown while it may not be seen.
    var card: Scorecard { score.card }
    /// What to find out next; worked out when it is first shown, for it takes as long as some frames.
    var next: [OpenItem] { openItems.get() }
    /// When the newest assessment was submitted.
    var submitted: Timestamp? { isBlind ? nil : score.newest?.submitted }
}

extension Library {
    /// The projects as an assessor may see them, under an opinion of the weights.
    func summaries(
        for assessor: String, weighting: Weighting?, now: Timestamp
    ) throws -> [ProjectSummary] {
        try assessments.projects().map { project in
            var summary = try projectBook.summary(of: project, for: assessor, from: self, now: now)
            if let weighting { summary.score = summary.score.weighted(by: weighting) }
            return summary
        }
    }

    /// Scores a project; what others submitted is left out while this assessor has a draft and submitted nothing.
    func summary(of project: Project, for assessor: String, now: Timestamp) throws -> ProjectSummary {
        let all = try assessments.assessments(of: project)
        let own = all.filter { $0.isBy(assessor) }
        let isAnswering = own.contains { $0.submitted == nil }
        let submitted = all.filter { $0.submitted != nil }
        let isBlind = isAnswering && own.allSatisfy { $0.submitted == nil } && !submitted.isEmpty
        let rubrics = try rubrics
        let editions = Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) })
        let draft = own.first { $0.submitted == nil && $0.editions == editions }
        let score =
            isBlind || submitted.isEmpty
            ? ScoredProject(project, draft: isBlind ? nil : draft, rubrics: rubrics, now: now)
            : try ScoredProject(project, in: assessments, rubrics: rubrics, evidence: nil, now: now)
        return ProjectSummary(
            score: score, network: project.network.map { catalog[$0]?.name ?? $0 }, draft: draft,
            isBlind: isBlind,
            claimUnits: project.claims.reduce(into: [:]) {
                $0[$1.metric] = catalog.vocabulary[$1.metric]?.unit
            })
    }

    /// Adds a project, tied to the network of its name where there is one.
    func add(_ name: String, now: Timestamp) throws -> Project {
        let id = Project.id(ofName: name)
        let network = catalog.networks.first { $0.id == id || $0.name.lowercased() == name.lowercased() }
        return try assessments.add(named: name, network: network?.id, at: now)
    }
}
