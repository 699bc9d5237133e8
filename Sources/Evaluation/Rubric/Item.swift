/// What only an item has: it is answered with a level, or with one of its options.
public struct Item: Hashable, Sendable {
    /// What must be seen for level 0, 1, 2, 3 and 4; none where an option is the whole answer.
    public let levels: [String]
    /// What may be ticked besides the level, or instead of one.
    public let options: [String]
    /// The figures that bear on it.
    public let measures: [Measure]
    /// The facts in the levels' text that no figure gives.
    public let beyond: String?
    /// What only a person can judge.
    public let judged: String
    /// Evidence older than this counts one grade less, and figures older than it propose nothing.
    public let maximumAge: Duration
    /// When "not applicable" may be answered; nil is never.
    public let notApplicableWhen: String?
    /// Whether a statement of the founder fit decides by itself.
    public let isBlocker: Bool
    /// Worked cases.
    public let examples: [Example]

    /// The highest level.
    public static let topLevel = 4

    /// Whether an option is the whole answer.
    public var isChoice: Bool { levels.isEmpty }
}
