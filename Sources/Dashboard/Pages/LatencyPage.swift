internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// How fast the networks answer, and how steadily; those that answer themselves before the APIs about them.
enum LatencyPage: Page {
    static func ask(_ query: inout Query, _ state: State) {
        query.trendColumns = 24
        let layout = LatencyLayout(Frame.body(of: state.size), state)
        query.chartColumns = layout.chart.columns * 2
        query.latencyRoom = LatencyRoom(
            bins: layout.chart.columns, rows: max(1, HeatMap.height(in: layout.heatMap)), zone: state.zone)
    }

    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        let ordered =
            snapshot.sources.filter { $0.source.probes == .service }
            + snapshot.sources.filter { $0.source.probes != .service }
        let now = query.frozen ?? snapshot.now
        let range = try library.range(query.range, now: now)
        // A day for all, for every poll counts; the chosen one over the whole range.
        snapshot.latencies = try library.latencies.days(
            of: ordered, until: now, frozen: query.frozen, from: library)
        // A year of the chosen one takes longer.
        library.offer(snapshot)
        guard let row = ordered.first(where: { $0.id == query.selected }) else { return }
        snapshot.latency = try library.latencies.detail(
            of: row, over: TimeRange(range.start, now + .milliseconds(1)), room: query.latencyRoom,
            from: library)
        // Older ones are summed up, and their figures with them.
        if let days = try library.history.retention.raw, range.duration > .seconds(Int64(days + 1) * 86_400) {
            snapshot.latency?.keptDays = days
        }
        snapshot.chart = try chart(row, query, from: library, now: now)
    }

    private static func chart(
        _ row: SourceRow, _ query: Query, from library: Library, now: Timestamp
    ) throws -> ChartModel {
        let (window, limits) = try library.windows(query, now: now)
        let columns = try library.latencies.columns(
            of: row.sourceID, in: window, within: limits, count: query.chartColumns, from: library)
        return ChartModel(
            title: "latency", unit: .milliseconds,
            traces: [ChartModel.Trace(name: row.id, columns: columns.columns)], window: window,
            limits: limits,
            context: ChartContext(
                gaps: try library.gaps(in: columns, over: window, [row.sourceID])))
    }

    static func chart(
        in body: Rect, _ state: State, _ snapshot: Snapshot
    ) -> (chart: LineChart, area: Rect)? {
        guard let chart = snapshot.chart else { return nil }
        return (ChartView.chart(chart, state), LatencyLayout(body, state).chart)
    }

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        Listing(
            columns: columns, rows: snapshot.latencies, id: \.id, words: { "\($0.id) \($0.networkName)" },
            group: { $0.probes == .service ? "The networks themselves" : "Web APIs about them" },
            remark: {
                $0.availability.good + $0.availability.blamed == 0
                    ? TableCell("not measured in the last day", role: .secondary) : nil
            }
        )
        .arranged(by: list, snapshot.circumstances.keys, on: .latency)
    }

    static func subjects(_ state: State, _ snapshot: Snapshot) -> [AlertSubject] {
        snapshot.sources.filter { $0.id == state.list.choice.id }.map(\.subject)
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        snapshot.sources.first { $0.id == state.list.choice.id }?.facts(state, now: snapshot.now)
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { LatencyLayout(body, state).list }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        state.showNetwork(ofSource: id, snapshot)
        return []
    }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        let layout = LatencyLayout(body, state)
        list(state, snapshot)?.draw(in: layout.list, at: state.list.choice.position, on: &grid, theme: theme)
        grid.drawRule(in: layout.rule, theme: theme)
        guard state.isChosen(in: snapshot) else {
            let spans = [
                Span(SafeText(state.list.choice.id ?? ""), .strong), Span("  reading …", .secondary),
            ]
            grid.draw(spans, in: layout.title, theme: theme)
            return
        }
        guard let detail = snapshot.latency else { return }
        drawDetail(detail, state, snapshot, in: layout, on: &grid, theme: theme)
        ChartView.draw(
            chartTitle(in: body, state, snapshot), state, snapshot, in: layout.chart, on: &grid, theme: theme)
    }

    static func chartTitle(
        in body: Rect, _ state: State, _ snapshot: Snapshot
    ) -> (title: ChartTitle, area: Rect)? {
        guard state.isChosen(in: snapshot), snapshot.latency != nil else { return nil }
        let area = LatencyLayout(body, state).chartTitle
        return ChartTitle(("latency", ""), state, snapshot, columns: area.columns).map { ($0, area) }
    }

    private static func drawDetail(
        _ detail: LatencyDetail, _ state: State, _ snapshot: Snapshot, in layout: LatencyLayout,
        on grid: inout Grid, theme: Theme
    ) {
        let count = Number.grouped(Double(detail.times.count))
        let kept = detail.keptDays.map { " (answers kept for \($0) d)" } ?? ""
        let spans = [
            Span(SafeText(detail.id), .strong),
            Span(
                SafeText(
                    "  \(state.chart.range.rawValue)\(kept): \(count) answer\(detail.times.count == 1 ? "" : "s")"
                        + (detail.share.map { " to \(Metrics.Unit.ratio.text($0)) of polls" } ?? "")
                        + " · " + state.zone.name(at: snapshot.now.seconds)), .secondary),
        ]
        grid.draw(spans, in: layout.title, theme: theme)
        if let phases = detail.times.phases {
            let bar = PhaseBar.bar(phases)
            bar.draw(in: layout.phases, on: &grid, theme: theme)
            bar.legend(theme: theme) { SafeText(Metrics.Unit.milliseconds.textWithName($0.value.rounded())) }
                .draw(in: layout.legend, on: &grid, theme: theme)
        }
        if !layout.heatMap.isEmpty {
            let cell = state.chart.crossHair.flatMap { detail.hours.cell(of: $0, by: state.zone) }
            drawHours(detail.hours, reading: cell, in: layout.heatMap, on: &grid, theme: theme)
        }
        guard !layout.histogram.isEmpty else { return }
        guard var histogram = detail.histogram else {
            grid.draw(
                "Too few answers yet for a histogram.", in: layout.histogram.row(layout.histogram.rows / 2),
                style: theme[.secondary], alignment: .center)
            return
        }
        histogram.valueText = whole
        histogram.marks = [
            (detail.times.p50, "p50"), (detail.times.p95, "p95"), (detail.times.p99, "p99"),
        ]
        .compactMap { value, name in value.map { LineChart.Threshold($0, label: SafeText(name)) } }
        histogram.draw(in: layout.histogram, on: &grid, theme: theme)
    }

    /// Whole, as the tables have them.
    private static func whole(_ milliseconds: Double) -> SafeText {
        SafeText(Metrics.Unit.milliseconds.text(milliseconds.rounded()))
    }

    /// Hours by row, the one at the cross-hair read out.
    static func drawHours(
        _ hours: HourlyMedians, reading cell: (row: Int, hour: Int)? = nil, in rect: Rect,
        on grid: inout Grid, theme: Theme
    ) {
        // Within a year no day needs its year.
        let isLong = (hours.rows.count - 1) * hours.days >= 365
        func label(_ day: Timestamp) -> SafeText {
            isLong ? SafeText(day.day) : MomentText.day(of: day.seconds)
        }
        var map = HeatMap(
            rows: hours.rows.map { HeatMap.Row(label($0.start), $0.hours) },
            titles: (0..<24).map { $0.isMultiple(of: 6) ? SafeText("\($0)h") : "" },
            unit: SafeText("ms · a row is \(hours.rowName)"))
        map.valueText = whole
        map.reading = cell.map { cell in
            let row = hours.rows[cell.row]
            let value = row.hours[cell.hour].map { Metrics.Unit.milliseconds.textWithName($0.rounded()) }
            let last = row.start + .seconds(Int64(hours.days - 1) * 86_400)
            let days = hours.days == 1 ? label(last) : label(row.start) + " to " + label(last)
            return HeatMap.Reading(
                row: cell.row, column: cell.hour,
                SafeText(value ?? "no answer") + "  " + days
                    + SafeText(", \(cell.hour)h to \(cell.hour + 1)h"))
        }
        map.draw(in: rect, on: &grid, theme: theme)
    }

    private static let columns: [ListColumn<LatencySummary>] = [
        .text("source", TableColumn("SOURCE, LAST 24h", minimum: 16, ideal: 28, priority: 10)) { $0.id },
        milliseconds("p50", 9, \.p50), milliseconds("p95", 8, \.p95), milliseconds("p99", 6, \.p99),
        ListColumn(
            "available", TableColumn("UP", alignment: .right, minimum: 7, priority: 7), unit: .ratio
        ) {
            $0.availability.share.map(ColumnValue.number)
        } cell: {
            TableCell(SafeText($0.availability.share.map { Metrics.Unit.ratio.text($0) } ?? ""))
        },
        ListColumn(
            "measured", TableColumn("MEASURED", alignment: .right, minimum: 8, priority: 5), unit: .ratio
        ) {
            .number($0.availability.coverage)
        } cell: {
            TableCell(SafeText(Metrics.Unit.ratio.text($0.availability.coverage)), role: .secondary)
        },
        ListColumn(
            "phases", TableColumn("DNS CONNECT TLS WAIT BODY", minimum: 25, flex: 1, most: 40, priority: 4),
            unit: .milliseconds
        ) {
            $0.times.phases.map { .number($0.total) }
        } cell: { row in
            TableCell(SafeText(row.times.phases.map(PhaseBar.text) ?? ""), role: .secondary)
        },
    ]

    private static func milliseconds(
        _ id: String, _ priority: Int, _ percentile: @escaping @Sendable (ResponseTimes) -> Double?
    ) -> ListColumn<LatencySummary> {
        ListColumn(
            id, TableColumn(SafeText("\(id) ms"), alignment: .right, minimum: 7, priority: priority),
            startsAscending: true, unit: .milliseconds
        ) {
            percentile($0.times).map(ColumnValue.number)
        } cell: {
            TableCell(
                SafeText(percentile($0.times).map { Number.short($0.rounded()) } ?? ""),
                role: $0.probes == .service ? .text : .secondary)
        }
    }
}

