internal import Metrics

/// Letters on a board of five by five levels, with what each letter stands for below.
struct BoardChart {
    /// A thing on the board; without a place it is listed alone.
    struct Mark {
        let title: String
        /// To the right, 0 to 4.
        let x: Double?
        /// Upward, 0 to 4.
        let y: Double?
    }

    let up: String
    let right: String
    let marks: [Mark]

    private static let cell = 5

    var text: String {
        var cells = [[String]](repeating: [String](repeating: "", count: 5), count: 5)
        var legend: [String] = []
        for (index, mark) in marks.enumerated() {
            let letter = Self.letter(index)
            guard let x = mark.x, let y = mark.y, x.isFinite, y.isFinite else {
                legend.append("\(letter)  \(mark.title): ?")
                continue
            }
            cells[Self.level(y)][Self.level(x)] += letter
            legend.append(
                "\(letter)  \(mark.title): \(up) \(Number.fixed(y, decimals: 1)), \(right) \(Number.fixed(x, decimals: 1))"
            )
        }
        var lines = [up]
        for level in (0..<5).reversed() {
            let row = cells[level].map { $0.isEmpty ? "." : $0 }
            lines.append("\(level) | " + row.map { Fence.column($0, Self.cell) }.joined())
        }
        lines.append("    " + (0..<5).map { Fence.column("\($0)", Self.cell) }.joined() + right)
        return Fence.text(lines + [""] + legend)
    }

    /// Halves go up: the careful side of a risk.
    private static func level(_ value: Double) -> Int { Int(min(max(value, 0), 4).rounded()) }

    private static func letter(_ index: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        return index < letters.count ? String(letters[index]) : "*"
    }
}
