internal import Metrics
internal import Terminal
internal import Text

/// What *Network* shows beside its list: the chart over as much else as there is room for, or as many prices or
/// sources as there is room for, so that each can be reached at every size.
enum NetworkPart {
    case chart
    case prices(Range<Int>, of: Int)
    case sources(Range<Int>, of: Int)

    /// All of them, in the order that they are turned through.
    static func all(_ detail: NetworkDetail, sources: Int, rows: Int) -> [NetworkPart] {
        // Below a heading; two lines each.
        let prices = pages(of: detail.prices.count, room: rows - 1)
            .map { NetworkPart.prices($0, of: detail.prices.count) }
        return [.chart] + prices + pages(of: sources, room: rows / 2).map { .sources($0, of: sources) }
    }

    private static func pages(of count: Int, room: Int) -> [Range<Int>] {
        let room = max(1, room)
        return stride(from: 0, to: count, by: room).map { $0..<min($0 + room, count) }
    }

    /// The line above it; the chart writes one of its own.
    var title: [Span] {
        switch self {
        case .chart: []
        case .prices(let range, let count): Self.title("GPU prices", range, of: count)
        case .sources(let range, let count): Self.title("Sources", range, of: count)
        }
    }

    private static func title(_ name: SafeText, _ range: Range<Int>, of count: Int) -> [Span] {
        let isAll = range.count == count
        let place = isAll ? "\(count)" : "\(range.lowerBound + 1)–\(range.upperBound) of \(count)"
        return [Span(name, .strong), Span(SafeText("  \(place)"), .secondary)]
    }
}
