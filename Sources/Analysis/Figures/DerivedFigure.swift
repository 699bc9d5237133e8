public import Metrics

/// A figure that was computed from history, with all that is needed to check it.
public struct DerivedFigure: Hashable, Sendable {
    /// The network that it speaks of.
    public let network: String
    public let metric: DerivedMetric
    /// The GPU model for prices of one model; nil for the network as a whole.
    public let gpu: String?
    /// The value in the metric's unit, or why there is none.
    public let result: Result<Double, Absence>
    /// How it was computed, in the names of metrics: `mean of days of gpu.rented / gpu.total`.
    public let formula: String
    /// The time that it speaks of; its end is the moment that it was computed for.
    public let window: TimeRange
    /// What it was computed from; empty where that is absent.
    public let inputs: [Input]
    /// The samples or polls behind it.
    public let count: Int
    /// The part of the window that was measured, a ratio; for a latest value and an absent one nil.
    public let coverage: Double?
    /// What it is made of by days of the window, the oldest first, in the unit of its inputs; nil for a day that was
    /// not measured, empty for a figure that is not made of days.
    public let days: [Double?]

    public init(
        network: String, metric: DerivedMetric, gpu: String? = nil, result: Result<Double, Absence>,
        formula: String, window: TimeRange, inputs: [Input] = [], count: Int = 0, coverage: Double? = nil,
        days: [Double?] = []
    ) {
        self.network = network
        self.metric = metric
        self.gpu = gpu
        self.result = result
        self.formula = formula
        self.window = window
        self.inputs = inputs
        self.count = count
        self.coverage = coverage
        self.days = days
    }

    /// The value; nil when it is absent.
    public var value: Double? { try? result.get() }

    /// How far back it looks; nil where it is of the newest values alone.
    public var lookBack: Duration? {
        inputs.allSatisfy { $0.count == 1 && $0.first == $0.last } ? nil : window.duration
    }

    /// Why there is no value; nil when there is one.
    public var absence: Absence? {
        if case .failure(let absence) = result { absence } else { nil }
    }

    /// The least genuine origin of its inputs: generated as soon as one input is; nil where that is list prices
    /// alone, or nothing.
    public var origin: Origin? {
        Origin.leastGenuine(of: inputs.compactMap(\.origin))
    }

    /// Whether everything that it rests on was measured, or is kept by the source itself.
    public var isGenuine: Bool { origin != .generated && origin != .recorded }

    /// A series that a figure was computed from.
    public struct Input: Hashable, Sendable {
        /// For latency and availability that of the polls: `latency.total{source=head}`.
        public let series: Series
        /// Who brought it: `akash/capacity`, or a file of Data.
        public let source: String
        /// When: of one value its own time twice, of many from the first to the last, to the day for daily means.
        public let first: Timestamp
        public let last: Timestamp
        /// The samples or polls used.
        public let count: Int
        /// The least genuine origin of the samples or polls used; nil for a list price that comes with Assay.
        public let origin: Origin?

        public init(
            series: Series, source: String, first: Timestamp, last: Timestamp, count: Int, origin: Origin?
        ) {
            self.series = series
            self.source = source
            self.first = first
            self.last = last
            self.count = count
            self.origin = origin
        }
    }
}
