/// A measured figure that bears on an item.
public struct Measure: Hashable, Sendable {
    /// What the figure may say about the level.
    public enum Role: String, CaseIterable, Sendable {
        /// It proposes the level.
        case level
        /// It says "at most this level": the level's text also holds facts that no figure gives.
        case ceiling
        /// It stands beside the item.
        case context
    }

    /// Where the levels begin.
    public enum Thresholds: Hashable, Sendable {
        /// Level 1 from the first, 2 from the second, 3 from the third, 4 from the fourth; rising.
        case rising([Double])
        /// Level 4 at or below the first, 3 at or below the second, and so on; rising too.
        case falling([Double])
    }

    /// A name of the vocabulary, or of a figure derived from it: `utilization.mean`.
    public let metric: String
    /// What it may say about the level.
    public let role: Role
    /// In the metric's unit, ratios 0 to 1; nil for ``Role/context``.
    public let thresholds: Thresholds?
}
