internal import Text

/// A column of a text table: figures end at one place, with their marks behind it.
struct TextColumn {
    /// What stands at one place.
    struct Cell {
        let text: SafeText
        let mark: SafeText

        init(_ text: String, _ mark: String = "") {
            self.text = SafeText(text)
            self.mark = SafeText(mark)
        }
    }

    let title: SafeText
    let cells: [Cell]
    let alignment: Alignment
    /// Of the text, and of the marks behind it.
    let widths: (text: Int, mark: Int)

    init(title: String, cells: [Cell], alignment: Alignment = .right) {
        self.title = SafeText(title)
        self.cells = cells
        self.alignment = alignment
        let mark = cells.map(\.mark.width).max() ?? 0
        let text = cells.map(\.text.width).max() ?? 0
        widths = (max(text, self.title.width - mark), mark)
    }

    init(_ title: String, _ texts: [String], alignment: Alignment) {
        self.init(title: title, cells: texts.map { Cell($0) }, alignment: alignment)
    }

    var width: Int { widths.text + widths.mark }

    var head: SafeText { title.fitted(to: width, alignment: alignment) }

    /// The cell of a line; empty beyond the last one.
    func line(_ index: Int) -> SafeText {
        guard cells.indices.contains(index) else { return SafeText("").fitted(to: width) }
        let cell = cells[index]
        return cell.text.fitted(to: widths.text, alignment: alignment) + cell.mark.fitted(to: widths.mark)
    }
}

/// Columns under one title.
struct TextGroup {
    let title: String
    let columns: [TextColumn]

    private static let space = 2

    var width: Int {
        let columns = columns.reduce(0) { $0 + $1.width } + Self.space * max(0, columns.count - 1)
        return max(columns, SafeText(title).width)
    }

    /// The same columns in as many groups as are needed for none to be wider than `width`; a single column may be.
    func split(toFit width: Int) -> [TextGroup] {
        var groups: [[TextColumn]] = []
        for column in columns {
            if let last = groups.last, TextGroup(title: title, columns: last + [column]).width <= width {
                groups[groups.count - 1].append(column)
            } else {
                groups.append([column])
            }
        }
        return groups.map { TextGroup(title: title, columns: $0) }
    }

    /// Groups beside each other, with a rule between them and one before a row.
    static func lines(_ groups: [TextGroup], ruleBefore row: Int) -> [String] {
        let count = groups.flatMap(\.columns).map(\.cells.count).max() ?? 0
        func line(_ part: (TextGroup) -> SafeText) -> String {
            groups.map { part($0).fitted(to: $0.width) }.joined(separator: " │ ").string
        }
        let space = SafeText(String(repeating: " ", count: space))
        let titles = line { SafeText($0.title) }
        let heads = line { $0.columns.map(\.head).joined(separator: space) }
        let rule = groups.map { String(repeating: "─", count: $0.width) }.joined(separator: "─┼─")
        return [titles, heads]
            + (0..<count).flatMap { index in
                (index == row ? [rule] : [])
                    + [line { $0.columns.map { $0.line(index) }.joined(separator: space) }]
            }
    }
}
