/// The stretch of time that a chart shows; zooming and panning make others of it.
///
/// Pure: a screen keeps one, and keys and the mouse replace it.
public struct ChartWindow: Hashable, Sendable {
    /// Unix seconds of the left edge.
    public let start: Int64
    /// Unix seconds of the right edge, later than ``start``.
    public let end: Int64

    /// The shortest stretch that zooming leads to, in seconds.
    public static let shortest: Int64 = 60

    /// Makes a window of at least a second; moments beyond the year 9999 are cut to it.
    public init(start: Int64, end: Int64) {
        let farthest: Int64 = 253_402_300_799
        self.start = min(max(start, -farthest), farthest - 1)
        self.end = min(max(end, self.start + 1), farthest)
    }

    /// How long it is, in seconds.
    public var seconds: Int64 { end - start }

    /// The window with another length and the same end, as named ranges are.
    public func lasting(_ seconds: Int64) -> ChartWindow {
        ChartWindow(start: end - min(max(1, seconds), 253_402_300_799), end: end)
    }

    /// The window `factor` times as long (under 1: closer), with `time` where it is on the screen.
    ///
    /// - Parameters:
    ///   - factor: Of its length; over 1 is further away.
    ///   - time: What the reader looks at; nil for the middle.
    ///   - limits: All that there is to see.
    /// - Returns: A window inside the limits.
    public func zoomed(
        by factor: Double, around time: Int64? = nil, within limits: ChartWindow
    ) -> ChartWindow {
        let wanted = Double(seconds) * (factor.isFinite ? max(0, factor) : 1)
        let length = min(max(wanted, Double(ChartWindow.shortest)), Double(limits.seconds))
        let center = Double(min(max(time ?? start + seconds / 2, start), end))
        let part = (center - Double(start)) / Double(seconds)
        let left = Int64((center - part * length).rounded())
        return ChartWindow(start: left, end: left + Int64(length.rounded())).moved(into: limits)
    }

    /// The window moved by a part of its length, to later times if positive, no further than `limits`.
    public func panned(by part: Double, within limits: ChartWindow) -> ChartWindow {
        guard part.isFinite, part.magnitude < 1e6 else { return self }
        let distance = Int64((Double(seconds) * part).rounded())
        return ChartWindow(start: start + distance, end: end + distance).moved(into: limits)
    }

    /// The same length inside `limits`, or all of them when it does not fit.
    public func moved(into limits: ChartWindow) -> ChartWindow {
        guard seconds < limits.seconds else { return limits }
        if start < limits.start { return ChartWindow(start: limits.start, end: limits.start + seconds) }
        if end > limits.end { return ChartWindow(start: limits.end - seconds, end: limits.end) }
        return self
    }

    /// Which of `count` columns of equal length shows a moment; nil for one outside.
    public func column(of time: Int64, of count: Int) -> Int? {
        guard time >= start, time <= end, count > 0 else { return nil }
        // In whole numbers: a moment on the border of two columns belongs to the later one.
        let (high, low) = Int64(count).multipliedFullWidth(by: time - start)
        return min(count - 1, Int(seconds.dividingFullWidth((high, low)).quotient))
    }

    /// The moment in the middle of one of `count` columns; columns outside count as the nearest.
    public func time(ofColumn column: Int, of count: Int) -> Int64 {
        guard count > 0 else { return start }
        let place = Double(min(max(0, column), count - 1)) + 0.5
        return start + Int64(place / Double(count) * Double(seconds))
    }
}
