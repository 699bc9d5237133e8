internal import Statistics

/// How a reader looks at a comparison.
struct ComparingState: Hashable, Sendable {
    var section = ComparisonSection.ranks
    /// Lines of the section that are scrolled away above.
    var offset = 0
    var variation = WeightMode.around

    /// Goes to the section some places on, round the ends.
    mutating func step(by places: Int) {
        let all = ComparisonSection.allCases
        let index = (all.firstIndex(of: section) ?? 0) + places
        section = all[(index + all.count) % all.count]
        offset = 0
    }
}

/// A part of *Compare*.
enum ComparisonSection: String, CaseIterable, Sendable {
    case ranks = "Ranks"
    case pairs = "Who beats whom"
    case ties = "Tie weights"
    case pillars = "Differences"
    case boards = "Trade-offs"
    case risks = "Risks"
    case methods = "Methods"
}
