public import Analysis
public import Catalog
public import Evaluation
public import History
public import Metrics
public import Storage

/// Reads what was measured of projects: the figures that bear on answers, and what moved since they were given.
public struct ProjectEvidence: Sendable {
    let catalog: Catalog
    private let rules: PriceRules?
    let history: History

    /// Reads from a history; without rules no price figure is derived.
    public init(_ catalog: Catalog, rules: PriceRules?, history: History) {
        self.catalog = catalog
        self.rules = rules
        self.history = history
    }

    /// The titles and units of metrics.
    public var vocabulary: Vocabulary { catalog.vocabulary }

    var derivation: Derivation { Derivation(catalog, rules: rules, history: history) }

    /// What was measured of a project's network up to a day, as it was polled and as it is derived.
    ///
    /// Nothing for a project that is tied to no network.
    public func figures(of project: Project, asOf day: Timestamp) throws(StorageError) -> [MeasuredFigure] {
        guard let network = project.network else { return [] }
        let polled = try MeasuredFigure.all(
            of: network, in: history, vocabulary: catalog.vocabulary, asOf: day)
        let derived = try derivation.figures(of: network, at: day)
            .compactMap { MeasuredFigure($0, vocabulary: catalog.vocabulary) }
        let known = Set(polled.map(\.series))
        let verified = try verifiedSupply(of: project, at: day)
        return polled + (derived + [verified].compactMap(\.self)).filter { !known.contains($0.series) }
    }

    /// A figure that no source measures, of a moment; nil where there is none.
    ///
    /// That of what a project claims is there for the given project's network alone.
    func derived(
        _ series: Series, of project: Project?, at time: Timestamp
    ) throws(StorageError) -> MeasuredFigure? {
        if series.metric == ClaimCheck.verifiedSupply, series.labels.isEmpty {
            guard let project, project.network == series.network else { return nil }
            return try verifiedSupply(of: project, at: time)
        }
        guard let metric = DerivedMetric(rawValue: series.metric) else { return nil }
        return try derivation.figure(metric, of: series.network, gpu: series.labels["gpu"], at: time)
            .flatMap { MeasuredFigure($0, vocabulary: catalog.vocabulary) }
    }

    /// What was measured of what a project states.
    private func verifiedSupply(
        of project: Project, at time: Timestamp
    ) throws(StorageError) -> MeasuredFigure? {
        guard let network = project.network else { return nil }
        var figures: [MeasuredFigure] = []
        for metric in ClaimCheck.supply.intersection(project.claims.map(\.metric)).sorted() {
            let series = Series(network: network, metric: metric)
            if let figure = try derived(series, of: nil, at: time) { figures.append(figure) }
        }
        return ClaimCheck.all(project.claims, against: figures, asOf: time).verifiedSupply
    }

    /// What moved since the newest assessment of each who assessed a project was submitted; one entry an item and metric.
    public func drifts(of score: ScoredProject, until now: Timestamp) throws(StorageError) -> [Drift] {
        var drifts: [Drift] = []
        for assessment in score.panel?.members ?? [] {
            let found = try self.drifts(of: assessment, score.rubrics, in: score.project, until: now)
            drifts += found.filter { drift in !drifts.contains { $0.id == drift.id } }
        }
        return drifts
    }

    /// What moved since an assessment was submitted, as far as it was measured since.
    ///
    /// Polled figures are read one by one; derived ones once a day, and for the last thirty days at most. Nothing once
    /// the task is cancelled: whoever ends Assay does not wait for it.
    func drifts(
        of assessment: Assessment, _ rubrics: [Rubric], in project: Project, until now: Timestamp
    ) throws(StorageError) -> [Drift] {
        guard let network = project.network, let submitted = assessment.submitted, submitted < now else {
            return []
        }
        let answered = rubrics.flatMap(\.items).filter { assessment.answers[$0.id]?.levels != nil }
        let measures = answered.flatMap { $0.item?.measures ?? [] }.filter { $0.role != .context }
        let days = (0..<30).map { now - .seconds($0 * 86_400) }.filter { $0 > submitted }.reversed()
        var readings: [String: [Reading]] = [:]
        for name in Set(measures.map(\.metric)) {
            if Task.isCancelled { return [] }
            let series = Series(network: network, metric: name)
            let samples = try history.samples(series, over: TimeRange(submitted, now))
            if !samples.isEmpty {
                readings[name] = samples.map { Reading($0.value, at: $0.time) }
            } else {
                var values: [Reading] = []
                for day in days where !Task.isCancelled {
                    guard let figure = try derived(series, of: project, at: day) else { continue }
                    values.append(Reading(figure.value, at: day))
                }
                readings[name] = values
            }
        }
        return assessment.drifts(rubrics, readings: readings, units: catalog.vocabulary.units)
    }
}
