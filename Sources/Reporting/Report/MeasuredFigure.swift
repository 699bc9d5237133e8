public import Metrics

/// A figure that Assay measured, with where and when it came from.
public struct MeasuredFigure: Hashable, Sendable {
    /// What was measured.
    public let series: Series
    /// In ``unit``.
    public let value: Double
    /// That of the series' metric.
    public let unit: Unit
    /// The id of the source in the network's file.
    public let source: String
    /// When it was measured.
    public let time: Timestamp
    /// Whether it was measured live.
    public let origin: Origin

    public init(
        _ series: Series, _ value: Double, unit: Unit, source: String, at time: Timestamp, origin: Origin
    ) {
        self.series = series
        self.value = value
        self.unit = unit
        self.source = source
        self.time = time
        self.origin = origin
    }
}
