internal import Analysis

/// What *Prices* shows.
struct PriceSummary: Sendable {
    let board: PriceBoard
    /// Models that can be compared come first, then those that decentralized networks offer at all.
    let rows: [PriceBoard.Row]
    /// How many models each column offers.
    let counts: [Int]
    /// A week ago; nil when too little could be compared then, and until that is read.
    var before: BasketPrice?

    init(_ board: PriceBoard) {
        self.board = board
        let ranks = board.rows.map(board.rank)
        rows = (0..<3).flatMap { rank in zip(board.rows, ranks).filter { $0.1 == rank }.map(\.0) }
        counts = board.columns.indices.map { column in
            board.rows.count { $0.offers.indices.contains(column) && $0.offers[column] != nil }
        }
    }
}

extension PriceBoard {
    fileprivate func rank(_ row: Row) -> Int {
        if row.comparison.discount != nil { return 0 }
        let isOffered = zip(columns, row.offers).contains { $0.side == .decentralized && $1 != nil }
        return isOffered ? 1 : 2
    }
}
