internal import History
internal import Metrics
internal import Terminal
internal import Text

/// The line above a chart: what it shows at the left, the ranges with the present one at the right.
struct ChartTitle {
    private let columns: Int
    private let name: [Span]
    private let marks: [Span]
    private let named: [NamedRange]
    private let chart: ChartState

    /// Of a chart, or until that is read of what is about to be shown; nil where that is nothing.
    ///
    /// `age` is said of a newest value that is old.
    init?(
        _ chosen: (name: String, detail: String)?, age: String? = nil, _ state: State, _ snapshot: Snapshot,
        columns: Int
    ) {
        if !state.isCharted(in: snapshot) {
            guard let chosen else { return nil }
            let spans = Self.spans(chosen.name, chosen.detail) + [Span("  reading …", .secondary)]
            self.init([spans], nil, state, columns)
        } else {
            guard let model = snapshot.chart else { return nil }
            self.init(model, age, state, columns)
        }
    }

    /// The figure's name and newest value, with its time when later ones are out of sight.
    private init(_ model: ChartModel, _ age: String?, _ state: State, _ columns: Int) {
        let name = Self.spans(model.title, model.detail)
        var spans = name
        if model.traces.count == 1, let last = model.traces[0].last {
            // What percentages are of stands beside it.
            let value =
                state.shownChart.isFromStart
                ? "\(Number.short(last.value)) %" : model.unit.textWithShortName(last.value)
            spans.append(Span(SafeText("  \(value)"), .text))
            if model.window.end < model.limits.end {
                spans.append(
                    Span(" at " + MomentText.short(of: last.time, zone: state.zone), .secondary))
            } else if let age {
                spans.append(Span(SafeText(" · \(age)"), .watch))
            }
        }
        self.init([spans, name], model.leftOut, state, columns)
    }

    /// Takes the fullest of some titles that fits beside the ranges.
    ///
    /// Where there is little room the present range alone stays; a figure is left out rather than cut. What was marked
    /// and is not drawn is said in any case, if need be without the ranges.
    private init(_ titles: [[Span]], _ leftOut: ChartModel.LeftOut?, _ state: State, _ columns: Int) {
        let marks = Self.marks(state)
        let isUrgent = leftOut?.isUrgent ?? false
        let sentences = leftOut.map { $0.forms(state.keys, on: state.screen) } ?? [""]
        let ranges = [NamedRange.allCases, state.chart.window == nil ? [state.chart.range] : []]
        let choices = sentences.flatMap { sentence in
            titles.flatMap { title in
                (ranges + (isUrgent ? [[]] : [])).map { (title: title, sentence: sentence, named: $0) }
            }
        }
        let chosen =
            choices.first { title, sentence, named in
                title.width + sentence.width + 1 + marks.width + Self.width(named) <= columns
            } ?? (titles[titles.count - 1], sentences[sentences.count - 1], isUrgent ? [] : ranges[1])
        name = chosen.title + [Span(chosen.sentence, isUrgent ? .watch : .secondary)]
        named = chosen.named
        (self.marks, self.columns, chart) = (marks, columns, state.chart)
    }

    func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        var rest = rect
        let ranges = named.flatMap { range in
            let isShown = chart.window == nil && range == chart.range
            return [Span(SafeText(range.rawValue), isShown ? .accent : .secondary), " "]
        }
        grid.draw(marks + ranges, in: rest.takeRight((marks + ranges).width), theme: theme)
        rest.takeRight(1)
        grid.draw(name, in: rest, theme: theme)
    }

    /// The range whose name, or the space behind it, takes a column.
    func range(at column: Int) -> NamedRange? {
        var start = columns - Self.width(named)
        for range in named {
            let end = start + range.rawValue.count + 1
            if (start..<end).contains(column) { return range }
            start = end
        }
        return nil
    }

    /// Each with a space behind it.
    private static func width(_ ranges: [NamedRange]) -> Int {
        ranges.reduce(0) { $0 + $1.rawValue.count + 1 }
    }

    private static func spans(_ name: String, _ detail: String) -> [Span] {
        [Span(SafeText(name), .strong)]
            + (detail.isEmpty ? [] : [Span(SafeText(" \(detail)"), .accent)])
    }

    private static func marks(_ state: State) -> [Span] {
        var spans: [Span] = []
        if state.chart.frozen != nil { spans += [Span("frozen", .watch), "  "] }
        if state.shownChart.isFromStart { spans += [Span("% of start", .accent), "  "] }
        if state.isLogarithmic { spans += [Span("log", .accent), "  "] }
        if state.chart.window != nil { spans += [Span("zoomed", .accent), "  "] }
        return spans
    }
}

extension [Span] {
    fileprivate var width: Int { reduce(0) { $0 + $1.text.width } }
}
