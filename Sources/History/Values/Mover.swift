public import Metrics

/// A series that moved, and how.
public struct Mover: Hashable, Sendable {
    public let series: Series
    public let change: Change

    public init(series: Series, change: Change) {
        self.series = series
        self.change = change
    }
}
