/// How much each question counts to somebody: an opinion in place of the rubric's importances.
public struct Weighting: Identifiable, Hashable, Sendable {
    /// `investor`; `own` for one that was made by the swing-weight dialogue.
    public let id: String
    /// A few words for tables.
    public let title: String
    /// By question; only their ratio counts.
    ///
    /// A question without points keeps those of its importance.
    public let points: [String: Double]

    public init(id: String, title: String, points: [String: Double]) {
        self.id = id
        self.title = title
        self.points = points
    }

    /// The rubric's own importances.
    public static let balanced = Weighting(id: "balanced", title: "Balanced", points: [:])

    /// The same opinion under one name: the rubric's own is one, whether a file offers it or not.
    var opinion: Weighting { id == Self.balanced.id ? .balanced : self }
}

extension Criterion {
    /// What it weighs among its siblings.
    func weight(by weighting: Weighting) -> Double { weighting.points[id] ?? importance.points }
}

extension [Rubric] {
    /// Every weighting that these rubrics offer, in their order.
    public var weightings: [Weighting] { flatMap(\.rules.weightings) }

    /// The weighting of this id.
    public func weighting(_ id: String) -> Weighting? { weightings.first { $0.id == id } }
}
