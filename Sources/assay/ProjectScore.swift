internal import Analysis
internal import ArgumentParser
internal import Catalog
internal import Documents
internal import Evaluation
internal import History
internal import Metrics
internal import Reporting
internal import Storage

/// A project with its answers and how they come out, as commands show it.
struct ProjectScore {
    let project: Project
    /// The newest submitted assessment by somebody else than the project; nil for none.
    let newest: Assessment?
    /// Every submitted assessment, the newest first.
    let submitted: [Assessment]
    /// In the editions that the newest answers.
    let rubrics: [Rubric]
    let panel: Panel?
    let card: Scorecard
    /// As they were seen, or as they stand where the answers saw none.
    let figures: [MeasuredFigure]
    let stage: StageResult?

    /// Scores a project.
    ///
    /// - Parameters:
    ///   - name: Its id or name.
    ///   - source: Where things are kept.
    ///   - weights: The id of a weighting; without it the assessment's own.
    ///   - day: Another day to score as of; without it the assessment's own.
    /// - Throws: What cannot be read, and a usage error for weights that there are not.
    init(_ name: String, from source: ScoreSource, weights: String?, asOf day: Timestamp?) throws {
        project = try source.store.project(name)
        submitted = try source.store.assessments(of: project).filter { $0.submitted != nil }
        let newest = submitted.first { !$0.isSelfAssessment }
        self.newest = newest
        rubrics = try newest.map { try source.store.rubrics(of: $0) } ?? source.rubrics
        panel = Panel(submitted, rubrics: rubrics)
        let day = day ?? panel?.card.asOf ?? .now()
        var card = panel?.card ?? Scorecard([:], rubrics: rubrics, asOf: day)
        // As of another day evidence has another age: the newest answers are scored anew.
        if let newest, day != card.asOf { card = newest.card(rubrics, asOf: day) }
        if let weights { card = card.weighted(by: try source.weighting(weights, in: rubrics)) }
        self.card = card
        let seen = newest?.figures ?? []
        figures = seen.isEmpty ? try source.figures(of: project, asOf: day) : seen
        stage = card.stage(figures)
    }

    /// When the newest of its evidence was seen or measured.
    var newestEvidence: Timestamp? {
        let answers = submitted.filter { !$0.isSelfAssessment }.flatMap(\.answers.values)
        return (answers.flatMap(\.evidence).compactMap(\.date) + figures.map(\.time)).max()
    }
}

/// Where projects, rubrics and figures are kept.
struct ScoreSource {
    let workspace: Workspace
    let store: AssessmentStore
    /// The rubrics in force.
    let rubrics: [Rubric]
    private let file: DatabaseFile

    init(_ workspace: Workspace) throws {
        self.workspace = workspace
        file = try workspace.database()
        store = try workspace.assessments(in: file)
        rubrics = try workspace.rubrics()
    }

    /// What was measured of a project's network up to a day, as it was polled and as it is derived.
    func figures(of project: Project, asOf day: Timestamp) throws -> [MeasuredFigure] {
        guard let network = project.network else { return [] }
        let catalog = workspace.catalog()
        let history = try History(file)
        let polled = try MeasuredFigure.all(
            of: network, in: history, vocabulary: catalog.vocabulary, asOf: day)
        let (rules, _) = PriceRules.load(shipped: workspace.files.data, catalog: catalog)
        let derived = try Derivation(catalog, rules: rules, history: history).figures(of: network, at: day)
            .compactMap { MeasuredFigure($0, vocabulary: catalog.vocabulary) }
        let known = Set(polled.map(\.series))
        let figures = polled + derived.filter { !known.contains($0.series) }
        guard figures.total("supply.verified") == nil,
            let verified = ClaimCheck.all(project.claims, against: figures, asOf: day).verifiedSupply
        else { return figures }
        return figures + [verified]
    }

    /// What moved since an assessment was submitted, as far as it was measured since.
    ///
    /// Polled figures are read one by one; derived ones once a day, and for the last thirty days at most.
    func drifts(of assessment: Assessment, _ rubrics: [Rubric], in project: Project) throws -> [Drift] {
        guard let network = project.network, let submitted = assessment.submitted else { return [] }
        let now = Timestamp.now()
        let catalog = workspace.catalog()
        let history = try History(file)
        let (rules, _) = PriceRules.load(shipped: workspace.files.data, catalog: catalog)
        let derivation = Derivation(catalog, rules: rules, history: history)
        let answered = rubrics.flatMap(\.items).filter { assessment.answers[$0.id]?.levels != nil }
        let measures = answered.flatMap { $0.item?.measures ?? [] }.filter { $0.role != .context }
        let days = (0..<30).map { now - .seconds($0 * 86_400) }.filter { $0 > submitted }.reversed()
        var readings: [String: [Reading]] = [:]
        for name in Set(measures.map(\.metric)) {
            let series = Series(network: network, metric: name)
            let samples = try history.samples(series, over: TimeRange(submitted, now))
            if !samples.isEmpty {
                readings[name] = samples.map { Reading($0.value, at: $0.time) }
            } else if let metric = DerivedMetric(rawValue: name) {
                readings[name] = try days.compactMap { day in
                    try derivation.figure(metric, of: network, at: day)?.value.map { Reading($0, at: day) }
                }
            }
        }
        return assessment.drifts(rubrics, readings: readings)
    }

    /// - Throws: a usage error with the weightings that there are.
    func weighting(_ id: String, in rubrics: [Rubric]) throws -> Weighting {
        guard let weighting = rubrics.weighting(id) ?? self.rubrics.weighting(id) else {
            let known = self.rubrics.weightings.map(\.id).joined(separator: ", ")
            throw ValidationError("no weights '\(id)'; there are: \(known)")
        }
        return weighting
    }
}

/// A day as an option names it: `now`, `2026-11-23` or a time in ISO 8601.
struct AsOf: ExpressibleByArgument {
    let time: Timestamp

    init?(argument: String) {
        guard let time = argument == "now" ? .now() : Timestamp(argument) else { return nil }
        self.time = time
    }
}
