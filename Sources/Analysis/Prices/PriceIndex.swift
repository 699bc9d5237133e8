public import Catalog
public import History
public import Metrics
public import Storage

/// What GPU models and the basket cost on each side over time.
///
/// Computed from the history of prices, so it reaches as far back as they do, and follows the rules of today. A point
/// is the board of its moment: every price is the newest then, of this part of the range or not older than the rules
/// allow. List prices count from their own day on.
public struct PriceIndex: Sendable {
    public let range: TimeRange
    /// Equally far apart, the last at the end of the range.
    public let points: [Point]

    /// One moment.
    public struct Point: Sendable {
        public let at: Timestamp
        /// By GPU model and side; what is missing had no price that counts.
        public let models: [String: [Side: SidePrice]]
        /// Of the whole basket; nil when it was not asked for, or too little of it can be compared.
        public let overall: BasketPrice?
    }

    /// Computes the index over a range.
    ///
    /// - Parameters:
    ///   - catalog: The networks that sell.
    ///   - rules: What may be compared, and the basket.
    ///   - history: Where their prices are.
    ///   - gpu: The only model to look at; without it the models of the basket, and the basket.
    ///   - range: The time to look at.
    ///   - count: The number of points; none when it is not positive.
    /// - Throws: ``StorageError``.
    public init(
        _ catalog: Catalog, rules: PriceRules, history: History, gpu: String? = nil, over range: TimeRange,
        count: Int
    ) throws(StorageError) {
        self.range = range
        let count = max(0, count)
        let steps = try Steps(
            rules.series(of: gpu.map { [$0] } ?? rules.basket.map(\.gpu), in: history),
            history: history, over: range, count: count, before: rules.longestAge)
        points = (0..<count).map { index in
            let at = range.end(of: index, outOf: count)
            let board = PriceBoard(catalog, rules: rules, Readings(steps.values(at: index)), at: at)
            return Point(
                at: at, models: Dictionary(uniqueKeysWithValues: board.rows.map { ($0.id, $0.sides) }),
                overall: gpu == nil ? board.overall : nil)
        }
    }
}

extension PriceRules {
    /// Every series that bears on the prices of some models, with what is known of it last.
    fileprivate func series(
        of models: [String], in history: History
    ) throws(StorageError) -> [Latest] {
        let models = Set(models)
        var found: [Latest] = []
        for metric in metrics.sorted() {
            found += try history.latest(metric: metric).filter {
                $0.series.labels["gpu"].map(models.contains) == true
            }
        }
        return found
    }
}
