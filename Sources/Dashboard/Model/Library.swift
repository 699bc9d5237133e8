internal import Catalog
internal import Collection
internal import Evaluation
internal import History
internal import Metrics
internal import Storage

/// Reads snapshots from where things are kept.
struct Library: Sendable {
    let catalog: Catalog
    let history: History
    let assessments: AssessmentStore
    let rubrics: [Rubric]

    /// Reads what `query` asks for; a part that cannot be read is empty and told in the snapshot's problems.
    func snapshot(for query: Query, states: [SourceState], now: Timestamp) -> Snapshot {
        var snapshot = Snapshot(now: now)
        snapshot.problems = catalog.problems.map { "\($0)" }
        do {
            let records = try records()
            snapshot.sources = count(records, now: now)
            switch query.screen {
            case .networks: snapshot.networks = try networks(query, records, now)
            case .network: snapshot.detail = try detail(query, records, states, now)
            case .projects: snapshot.projects = try projects(now)
            case .assess: snapshot.desk = try desk(query)
            }
        } catch {
            snapshot.problems.append("\(error)")
        }
        return snapshot
    }

    private typealias Records = [String: [String: SourceRecord]]

    private func records() throws -> Records {
        var records: Records = [:]
        for record in try history.sources() { records[record.network, default: [:]][record.source] = record }
        return records
    }

    private func count(_ records: Records, now: Timestamp) -> Snapshot.SourceCount {
        var count = Snapshot.SourceCount()
        for source in catalog.networks.flatMap(\.sources) {
            count.all += 1
            let record = records[source.network]?[source.id]
            if SourceHealth(record, of: source, now: now) == .ok { count.fresh += 1 }
        }
        return count
    }

    private func networks(_ query: Query, _ records: Records, _ now: Timestamp) throws -> [NetworkSummary] {
        let latest = Dictionary(grouping: try history.latest(), by: \.series.network)
        var summaries = catalog.networks.map { network in
            NetworkSummary(
                network, figures: Figures(latest[network.id] ?? []), records: records[network.id] ?? [:],
                now: now)
        }
        let headlines = summaries.compactMap(\.headline)
        let range = try range(query.range, now: now)
        let trends = try history.columns(headlines, over: range, count: query.trendColumns)
        let changes = try history.changes(of: headlines, over: range.duration, until: now)
        let trendOf = Dictionary(zip(headlines, trends), uniquingKeysWith: { first, _ in first })
        for index in summaries.indices {
            summaries[index].latency = try latency(of: summaries[index].id, now: now)
            guard let headline = summaries[index].headline else { continue }
            summaries[index].trend = trendOf[headline]?.map { $0?.average } ?? []
            summaries[index].change = changes[headline]?.ratio
        }
        return summaries
    }

    /// Of the network's service probes where it has any, else of the APIs about it.
    private func latency(of network: String, now: Timestamp) throws -> NetworkSummary.ResponseTime? {
        let sources = catalog[network]?.sources ?? []
        let services = sources.filter { $0.probes == .service }
        let day = TimeRange(.seconds(86_400), until: now)
        let times = try (services.isEmpty ? sources : services).compactMap { source in
            try history.latency(network: network, source: source.id, over: day)?.p50.total
        }
        return times.min().map { .init(milliseconds: $0, isService: !services.isEmpty) }
    }

    private func detail(
        _ query: Query, _ records: Records, _ states: [SourceState], _ now: Timestamp
    ) throws -> NetworkDetail? {
        guard let network = query.network.flatMap({ catalog[$0] }) else { return nil }
        var detail = NetworkDetail(
            network, latest: try history.latest(network: network.id), records: records[network.id] ?? [:],
            states: states, catalog: catalog, now: now)
        let range = try range(query.range, now: now)
        let shown = query.rows.clamped(to: detail.rows.indices)
        let series = detail.rows[shown].map(\.id)
        let trends = try history.columns(series, over: range, count: query.trendColumns)
        let changes = try history.changes(of: series, over: range.duration, until: now)
        for (offset, index) in shown.enumerated() {
            detail.rows[index].trend = trends[offset].map { $0?.average }
            detail.rows[index].change = changes[series[offset]]?.ratio
        }
        guard let chosen = detail.rows.first(where: { $0.id == query.selected }) ?? detail.rows.first else {
            return detail
        }
        let columns = try history.columns(chosen.id, over: range, count: query.chartColumns)
        detail.chart = NetworkDetail.Chart(
            series: chosen.id, metric: chosen.metric, range: range, columns: columns)
        return detail
    }

    private func projects(_ now: Timestamp) throws -> [ProjectSummary] {
        try assessments.projects().map { project in
            let all = try assessments.assessments(of: project)
            let latest = all.first { $0.submitted != nil && !$0.isSelfAssessment }
            let pinned = try latest.map { try assessments.rubrics(of: $0) } ?? rubrics
            let card = latest?.card(pinned) ?? Scorecard([:], rubrics: rubrics, asOf: now)
            return ProjectSummary(
                project: project, network: project.network.map { catalog[$0]?.name ?? $0 }, card: card,
                assessor: latest?.assessor, submitted: latest?.submitted,
                hasDraft: all.contains { $0.submitted == nil })
        }
    }

    private func desk(_ query: Query) throws -> AssessmentDesk? {
        guard let id = query.project else { return nil }
        let project = try assessments.project(id)
        var figures: [String: AssessmentDesk.Figure] = [:]
        for latest in try project.network.map({ try history.latest(network: $0) }) ?? []
        where latest.series.labels.isEmpty && latest.quality == .good {
            figures[latest.series.metric] = AssessmentDesk.Figure(
                series: latest.series, unit: catalog.vocabulary[latest.series.metric]?.unit ?? .count,
                value: latest.value, time: latest.polledAt, source: latest.source)
        }
        return AssessmentDesk(project: project, rubrics: rubrics, figures: figures)
    }

    private func range(_ name: NamedRange, now: Timestamp) throws -> TimeRange {
        if let duration = name.duration { return TimeRange(duration, until: now) }
        let extent = try history.extent
        return TimeRange(extent?.start ?? now - .seconds(86_400), now)
    }
}
