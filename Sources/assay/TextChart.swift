internal import Catalog
internal import Collection
internal import Dashboard
internal import History
internal import Metrics
internal import Storage
internal import Terminal
internal import Text

/// Some series of one metric, drawn once.
struct TextChart {
    private let series: [Series]
    private let metric: Metric?
    private let columns: [HeldColumns]
    private let values: [Double]
    private let range: TimeRange
    private let kind: ChartCommand.Kind
    private let isLogarithmic: Bool
    /// How what is drawn came to be here.
    private let origins: Set<Origin>
    /// Stretches without values and why, and what happened meanwhile.
    private var gaps: [LineChart.Gap] = []
    private var annotations: [Annotation] = []

    /// As many columns as the widest line has dots.
    private static let count = 2_000

    init(
        _ series: [Series], of metric: Metric?, in history: History, over range: TimeRange,
        kind: ChartCommand.Kind, isLogarithmic: Bool
    ) throws(StorageError) {
        self.series = series
        self.metric = metric
        self.range = range
        self.kind = kind
        self.isLogarithmic = isLogarithmic
        columns = try history.heldColumns(series, over: range, count: Self.count)
        var origins: Set<Origin> = []
        for one in series { origins.formUnion(try history.origins(of: one, over: range)) }
        self.origins = origins
        var values: [Double] = []
        if kind == .histogram {
            for one in series { values += try history.samples(one, over: range).map(\.value) }
        }
        self.values = values
    }

    /// Finds out why the first series has gaps, and what happened meanwhile, as the dashboard says it.
    mutating func explain(from sources: [SourceID], _ catalog: Catalog, in history: History) throws {
        guard kind == .line else { return }
        gaps = try history.gaps(in: columns[0], over: window, sources, of: catalog)
        annotations = catalog.annotations(of: series, in: window)
    }

    var isEmpty: Bool { columns.allSatisfy { $0.columns.allSatisfy { $0 == nil } } }

    func text(_ look: TextLook) -> String {
        let remarks = remarks(look)
        let rows = look.isHeightExact ? max(1, look.size.rows - remarks.count) : look.size.rows
        let size = Size(columns: look.size.columns, rows: kind == .sparkline ? 1 : rows)
        var grid = Grid(size: size)
        switch kind {
        case .line: line.draw(in: grid.bounds, on: &grid, theme: look.theme)
        case .sparkline:
            Sparkline(columns[0].columns.map { $0?.average })
                .draw(in: grid.bounds, on: &grid, style: look.theme[.line], glyphs: look.theme.glyphs)
        case .histogram:
            let bins = min(60, max(4, size.columns / 2))
            let greatest = values.map(\.magnitude).max() ?? 0
            var histogram = Histogram(
                values, bins: bins, scaling: scaling, unit: title(unit.axisTitle(upTo: greatest)))
            histogram.valueText = { [unit] in SafeText(unit.text($0, onAxisUpTo: greatest)) }
            histogram.draw(in: grid.bounds, on: &grid, theme: look.theme)
        }
        return look.text(of: grid) + remarks.map { look.text($0) }.joined()
    }

    /// How many gaps are told of; the chart shades all of them.
    private static let toldGaps = 5

    /// What is said of anything that was not all measured: every origin that it has, the least genuine first.
    private var mark: [SafeText] {
        guard !origins.isDisjoint(with: [.generated, .recorded]) else { return [] }
        let names = [Origin.generated, .recorded, .backFilled, .measured].filter(origins.contains)
            .map(\.rawValue)
        let list = names.dropLast().joined(separator: ", ")
        return [SafeText((list.isEmpty ? "" : list + " and ") + "\(names.last ?? "") data")]
    }

    /// Below the chart: gaps that are a cell wide, with their reason, and events with their day.
    ///
    /// Where rows are counted they take half of them at most, but for the mark of what was not measured.
    private func remarks(_ look: TextLook) -> [SafeText] {
        let columns = look.size.columns
        let seen = gaps.filter { ($0.end - $0.start) * Int64(columns) >= window.seconds }
        let told = seen.suffix(Self.toldGaps).map { gap -> SafeText in
            let days = [gap.start, gap.end].map { MomentText.short(of: $0, zone: .utc) }
            return "gap " + days[0] + " – " + days[1] + " UTC: " + gap.reason
        }
        let rest = seen.count - told.count
        let lines =
            (rest > 0 ? ["\(rest) earlier gaps, shaded in the chart"] : []) + told
            + annotations.map { SafeText("\($0.at.day): \($0.text)") }
        func broken(_ lines: [SafeText]) -> [SafeText] {
            look.isPadded ? lines.flatMap { $0.wrapped(to: columns) } : lines
        }
        let marks = broken(mark)
        let room = look.isHeightExact ? max(0, look.size.rows / 2 - marks.count) : .max
        return marks + broken(lines).prefix(room)
    }

    private var unit: Metrics.Unit { metric?.unit ?? .count }
    private var scaling: Scaling { isLogarithmic ? .logarithmic : .linear }

    /// What is drawn: `akash gpu.price.median{gpu=h100}, USD/GPU-hour`.
    private func title(_ axis: String) -> SafeText {
        guard let first = series.first else { return "" }
        let name = series.count == 1 ? first.description : "\(first.network) \(first.metric)"
        return SafeText(unit == .count ? name : "\(name), \(axis)")
    }

    private var line: LineChart {
        let traces = zip(series, columns).map { (SafeText($0.labels.description), $1.columns) }
        var chart = LineChart(traces, of: unit, over: window, titled: title)
        chart.scaling = scaling
        chart.gaps = gaps
        chart.notes = annotations.map(\.note)
        return chart
    }

    private var window: ChartWindow { ChartWindow(start: range.start.seconds, end: range.end.seconds) }
}
