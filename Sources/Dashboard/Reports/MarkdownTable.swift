internal import Terminal
internal import Text

/// A table of Markdown in columns that fit, cells broken between words where they have to be.
struct MarkdownTable: Sendable {
    private let rows: [[SafeText]]
    /// The columns whose cells stand at the right.
    private let right: Set<Int>

    private static let gap = 2
    /// Cells that a column keeps where there is little room.
    private static let least = 6

    /// Reads its lines: the headings, where cells stand, and the rows.
    init(_ lines: [Substring]) {
        let cells = lines.map(Self.cells)
        let count = cells.map(\.count).max() ?? 0
        let alignment = cells.dropFirst().first ?? []
        right = Set(alignment.indices.filter { alignment[$0].string.hasSuffix(":") })
        rows = (cells.prefix(1) + cells.dropFirst(2)).map { row in
            row + Array(repeating: "", count: count - row.count)
        }
    }

    private static func cells(_ line: Substring) -> [SafeText] {
        var cells: [SafeText] = []
        var rest = line.dropFirst()
        while let end = MarkdownInline.unescaped("|", in: rest) {
            var cell = rest[..<end].drop { $0 == " " }
            while cell.last == " " { cell.removeLast() }
            cells.append(MarkdownInline.text(cell, isShort: true))
            rest = rest[end...].dropFirst()
        }
        return cells
    }

    /// The headings, a rule, and the rows.
    func lines(columns: Int) -> [MarkdownPage.Line] {
        let widths = widths(columns)
        var lines: [MarkdownPage.Line] = []
        for (index, row) in rows.enumerated() {
            lines += Self.lines(of: row, widths, right).map {
                MarkdownPage.Line(text: $0.clipped(to: columns), role: index == 0 ? .strong : .text)
            }
            guard index == 0 else { continue }
            let rule = widths.map { String(repeating: "─", count: $0) }
                .joined(separator: String(repeating: " ", count: Self.gap))
            lines.append(.init(text: SafeText(rule).clipped(to: columns), role: .rule))
        }
        return lines
    }

    private static func lines(of row: [SafeText], _ widths: [Int], _ right: Set<Int>) -> [SafeText] {
        let parts = zip(row, widths).map { $0.wrapped(to: $1) }
        let space = SafeText(String(repeating: " ", count: gap))
        return (0..<(parts.map(\.count).max() ?? 0)).map { line in
            parts.enumerated().map { index, part in
                // No part is wider, so that nothing is cut.
                (line < part.count ? part[line] : "")
                    .fitted(to: widths[index], alignment: right.contains(index) ? .right : .left)
            }
            .joined(separator: space)
        }
    }

    /// What the cells take, the widest columns less where that is too much.
    private func widths(_ columns: Int) -> [Int] {
        var widths = (rows.first ?? []).indices.map { column in
            max(1, rows.map { $0[column].width }.max() ?? 1)
        }
        let leasts = widths.indices.map { max(Self.least, longestBar(column: $0)) }
        var excess = widths.reduce(0, +) + Self.gap * max(0, widths.count - 1) - columns
        while excess > 0 {
            let shrinkable = widths.indices.filter { widths[$0] > leasts[$0] }
            guard let widest = shrinkable.map({ widths[$0] }).max() else { break }
            let places = shrinkable.filter { widths[$0] == widest }
            let next = shrinkable.map { widths[$0] }.filter { $0 < widest }.max() ?? 0
            // All of the widest together, down to the next or as far as it takes.
            let floor = max(next, places.map { leasts[$0] }.max() ?? 0)
            let cut = max(1, min(widest - floor, excess / places.count))
            for place in places where excess > 0 {
                widths[place] -= cut
                excess -= cut
            }
        }
        return widths
    }

    /// The widest cell of signs alone, such as a bar, which says nothing once it is broken.
    private func longestBar(column: Int) -> Int {
        rows.map { $0[column] }.filter { !$0.string.contains { $0.isLetter || $0.isNumber || $0 == " " } }
            .map(\.width).max() ?? 0
    }
}
