/// What only an item has: it is answered with a level.
public struct Item: Hashable, Sendable {
    /// What must be seen for level 0, 1, 2, 3 and 4.
    public let levels: [String]
    /// What may be ticked besides the level.
    public let options: [String]
    /// The figures that bear on it.
    public let measures: [Measure]
    /// What only a person can judge.
    public let judged: String
    /// Evidence older than this counts one grade less.
    public let maximumAge: Duration
    /// When "not applicable" may be answered; nil is never.
    public let notApplicableWhen: String?

    /// The highest level.
    public static let topLevel = 4
}