/// The phases of an answer as parts of one bar.
enum PhaseBar {
    static func bar(_ phases: Phases) -> SegmentedBar {
        SegmentedBar(parts(phases).map { .init(SafeText($0.0), $0.1) })
    }

    static func text(_ phases: Phases) -> String {
        parts(phases).map { Number.short($0.1.rounded()) }.joined(separator: " · ")
    }

    /// Every part and what they add up to, all with as many decimals.
    static func sum(_ phases: Phases) -> String {
        let decimals = phases.total < 99.95 ? 1 : 0
        let all = parts(phases) + [("total", phases.total)]
        return all.map { "\($0.0) \(Number.fixed($0.1, decimals: decimals))" }.joined(separator: " · ")
            + " ms"
    }

    static func parts(_ phases: Phases) -> [(name: String, milliseconds: Double)] {
        let known = phases.dns + phases.connect + phases.tls + phases.firstByte
        return [
            ("dns", phases.dns), ("connect", phases.connect), ("tls", phases.tls), ("wait", phases.firstByte),
            ("body", max(0, phases.total - known)),
        ]
    }
}

/// Where the parts of *Latency* go: the list above, the chosen source below.
///
/// ```text
/// list
/// ───────────────────
/// title, phases
/// heat map │ chart
///          │ histogram, where there is room
/// ```
struct LatencyLayout {
    let list: Rect
    let rule: Rect
    let title: Rect
    let phases: Rect
    let legend: Rect
    let heatMap: Rect
    let chartTitle: Rect
    let chart: Rect
    let histogram: Rect

    init(_ body: Rect, _ state: State) {
        var rest = body
        list = rest.takeTop(max(6, body.rows * 9 / 20))
        rule = rest.takeTop(1)
        rest = rest.inset(columns: 1)
        title = rest.takeTop(1)
        phases = rest.takeTop(1)
        legend = rest.takeTop(1)
        // Of one hour there is nothing to compare with others.
        let hasHours = state.chart.range != .hour
        heatMap = rest.takeLeft(hasHours ? min(rest.columns / 2, 5 + 6 + 24 * 3) : 0)
        rest.takeLeft(hasHours ? 2 : 0)
        histogram = rest.takeBottom(rest.rows >= 14 ? rest.rows * 2 / 5 : 0)
        chartTitle = rest.takeTop(1)
        chart = rest
    }
}
