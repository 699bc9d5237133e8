internal import Text

extension Grid {
    /// The rows for a terminal or a pipe: colours and attributes as sequences, links as OSC 8 where `hasLinks`.
    ///
    /// Every row is as wide as the grid when `isPadded`, so that frames can stand side by side; otherwise spaces at its
    /// end are left out. With no colours there is no sequence at all.
    public func ansiText(colors: ColorDepth, isPadded: Bool = false, hasLinks: Bool = false) -> String {
        var text = ""
        for row in 0..<size.rows {
            let cells = self.row(row)
            let end =
                isPadded
                ? cells.endIndex
                : (cells.lastIndex { $0 != .blank && !$0.isPlainSpace }.map { $0 + 1 } ?? cells.startIndex)
            text += sequence(cells[..<end], row: row, colors: colors, hasLinks: hasLinks)
            text += "\n"
        }
        return text
    }

    private func sequence(
        _ cells: ArraySlice<Cell>, row: Int, colors: ColorDepth, hasLinks: Bool
    ) -> String {
        var text = String.UnicodeScalarView()
        var style = Style.plain
        var link: Link?
        let links = hasLinks ? self.links.filter { $0.rect.row == row } : []
        for (column, cell) in cells.enumerated() where !cell.isContinuation {
            let next = links.last { $0.rect.contains(Position(column: column, row: row)) }?.link
            if next != link {
                text.append(contentsOf: ANSI.link(next).unicodeScalars)
                link = next
            }
            let shown = cell.style.reduced(to: colors)
            if colors != .none, shown != style {
                text.append(contentsOf: ANSI.sequence(shown, colors: colors).unicodeScalars)
                style = shown
            }
            text.append(cell.scalar)
            if cell.mark != "\0" { text.append(cell.mark) }
        }
        if link != nil { text.append(contentsOf: ANSI.link(nil).unicodeScalars) }
        if style != .plain { text.append(contentsOf: "\u{1B}[0m".unicodeScalars) }
        return String(text)
    }
}

extension Cell {
    fileprivate var isPlainSpace: Bool {
        scalar == " " && style.background == .standard
            && style.attributes.isDisjoint(with: [.reverse, .underline])
    }
}

/// Sequences of ECMA-48 and xterm.
enum ANSI {
    /// Sets a style from whatever was set before.
    static func sequence(_ style: Style, colors: ColorDepth) -> String {
        var codes = ["0"]
        let attributes: [(Style.Attributes, String)] = [
            (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
        ]
        codes += attributes.filter { style.attributes.contains($0.0) }.map(\.1)
        codes += color(style.foreground, base: 30, colors: colors)
        codes += color(style.background, base: 40, colors: colors)
        return "\u{1B}[\(codes.joined(separator: ";"))m"
    }

    private static func color(_ color: Color, base: Int, colors: ColorDepth) -> [String] {
        switch color {
        case .standard: []
        case .indexed(let index) where index < 8: ["\(base + Int(index))"]
        case .indexed(let index) where index < 16: ["\(base + 52 + Int(index))"]
        case .indexed(let index): ["\(base + 8)", "5", "\(index)"]
        case .rgb(let red, let green, let blue): ["\(base + 8)", "2", "\(red)", "\(green)", "\(blue)"]
        }
    }

    /// Begins a link, or ends the present one.
    static func link(_ link: Link?) -> String { "\u{1B}]8;;\(link?.url ?? "")\u{1B}\\" }
}
