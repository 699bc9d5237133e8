internal import Analysis

/// What *Prices* shows.
struct PriceSummary: Sendable {
    let board: PriceBoard
    /// A week ago; nil when too little could be compared then.
    let before: BasketPrice?
}
