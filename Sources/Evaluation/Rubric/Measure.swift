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
    /// The highest level that the figure can propose; above it the figure is a ceiling only.
    public let highestProposal: Int
}

extension Measure.Thresholds {
    /// The value from which on an end of a level is none, as rubric files write it.
    public static let noLimit = 1e9

    /// The level that a value reaches, 0 to 4.
    public func level(_ value: Double) -> Int {
        switch self {
        case .rising(let starts): starts.count { value >= $0 }
        case .falling(let ends): ends.count { value <= $0 }
        }
    }

    /// The levels that a value may still be said to have when a threshold counts as passed only from a slack beyond it.
    ///
    /// The slack is a ratio of the threshold.
    func levels(_ value: Double, slack: Double) -> ClosedRange<Int> {
        switch self {
        case .rising(let starts):
            let least = starts.count { value >= $0 + abs($0) * slack }
            return least...max(least, starts.count { value >= $0 - abs($0) * slack })
        case .falling(let ends):
            let least = ends.count { value <= $0 - abs($0) * slack }
            return least...max(least, ends.count { value <= $0 + abs($0) * slack })
        }
    }
}
