public import Metrics

/// What measured figures say about the level of an item.
public struct Proposal: Hashable, Sendable {
    /// A figure and what it allows.
    public struct Part: Hashable, Sendable {
        public let measure: Measure
        public let figure: MeasuredFigure
        /// The level that the value reaches, 0 to 4.
        public let level: Int
    }

    /// The level that the figures prove; nil where none can prove one.
    public let level: Int?
    /// The highest level that they allow.
    public let ceiling: Int
    /// What it rests on, in the item's order.
    public let parts: [Part]

    /// The highest level that may be given without a written reason.
    public var limit: Int { level ?? ceiling }
}

extension Item {
    /// What figures say about the level; nil when none of them is there and fresh enough.
    ///
    /// The lowest of several counts. A figure older than the item's maximum age says nothing; of its own future, too.
    public func proposal(_ figures: [MeasuredFigure], asOf: Timestamp) -> Proposal? {
        let parts = measures.compactMap { measure -> Proposal.Part? in
            guard measure.role != .context, let thresholds = measure.thresholds,
                let figure = figures.total(measure.metric), figure.time <= asOf,
                asOf - figure.time <= maximumAge
            else { return nil }
            return Proposal.Part(measure: measure, figure: figure, level: thresholds.level(figure.value))
        }
        guard let ceiling = parts.map(\.level).min() else { return nil }
        // Only where every figure that the level is made of was measured is it proved.
        let proofs = parts.filter { $0.measure.role == .level }
        let isProved = !proofs.isEmpty && proofs.count == measures.count { $0.role == .level }
        let highest = proofs.map(\.measure.highestProposal).min() ?? 0
        return Proposal(level: isProved ? min(ceiling, highest) : nil, ceiling: ceiling, parts: parts)
    }
}

extension Rubric {
    /// What figures say about each item that they bear on, by the item.
    public func proposals(_ figures: [MeasuredFigure], asOf: Timestamp) -> [String: Proposal] {
        var proposals: [String: Proposal] = [:]
        for criterion in items { proposals[criterion.id] = criterion.item?.proposal(figures, asOf: asOf) }
        return proposals
    }
}

extension [Rubric] {
    /// What figures say about each item of these rubrics that they bear on, by the item.
    public func proposals(_ figures: [MeasuredFigure], asOf: Timestamp) -> [String: Proposal] {
        reduce(into: [:]) { all, rubric in
            all.merge(rubric.proposals(figures, asOf: asOf)) { first, _ in first }
        }
    }
}
