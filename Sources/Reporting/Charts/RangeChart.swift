internal import Metrics

/// Named ranges on a scale from 0 to 100: `q7.fallback  .....=====......`.
enum RangeChart {
    private static let width = 51

    static func text(_ rows: [(name: String, low: Double, high: Double, remark: String)]) -> String {
        let longest = min(32, rows.map(\.name.count).max() ?? 0)
        let lines = rows.map { row in
            var cells = [Character](repeating: ".", count: width)
            for cell in cell(row.low)...max(cell(row.low), cell(row.high)) { cells[cell] = "=" }
            return "\(Fence.column(row.name, longest))  \(String(cells))  \(row.remark)"
        }
        let scale =
            "0" + String(repeating: " ", count: width / 2 - 2) + "50"
            + String(repeating: " ", count: width / 2 - 2) + "100"
        return Fence.text(lines + [String(repeating: " ", count: longest + 2) + scale])
    }

    private static func cell(_ value: Double) -> Int {
        let position = (value / 100 * Double(width - 1)).rounded()
        return position.isFinite ? Int(min(max(position, 0), Double(width - 1))) : 0
    }
}

/// Shares that sum to one as a bar of letters or digits: `1111111222`.
enum ShareBar {
    private static let width = 40

    /// Each part gets as many characters as its share, the largest remainders rounding up.
    static func text(_ shares: [(mark: Character, share: Double)]) -> String {
        let exact = shares.map { max(0, $0.share) * Double(width) }
        var counts = exact.map { $0.isFinite ? Int($0) : 0 }
        let remainders = exact.indices.sorted { left, right in
            let (one, other) = (exact[left] - Double(counts[left]), exact[right] - Double(counts[right]))
            return one == other ? left < right : one > other
        }
        var missing = width - counts.reduce(0, +)
        for index in remainders where missing > 0 {
            counts[index] += 1
            missing -= 1
        }
        return zip(shares, counts).map { String(repeating: String($0.0.mark), count: $0.1) }.joined()
    }
}
