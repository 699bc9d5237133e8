internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// One network: its figures, the chosen one over time, its prices, and whether to believe it.
enum NetworkScreen {
    static let trendColumns = 24

    static func rows(_ snapshot: Snapshot, _ state: State) -> [NetworkDetail.MetricRow] {
        let filter = state.filters[.network]
        return (snapshot.detail?.rows ?? []).filter { name($0).holds(filter) }
    }

    static func draw(in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme) {
        guard let detail = snapshot.detail else {
            grid.draw("Nothing is chosen; Esc goes back.", in: rect, style: theme[.secondary])
            return
        }
        let layout = NetworkLayout(rect)
        drawTitle(detail, in: layout.title.inset(columns: 1), on: &grid, theme: theme)
        for rule in layout.rules { grid.drawRule(in: rule, theme: theme) }
        if let rule = layout.verticalRule { grid.drawVerticalRule(in: rule, theme: theme) }
        drawMetrics(rows(snapshot, state), state, in: layout.list, on: &grid, theme: theme)
        drawChart(detail.chart, state, in: layout.chart, on: &grid, theme: theme)
        drawPrices(detail.prices, in: layout.prices, on: &grid, theme: theme)
        SourceLines.draw(detail.sources, now: snapshot.now, in: layout.sources, on: &grid, theme: theme)
    }

    private static func name(_ row: NetworkDetail.MetricRow) -> SafeText {
        let labels = row.latest.series.labels
        return labels.isEmpty
            ? SafeText(row.latest.series.metric)
            : SafeText("\(row.latest.series.metric) \(labels.all.map(\.value).joined(separator: " "))")
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

    private static func drawMetrics(
        _ rows: [NetworkDetail.MetricRow], _ state: State, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        guard !rows.isEmpty else {
            let text: SafeText =
                state.filters[.network] == nil
                ? "No figures yet; the sources below say why." : "Nothing matches the filter; Esc shows all."
            grid.draw(text, in: rect.row(rect.rows / 2), style: theme[.secondary], alignment: .center)
            return
        }
        let columns = [
            TableColumn("METRIC", minimum: 20, ideal: 26, flex: 1, priority: 9),
            TableColumn("LATEST", alignment: .right, minimum: 9, ideal: 10, priority: 8),
            TableColumn("UNIT", minimum: 8, ideal: 14, priority: 5),
            TableColumn(SafeText(state.range.rawValue), alignment: .right, minimum: 8, priority: 7),
            TableColumn("TREND", minimum: 8, ideal: 12, priority: 6),
        ]
        Table(columns: columns, count: rows.count) { index in
            let row = rows[index]
            let unit = row.metric?.unit ?? .count
            return .cells([
                TableCell(name(row)), TableCell(SafeText(unit.text(row.latest.value)), role: .strong),
                TableCell(SafeText(unit.rawValue), role: .secondary),
                TableCell(
                    Number.change(row.change).map { SafeText($0) } ?? "",
                    role: role(of: row.change, direction: row.metric?.direction ?? .neither)),
                TableCell(.sparkline(Sparkline(row.trend)), role: .line),
            ])
        }
        .draw(in: rect, on: &grid, theme: theme, at: state.metrics.position)
    }

    private static func role(of change: Double?, direction: Metric.Direction) -> Role {
        guard let change, change.magnitude > 0.0005, direction != .neither else { return .secondary }
        return (change > 0) == (direction == .up) ? .good : .bad
    }

    private static func drawChart(
        _ chart: NetworkDetail.Chart?, _ state: State, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        guard let chart else { return }
        var rest = rect
        let title = rest.takeTop(1)
        let name = chart.metric?.title ?? chart.series.metric
        var spans = [Span(SafeText(name), .strong)]
        if !chart.series.labels.isEmpty { spans.append(Span(" \(chart.series.labels.description)", .accent)) }
        let last = chart.columns.last { $0 != nil } ?? nil
        if let last {
            spans.append(Span("  \((chart.metric?.unit ?? .count).textWithName(last.last))", .text))
        }
        let names = NamedRange.allCases.map { range in
            [Span(SafeText(range.rawValue), range == state.range ? .accent : .secondary), " "]
        }
        let ranges = Array(names.joined())
        let width = ranges.reduce(0) { $0 + $1.text.width }
        var left = title
        grid.draw(ranges, in: left.takeRight(width), theme: theme)
        left.takeRight(1)
        grid.draw(spans, in: left, theme: theme)
        LineChart(
            columns: chart.columns.map { column in
                column.flatMap { ChartColumn(low: $0.min, value: $0.average, high: $0.max, count: $0.count) }
            },
            start: chart.range.start.seconds, end: chart.range.end.seconds,
            unit: SafeText(chart.metric?.unit.rawValue ?? ""), zone: state.zone,
            emptyText: "no sample in this range; ] looks further back"
        )
        .draw(in: rest, on: &grid, theme: theme)
    }

    private static func drawPrices(
        _ prices: [NetworkDetail.PriceRow], in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        guard !rect.isEmpty else { return }
        guard !prices.isEmpty else {
            grid.draw("No GPU prices here.", in: rect, style: theme[.secondary])
            return
        }
        let columns = [
            TableColumn("GPU, $/h", minimum: 10, ideal: 16, flex: 1, priority: 9),
            TableColumn("MEDIAN", alignment: .right, minimum: 6, priority: 8),
            TableColumn("FROM", alignment: .right, minimum: 6, priority: 7),
            TableColumn("FREE", alignment: .right, minimum: 5, priority: 6),
        ]
        func text(_ value: Double?) -> SafeText { value.map { SafeText(Number.short($0)) } ?? "" }
        Table(
            columns: columns,
            rows: prices.map { row in
                .cells([
                    TableCell(SafeText(row.title)), TableCell(text(row.median), role: .strong),
                    TableCell(text(row.lowest)), TableCell(text(row.available), role: .secondary),
                ])
            }
        )
        .draw(in: rect, on: &grid, theme: theme, at: nil)
    }
}
