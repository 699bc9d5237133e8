public import Analysis
internal import Metrics

/// A price board for people and for programs.
public struct PriceTable: Sendable {
    let board: PriceBoard
    /// The basket a week before the board; nil when it is not known.
    let before: BasketPrice?
    /// The sides of the discount.
    let discount: (of: Side, against: Side)
    let rows: [PriceBoard.Row]
    /// Whether one model alone was asked for.
    let isOfOneModel: Bool

    /// Takes a board and, for comparison, the basket's price a week `before`.
    ///
    /// With `gpu`, the name of a model in Data/GPUs.yaml, that model alone is shown.
    public init(
        _ board: PriceBoard, before: BasketPrice? = nil, discount: (of: Side, against: Side),
        gpu: String? = nil
    ) {
        self.board = board
        self.before = before
        self.discount = discount
        isOfOneModel = gpu != nil
        rows = board.rows.filter { gpu == nil || $0.id == gpu }
    }

    /// Whether there is no measured price at all; list prices alone are none.
    public var isEmpty: Bool {
        !rows.contains { row in
            row.offers.contains { offer in
                if case .series = offer?.origin { true } else { false }
            }
        }
    }
}

extension PriceBoard.Row {
    /// What stands behind a price in every table: `◂` the cheapest that can be had, `∅` no free unit, `?` nobody says
    /// whether there is one, `†` dated or old; mostly nothing.
    public func mark(at index: Int) -> String {
        guard let offer = offers[index] else { return "" }
        return cheapest == index && isCheapestMarked ? "◂" + offer.mark : offer.mark
    }

    /// The cheapest is only marked where there is something to choose from.
    var isCheapestMarked: Bool { cheapest != nil && offers.count { $0?.isObtainable == true } > 1 }
}

extension Offer {
    /// The document or the source that it is from.
    var source: String {
        switch origin {
        case .series(_, let source, _): source
        case .list(let document, _): document
        }
    }

    /// What a table puts behind the price; nothing for a fresh one that counts.
    var mark: String {
        switch standing {
        case .noFreeUnit: "∅"
        case .freeUnknown: "?"
        case .old: "†"
        case .counted, .beside: isDated ? "†" : ""
        }
    }
}
