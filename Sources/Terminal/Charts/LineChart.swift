public import Text

/// Values over time: lines, the band of extremes around one that is alone, and axes.
///
/// A gap in the columns is a gap in the line. Notes, legend, axes, unit and zone give way, in that order of patience,
/// when there is little room; the lines themselves are drawn at any size.
public struct LineChart: Sendable {
    /// The lines, the most important first; it lies on top.
    public var series: [Line]
    /// The time from the left to the right edge.
    public var window: ChartWindow
    /// Written above the value axis.
    public var unit: SafeText
    /// The clock of the time axis.
    public var zone: Zone
    public var scaling = Scaling.linear
    /// Whether the values are counts of whole things, of which the axis shows no fractions.
    public var areWhole = false
    /// Why stretches of time are without values; they are shaded.
    public var gaps: [Gap] = []
    public var thresholds: [Threshold] = []
    /// What happened, marked under the time axis.
    public var notes: [Note] = []
    /// A moment whose time and values are read out; Unix seconds.
    public var crossHair: Int64?
    /// A stretch of time that is being chosen with the mouse; Unix seconds.
    public var selection: ClosedRange<Int64>?
    /// Writes the values that the cross-hair reads out.
    public var valueText: @Sendable (Double) -> SafeText = { NumberText.short($0) }
    /// What the value axis counts in, by the greatest value on it; nil for plain numbers.
    public var axisUnit: (@Sendable (Double) -> AxisUnit)?
    /// Shown when no column has a value.
    public var emptyText: SafeText

    /// Makes a chart of several lines, which a legend names.
    public init(
        _ series: [Line], over window: ChartWindow, unit: SafeText, zone: Zone = .utc,
        emptyText: SafeText = "no data in this range"
    ) {
        self.series = series
        self.window = window
        self.unit = unit
        self.zone = zone
        self.emptyText = emptyText
    }

    /// Makes a chart of one line: equal stretches of time from `start` to `end`, nil where nothing is known.
    public init(
        columns: [ChartColumn?], start: Int64, end: Int64, unit: SafeText, zone: Zone = .utc,
        emptyText: SafeText = "no data in this range"
    ) {
        self.init(
            [Line(name: "", columns: columns)], over: ChartWindow(start: start, end: end), unit: unit,
            zone: zone, emptyText: emptyText)
    }
}

extension LineChart {
    /// One of the lines.
    public struct Line: Hashable, Sendable {
        public var name: SafeText
        /// Equal stretches of the chart's time; nil where nothing is known.
        public var columns: [ChartColumn?]

        public init(name: SafeText, columns: [ChartColumn?]) {
            self.name = name
            self.columns = columns
        }
    }

    /// A stretch of time without values, and why.
    public struct Gap: Hashable, Sendable {
        public var start: Int64
        public var end: Int64
        public var reason: SafeText

        public init(start: Int64, end: Int64, reason: SafeText) {
            self.start = start
            self.end = end
            self.reason = reason
        }
    }

    /// A value that matters, drawn across the chart.
    public struct Threshold: Hashable, Sendable {
        public var value: Double
        public var label: SafeText

        public init(_ value: Double, label: SafeText) {
            self.value = value
            self.label = label
        }
    }

    /// Something that happened.
    public struct Note: Hashable, Sendable {
        public var time: Int64
        public var text: SafeText

        public init(at time: Int64, _ text: SafeText) {
            self.time = time
            self.text = text
        }
    }
}
