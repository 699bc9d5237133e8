internal import Documents
internal import Terminal
internal import Text

/// A report as Markdown, with the name of the file that it would go to.
struct Document: Hashable, Sendable {
    let title: SafeText
    let text: String
    let file: String

    /// What became of it.
    enum Result: Hashable, Sendable {
        case written(String)
        /// Nothing was written, for this file stands there already.
        case exists(String)
    }

    /// Writes it to a file; `~` is the home folder.
    ///
    /// - Throws: why the file cannot be written.
    func write(to path: String, isForced: Bool) throws(FileError) -> Result {
        let home = StartEnvironment.variables["HOME"] ?? "~"
        let file = path.hasPrefix("~/") ? home + path.dropFirst() : path
        do throws(FileError) {
            try NamedFile(file).write(text, isForced: isForced)
        } catch {
            guard error.isTaken else { throw error }
            return .exists(file)
        }
        return .written(file)
    }
}

/// A report that is read before it is written.
struct ReportPreview: Sendable {
    let document: Document
    private let page: MarkdownPage
    private var scrolling: Scrolling
    /// Cells that are scrolled away at the left of what keeps its lines.
    private var shift = 0

    /// Begins at the title: what is written above it is for programs.
    init(_ document: Document) {
        self.document = document
        page = MarkdownPage(document.text)
        scrolling = Scrolling(offset: page.front + 1)
    }

    /// Columns of a room that hold text: the last is the scroll bar's, behind an empty one.
    private func columns(of room: Rect) -> Int { room.columns - 2 }

    /// The lines as they fall in a room.
    private func lines(in room: Rect) -> [MarkdownPage.Line] {
        page.lines(columns: columns(of: room), shift: shift)
    }

    /// Takes a key; nil ends the preview.
    mutating func handle(_ key: Key, in room: Rect) -> Bool? {
        switch key {
        case Key(.escape), "q", "o": return nil
        case Key(.left), "h": shift = max(0, shift - 8)
        case Key(.right), "l": shift = min(shift + 8, max(0, page.fixedWidth - columns(of: room)))
        default: return scrolling.handle(key, count: lines(in: room).count, height: room.rows)
        }
        return true
    }

    func draw(in room: Rect, on grid: inout Grid, theme: Theme) {
        let all = lines(in: room)
        // In a room that has grown there may be fewer below.
        let first = min(scrolling.offset, max(0, all.count - room.rows))
        for (row, line) in all.dropFirst(first).prefix(room.rows).enumerated() {
            grid.draw(
                line.text, in: room.row(row).columns(0, count: columns(of: room)), style: theme[line.role])
        }
        var edge = room
        scrolling.drawBar(in: edge.takeRight(1), count: all.count, on: &grid, theme: theme)
    }
}
