internal import Alerts
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// What the chart of a page shows.
struct ChartModel: Sendable {
    /// Above the chart.
    let title: String
    /// What tells its series from others of the metric; empty for none.
    var detail = ""
    let unit: Metrics.Unit
    /// The chosen series first, then those that are laid over it.
    let traces: [Trace]
    let window: ChartWindow
    /// All that there is to see.
    let limits: ChartWindow
    var context = ChartContext()
    /// nil when nothing was left out.
    var leftOut: LeftOut?
    /// Where rules on its series fire.
    private(set) var thresholds: [LineChart.Threshold] = []

    /// The same with each line in percent of its first value, so that those of any unit can be held together.
    ///
    /// One that starts at zero or less has no such percentage, and is left out.
    var fromStart: ChartModel {
        let shares = traces.map(\.fromStart)
        var model = ChartModel(
            title: title, detail: detail, unit: Metrics.Unit(rawValue: "% of start"),
            traces: shares.compactMap(\.self), window: window, limits: limits, context: context)
        let names = zip(traces, shares).filter { $0.1 == nil }.map(\.0.name)
        model.leftOut = names.isEmpty ? leftOut : LeftOut(names: names, reason: .start)
        return model
    }

    /// Takes the limits of those rules that watch one of its series.
    mutating func mark(_ rules: [AlertRule]) {
        let shown = Set(traces.compactMap(\.series))
        thresholds = rules.compactMap { rule in
            guard let series = rule.series, shown.contains(series) else { return nil }
            return switch rule.condition {
            case .above(_, let limit, _), .below(_, let limit, _):
                LineChart.Threshold(limit, label: SafeText(label(of: rule)))
            case .change, .absent, .failing: nil
            }
        }
    }

    /// What is said of a rule at its line; one that was named after its condition says it once.
    private func label(of rule: AlertRule) -> String {
        rule.name.hasSuffix(rule.sentence) ? rule.sentence : "\(rule.sentence): \(rule.name)"
    }

    /// What belongs into the chart and is not drawn.
    struct LeftOut: Sendable {
        enum Reason: Sendable {
            /// The first is measured in this, which the axis does not count in.
            case unit(String)
            /// Percentages of their first values there are none of.
            case start
            /// So many lines would hide each other.
            case room
        }

        let names: [String]
        let reason: Reason

        /// Whether the reader has asked for it.
        var isUrgent: Bool { if case .room = reason { false } else { true } }

        /// A sentence in less and less room, behind what the chart shows.
        func forms(_ keys: KeyMap, on screen: Screen) -> [SafeText] {
            let (count, first) = (names.count, names.first ?? "")
            let others = count > 1 ? " and \(count - 1) more" : ""
            switch reason {
            case .unit(let unit):
                let remedy = keys.clause(.fromStart, on: screen, "; ", " draws all")
                let (full, short): (SafeText, SafeText) = (
                    SafeText("  not drawn: \(first), in \(unit)\(others)"),
                    "  not drawn: \(count) in another unit"
                )
                let least: SafeText = "  \(count) not drawn"
                return [full + remedy, short + remedy, least + remedy, least]
            case .start:
                return [
                    SafeText("  not drawn: \(first)\(others), starts at no value over zero"),
                    "  not drawn: \(count), start at no value over zero", "  \(count) not drawn",
                ]
            case .room: return ["  \(count) more not drawn", "  +\(count)", ""]
            }
        }
    }

    /// One line of the chart.
    struct Trace: Sendable {
        let name: String
        /// Values held where nothing was missed.
        let columns: [Column?]
        /// What rules name it by.
        var series: Series?

        /// In percent of the first value; nil where that is not over zero, or there is none.
        var fromStart: Trace? {
            guard let first = columns.lazy.compactMap(\.self).first?.average, first > 0 else { return nil }
            func share(_ value: Double) -> Double { value / first * 100 }
            return Trace(
                name: name,
                columns: columns.map { column in
                    column.map {
                        Column(
                            min: share($0.min), max: share($0.max), average: share($0.average),
                            count: $0.count, last: share($0.last), times: $0.times)
                    }
                })
        }

        /// The newest value, and when it was measured.
        var last: (value: Double, time: Int64)? {
            columns.last { $0 != nil }?.map { ($0.last, $0.times.upperBound) }
        }
    }
}
