public import Metrics

/// A figure that Assay measured or derived from what it measured, with all that it rests on.
///
/// It is what measured evidence arrives as: whoever computes it fills it, and an assessment keeps it as it was seen.
public struct MeasuredFigure: Hashable, Sendable {
    /// A series that it was computed from.
    public struct Input: Hashable, Sendable {
        /// What was read.
        public let series: Series
        /// Who brought it: `akash/capacity`, or a file of Data.
        public let source: String
        /// When: of one value its own time twice, of many from the first to the last.
        public let first: Timestamp
        public let last: Timestamp
        /// The samples or polls used.
        public let count: Int

        public init(_ series: Series, source: String, first: Timestamp, last: Timestamp, count: Int) {
            self.series = series
            self.source = source
            self.first = first
            self.last = last
            self.count = count
        }
    }

    /// What was measured: the network, and a name of the vocabulary or of the derived metrics.
    public let series: Series
    /// In ``unit``; a ratio is 0 to 1.
    public let value: Double
    /// That of the series' metric.
    public let unit: Unit
    /// Where it came from, in the network's file: `capacity`; several stand behind commas.
    public let source: String
    /// When it was measured; of a window, its end.
    public let time: Timestamp
    /// Whether it was measured live.
    public let origin: Origin
    /// How far back it looks; nil for the newest value alone.
    public let window: Duration?
    /// How many samples it rests on.
    public let samples: Int
    /// Which part of the window was measured, 0 to 1; nil without a window.
    public let coverage: Double?
    /// How it was computed, in the names of metrics; nil for a value as it was measured.
    public let formula: String?
    /// What it was computed from; empty for a value as it was measured.
    public let inputs: [Input]
    /// A value a day, the oldest first and the last at ``time``, for a sparkline; nil where there was none.
    public let days: [Double?]

    public init(
        _ series: Series, _ value: Double, unit: Unit, source: String, at time: Timestamp, origin: Origin,
        window: Duration? = nil, samples: Int = 1, coverage: Double? = nil,
        formula: String? = nil, inputs: [Input] = [], days: [Double?] = []
    ) {
        self.series = series
        self.value = value
        self.unit = unit
        self.source = source
        self.time = time
        self.origin = origin
        self.window = window
        self.samples = samples
        self.coverage = coverage
        self.formula = formula
        self.inputs = inputs
        self.days = days
    }
}

extension [MeasuredFigure] {
    /// The network's own figure of a metric: the newest finite one without labels.
    public func total(_ metric: String) -> MeasuredFigure? {
        filter { $0.series.metric == metric && $0.series.labels.isEmpty && $0.value.isFinite }
            .max { $0.time < $1.time }
    }
}
