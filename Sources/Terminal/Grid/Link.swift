/// An address that a terminal may open when its text is clicked (OSC 8).
public struct Link: Hashable, Sendable {
    /// What is opened.
    public let url: String

    /// Takes an `http` or `https` address of printable ASCII without spaces and quotes.
    ///
    /// - Returns: nil for anything else, and for more than 2,000 bytes.
    public init?(_ url: String) {
        let scheme = url.prefix { $0 != ":" }.lowercased()
        let bytes = url.utf8
        guard scheme == "http" || scheme == "https", url.dropFirst(scheme.count).hasPrefix("://"),
            bytes.count <= 2_000, bytes.count > scheme.count + 3,
            bytes.allSatisfy({ 0x21...0x7E ~= $0 && !Link.unwanted.contains($0) })
        else { return nil }
        self.url = url
    }

    /// Must be escaped in an address anyway; a semicolon would end a parameter of the sequence.
    private static let unwanted = Set("\"'<>\\^`{|};".utf8)
}

extension Grid {
    /// Makes the text that is drawn in the first row of `rect` a link.
    public mutating func link(_ rect: Rect, to link: Link) {
        let room = rect.row(0).intersection(bounds)
        if !room.isEmpty { links.append(PlacedLink(rect: room, link: link)) }
    }
}

extension Grid {
    /// The links of a row.
    func links(in row: Int) -> [PlacedLink] {
        links.isEmpty ? [] : links.filter { $0.rect.row == row }
    }

    /// The linked cells of a row once more, as links, in the first `columns`; curses, which does not know of it, keeps its
    /// place.
    func linkedText(in row: Int, columns: Int, colors: ColorDepth) -> String {
        let links = links(in: row)
        guard !links.isEmpty else { return "" }
        var text = "\u{1B}7"
        for placed in links where placed.rect.column < columns {
            let cells = self.row(row).dropFirst(placed.rect.column).prefix(placed.rect.columns)
            // Past curses nothing may go that takes other room than it says.
            guard cells.allSatisfy({ $0.isContinuation || CellWriter.isPrintable($0.scalar) }) else {
                continue
            }
            text += "\u{1B}[\(row + 1);\(placed.rect.column + 1)H" + ANSI.link(placed.link)
            var style: Style?
            for column in placed.rect.column..<min(columns, placed.rect.column + placed.rect.columns) {
                let cell = self[Position(column: column, row: row)]
                guard !cell.isContinuation else { continue }
                if cell.style != style {
                    text += ANSI.sequence(cell.style.reduced(to: colors), colors: colors)
                    style = cell.style
                }
                text.unicodeScalars.append(cell.scalar)
                if cell.mark != "\0" { text.unicodeScalars.append(cell.mark) }
            }
            text += ANSI.link(nil)
        }
        return text + "\u{1B}8"
    }
}

/// A link and the cells that it covers.
struct PlacedLink: Hashable, Sendable {
    let rect: Rect
    let link: Link
}
