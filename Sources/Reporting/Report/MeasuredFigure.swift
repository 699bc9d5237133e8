public import Metrics

/// A figure that Assay measured, with where and when it came from.
public struct MeasuredFigure: Hashable, Sendable {
    public let series: Series
    public let value: Double
    public let unit: Unit
    /// The source in the network's file.
    public let source: String
    public let time: Timestamp
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
