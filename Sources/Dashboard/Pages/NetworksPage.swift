internal import Alerts
internal import Analysis
internal import Catalog
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// What is alive, at what price, how fast: one row a network.
enum NetworksPage: Page {
    static let readsByRow = false
    /// Answers of a source that its response time is the median of.
    static let answers = 20

    static func ask(_ query: inout Query, _ state: State) {
        // Bars in a sparkline; two to a cell.
        query.trendColumns = state.size.columns >= 160 ? 120 : 24
    }

    static func ask(_ query: inout Query, _ state: State, _ snapshot: Snapshot) {
        query.preview = NetworkPreview(state).map { [$0.query(snapshot)] } ?? []
    }

    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        let latest = Dictionary(grouping: try library.history.latest(), by: \.series.network)
        var summaries = library.catalog.networks.map { network in
            NetworkSummary(
                network, figures: Figures(latest[network.id] ?? []),
                sources: snapshot.sources(of: network.id), vocabulary: library.catalog.vocabulary)
        }
        snapshot.networks = summaries
        // What follows takes longer.
        library.offer(snapshot)
        try library.checkWanted()
        let cloud = try library.priceRules.flatMap { rules in
            try library.priceBook.board(at: snapshot.now, rules, from: library)["h100"]?
                .sides[.cloud]?.value
        }
        for index in summaries.indices where summaries[index].layer != .reference {
            summaries[index].againstClouds = cloud.flatMap { cloud in
                summaries[index].h100Price.map { $0 / cloud - 1 }
            }
        }
        let headlines = summaries.compactMap(\.headline)
        let range = try library.range(query.range, now: snapshot.now)
        let trends = try library.trendBook.trends(
            of: headlines, over: query.range, range, columns: query.trendColumns, from: library)
        let times = try library.latencies.medians(
            ofNewest: answers, until: snapshot.now, in: library.history)
        let timesOf = Dictionary(grouping: times, by: \.network)
        for index in summaries.indices {
            let sources = library.catalog[summaries[index].id]?.sources ?? []
            summaries[index].latency = .init(
                timesOf[summaries[index].id] ?? [], services: sources.filter { $0.probes == .service })
            guard let headline = summaries[index].headline else { continue }
            summaries[index].trend = trends[headline]?.parts ?? []
            // Beside the nodes stands the change of nodes; other headlines have their trend alone.
            if summaries[index].nodes != nil { summaries[index].change = trends[headline]?.change?.ratio }
        }
        snapshot.networks = summaries
        try library.checkWanted()
        snapshot.preview = try query.preview.map {
            try NetworkPreview.read($0, from: library, of: snapshot)
        }
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { NetworksLayout(body).list }

    static func previewArea(in body: Rect) -> Rect? { NetworksLayout(body).preview }

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        let (now, isOutage) = (snapshot.now, snapshot.isOutage)
        let alarmed = snapshot.networks.map(\.id).filter { !snapshot.alarms(of: $0).isEmpty }
        return Listing(
            columns: NetworkColumns(
                range: snapshot.range, now: now, alarmed: Set(alarmed),
                standings: FigureStandings(snapshot.sources, now: now)
            ).all,
            rows: snapshot.networks, id: \.id, words: { "\($0.name) \($0.id) \($0.layer.title)" },
            group: { SafeText($0.layer.title) }, remark: { remark($0, snapshot, isOutage) },
            emptyText: "No network is defined: see the folder Data/Networks, or `assay doctor`."
        )
        .arranged(by: list, snapshot.circumstances.keys, on: .networks)
    }

    private static func remark(_ row: NetworkSummary, _ snapshot: Snapshot, _ isOutage: Bool) -> TableCell? {
        switch row.freshness {
        case .troubled(let reason, _) where row.isBlank && row.figureCount == 0:
            // Of an outage the line above all of it speaks.
            TableCell(isOutage ? "✕ cannot be reached" : "✕ \(reason)", role: .bad)
        case .fresh where row.isBlank, .troubled where row.isBlank:
            // What such a source tells may be of other networks, as a list of token prices is.
            TableCell(
                row.figureCount == 0
                    ? "no figures of its own"
                    : "\(row.figureCount) figure\(row.figureCount == 1 ? "" : "s") inside"
                        + snapshot.circumstances.keys.clause(.open, on: .networks, ": "),
                role: .secondary)
        case .fresh, .troubled: nil
        case .waiting:
            snapshot.sources(of: row.id).compactMap(\.storageTrouble).first.map { trouble in
                TableCell("✕ answers not stored: \(trouble)", role: .bad)
            } ?? TableCell("waiting for the first answer", role: .secondary)
        }
    }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        let layout = NetworksLayout(body)
        list(state, snapshot)?.draw(
            in: layout.list, at: state.list.choice.position, on: &grid, theme: theme)
        if let rule = layout.rule { grid.drawRule(in: rule, theme: theme) }
        NetworkPreview(state)?.draw(snapshot, on: &grid, theme: theme)
    }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        state.show(network: id)
        return []
    }

    static func subjects(_ state: State, _ snapshot: Snapshot) -> [AlertSubject] {
        guard let row = snapshot.networks.first(where: { $0.id == state.list.choice.id }) else { return [] }
        return row.subjects + snapshot.sources(of: row.id).map(\.subject)
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        guard let row = snapshot.networks.first(where: { $0.id == state.list.choice.id }) else { return nil }
        return [Fact(name: "network", text: SafeText(row.name))]
            + snapshot.alarms(of: row.id).map {
                Fact(name: "▲ alert", text: SafeText("\($0.rule), for \((snapshot.now - $0.since).age)"))
            }
            + row.shown.map { $0.fact(at: snapshot.now) } + row.computed(over: snapshot.range)
            + snapshot.sources(of: row.id).map {
                Fact(name: SafeText($0.source.id), text: $0.oneLine(snapshot.now))
            }
    }
}

extension NetworkSummary.ResponseTime {
    /// Of the network's service probes where it has any, else of the APIs about it; nil where none answered.
    fileprivate init?(
        _ times: [(network: String, source: String, milliseconds: Double)], services: [Source]
    ) {
        let ids = Set(services.map(\.id))
        let counted = ids.isEmpty ? times : times.filter { ids.contains($0.source) }
        guard let fastest = counted.min(by: { $0.milliseconds < $1.milliseconds }) else { return nil }
        self.init(milliseconds: fastest.milliseconds, isService: !ids.isEmpty, source: fastest.source)
    }
}
