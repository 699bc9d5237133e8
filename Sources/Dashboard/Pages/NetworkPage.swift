internal import Catalog
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// One network: its figures, the chosen one over time, its prices, and whether to believe it.
enum NetworkPage: Page {
    /// Bars in a sparkline; two to a cell.
    private static let trendColumns = 24

    static func ask(_ query: inout Query, _ state: State) {
        query.network = state.network
        query.chartColumns = NetworkLayout(Frame.body(of: state.size)).chart.columns * 2
        query.trendColumns = trendColumns
        query.beside = (state.lists[.networks]?.marked ?? []).filter { $0 != state.network }
    }

    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        guard let network = query.network.flatMap({ library.catalog[$0] }) else { return }
        let history = library.history
        let now = query.frozen ?? snapshot.now
        var detail = NetworkDetail(
            network, latest: try history.latest(network: network.id), catalog: library.catalog)
        try library.checkWanted()
        // Figures first: what they were takes longer.
        snapshot.detail = detail
        library.offer(snapshot)
        let range = try library.range(query.range, now: now)
        let visible = Set(query.visible)
        let shown = detail.rows.indices.filter { visible.contains(detail.rows[$0].id) }
        let trends = try library.trendBook.trends(
            of: shown.map { detail.rows[$0].latest.series }, over: query.range, range,
            columns: query.trendColumns, from: library)
        for index in shown {
            let trend = trends[detail.rows[index].latest.series]
            detail.rows[index].trend = trend?.parts ?? []
            detail.rows[index].moved = trend?.change
        }
        try library.checkWanted()
        snapshot.chart = try chart(detail.rows, of: network.name, query, from: library, now: now)
        snapshot.detail = detail
    }

    private static func chart(
        _ rows: [NetworkDetail.MetricRow], of name: String, _ query: Query, from library: Library,
        now: Timestamp
    ) throws -> ChartModel? {
        guard let chosen = rows.first(where: { $0.id == query.selected }) ?? rows.first else { return nil }
        // Only figures of one unit share an axis, unless all are percentages.
        let marked = rows.filter { $0.id != chosen.id && query.marked.contains($0.id) }
        let fitting = marked.filter { query.isFromStart || $0.metric?.unit == chosen.metric?.unit }
        let others = try others(query, of: chosen.latest.series, from: library)
        let leftOut = marked.filter { row in !fitting.contains { $0.id == row.id } }
        let (window, limits) = try library.windows(query, now: now)
        let traces =
            ([chosen] + fitting).map { row in
                // Beside those of other networks a figure goes by the name of its own.
                (name: others.isEmpty || row.id != chosen.id ? row.name : name, series: row.latest.series)
            } + others
        let columns = try library.columns(
            of: traces.map(\.series), over: window, count: query.chartColumns)
        let title = chartTitle(chosen)
        var model = ChartModel(
            title: title.name, detail: title.detail, unit: chosen.metric?.unit ?? .count,
            traces: zip(traces, columns).map {
                ChartModel.Trace(name: $0.name, columns: $1.columns, series: $0.series)
            },
            window: window, limits: limits,
            context: try library.context(
                of: chosen.latest.series, from: chosen.latest.source, columns: columns[0],
                window: window))
        if let first = leftOut.first {
            model.leftOut = .init(
                names: leftOut.map(\.name), reason: .unit((first.metric?.unit ?? .count).shortName))
        }
        return query.isFromStart ? model.fromStart : model
    }

    /// The same figure of the networks that are marked on *Networks*, as far as they have it.
    private static func others(
        _ query: Query, of series: Series, from library: Library
    ) throws -> [(name: String, series: Series)] {
        try query.beside.compactMap { id in
            let wanted = Series(network: id, metric: series.metric, labels: series.labels)
            guard let network = library.catalog[id],
                try library.history.latest(network: id, metric: series.metric)
                    .contains(where: { $0.series == wanted })
            else { return nil }
            return (network.name, wanted)
        }
    }

    private static func chartTitle(_ row: NetworkDetail.MetricRow) -> (name: String, detail: String) {
        let series = row.latest.series
        return (row.metric?.title ?? series.metric, row.part)
    }

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        let rows = snapshot.detail?.rows ?? []
        let counts = Dictionary(grouping: rows.filter { !$0.part.isEmpty }, by: \.latest.series.metric)
            .mapValues(\.count)
        // Several parts of a metric stand below its name while the list has its own order.
        let heading: @Sendable (NetworkDetail.MetricRow) -> SafeText? = { row in
            let metric = row.latest.series.metric
            return !row.part.isEmpty && counts[metric, default: 0] > 1 ? SafeText(metric) : nil
        }
        let (isSorted, watched) = (list.sorting != nil, list.leading)
        let standings = FigureStandings(snapshot.sources, now: snapshot.now)
        return Listing(
            columns: MetricColumns.all(of: rows, range: snapshot.range, now: snapshot.now, standings) {
                !isSorted && !watched.contains($0.id) && heading($0) != nil
            }, rows: rows, id: \.id, words: \.name, group: heading,
            emptyText: "No figures yet; the sources below say why."
        )
        .arranged(by: list, snapshot.circumstances.keys, on: .network)
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { NetworkLayout(body).list }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        guard let detail = snapshot.detail else {
            let back = state.keys.clause(.back, on: .network, "; ", " goes back")
            grid.draw("Nothing is chosen" + back + ".", in: body, style: theme[.secondary])
            return
        }
        let layout = NetworkLayout(body)
        drawTitle(detail, in: layout.title.inset(columns: 1), on: &grid, theme: theme)
        if let rule = layout.upperRule { grid.drawRule(in: rule, theme: theme) }
        if let rule = layout.verticalRule { grid.drawVerticalRule(in: rule, theme: theme) }
        list(state, snapshot)?.draw(
            in: layout.list, at: state.list.choice.position, on: &grid, theme: theme)
        let sources = snapshot.sources(of: detail.network.id)
        let part = part(in: body, state, snapshot)
        grid.draw(part.title, in: layout.chartTitle, theme: theme)
        switch part {
        case .chart:
            ChartView.draw(
                chartTitle(in: body, state, snapshot), state, snapshot, in: layout.chart, on: &grid,
                theme: theme)
            grid.drawRule(in: layout.lowerRule, theme: theme)
            PriceTable.draw(detail.prices, in: layout.prices, on: &grid, theme: theme)
            SourceLines.draw(
                sources, now: snapshot.now, state.keys, in: layout.sources, on: &grid, theme: theme)
        case .prices(let range, _):
            PriceTable.draw(Array(detail.prices[range]), in: layout.part, on: &grid, theme: theme)
        case .sources(let range, _):
            SourceLines.draw(
                Array(sources[range]), now: snapshot.now, state.keys, in: layout.part, on: &grid, theme: theme
            )
        }
    }

    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]? {
        guard command == .nextPart else { return nil }
        let parts = parts(in: Frame.body(of: state.size), snapshot)
        // A larger screen has fewer.
        let next = min(state.networkPart, parts.count - 1) + 1
        state.networkPart = next < parts.count ? next : 0
        state.chart.crossHair = nil
        return []
    }

    private static func parts(in body: Rect, _ snapshot: Snapshot) -> [NetworkPart] {
        guard let detail = snapshot.detail else { return [.chart] }
        return NetworkPart.all(
            detail, sources: snapshot.sources(of: detail.network.id).count,
            rows: NetworkLayout(body).part.rows)
    }

    /// The one that is turned to; of a larger screen, which has fewer, the last.
    private static func part(in body: Rect, _ state: State, _ snapshot: Snapshot) -> NetworkPart {
        let parts = parts(in: body, snapshot)
        return parts[min(state.networkPart, parts.count - 1)]
    }

    /// Whether the chart is seen, and not the prices or sources that take its place.
    static func showsChart(_ state: State, _ snapshot: Snapshot) -> Bool {
        if case .chart = part(in: Frame.body(of: state.size), state, snapshot) { true } else { false }
    }

    static func chart(
        in body: Rect, _ state: State, _ snapshot: Snapshot
    ) -> (chart: LineChart, area: Rect)? {
        guard let chart = snapshot.chart, case .chart = part(in: body, state, snapshot) else { return nil }
        return (ChartView.chart(chart, state), NetworkLayout(body).chart)
    }

    static func chartTitle(
        in body: Rect, _ state: State, _ snapshot: Snapshot
    ) -> (title: ChartTitle, area: Rect)? {
        guard let detail = snapshot.detail, case .chart = part(in: body, state, snapshot) else { return nil }
        let area = NetworkLayout(body).chartTitle
        let chosen = detail.rows.first { $0.id == state.list.choice.id }
        let standing = chosen.map { FigureStandings(snapshot.sources, now: snapshot.now)[$0.latest] }
        let age = standing.flatMap { $0.isOld ? "\((snapshot.now - $0.time).age) old" : nil }
        return ChartTitle(chosen.map(chartTitle), age: age, state, snapshot, columns: area.columns)
            .map { ($0, area) }
    }

    static func subjects(_ state: State, _ snapshot: Snapshot) -> [AlertSubject] {
        let rows = snapshot.detail?.rows ?? []
        let chosen = rows.first { $0.id == state.list.choice.id } ?? rows.first
        let figures = chosen.map {
            [AlertSubject.figure($0.latest.series, unit: $0.metric?.unit ?? .count, value: $0.latest.value)]
        }
        return (figures ?? []) + snapshot.sources(of: state.network ?? "").map(\.subject)
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        guard let row = snapshot.detail?.rows.first(where: { $0.id == state.list.choice.id }) else {
            return nil
        }
        return row.origin(in: snapshot) + (snapshot.chart?.context.annotations ?? []).map(\.fact)
    }

    private static func drawTitle(
        _ detail: NetworkDetail, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        let network = detail.network
        let spans = [
            Span(SafeText(network.name), .strong), "  ",
            Span(SafeText("\(network.layer.title) · \(network.control.rawValue)"), .accent), "  ",
            Span(SafeText(network.about), .secondary),
        ]
        grid.draw(spans, in: rect, theme: theme)
    }
}
