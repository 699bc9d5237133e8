/// How much an item weighs among its siblings.
///
/// The points are OpenSSF Scorecard's for its four risk classes.
public enum Importance: String, CaseIterable, Sendable {
    case critical, high, medium, low

    /// The weight; only its ratio to the siblings' counts.
    public var points: Double {
        switch self {
        case .critical: 10
        case .high: 7.5
        case .medium: 5
        case .low: 2.5
        }
    }
}
