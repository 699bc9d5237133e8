internal import Terminal
internal import Text

/// Draws what lies over a screen.
enum OverlayView {
    static func draw(
        _ overlay: Overlay, _ snapshot: Snapshot, in body: Rect, on grid: inout Grid, theme: Theme
    ) {
        switch overlay {
        case .palette(let palette): palette.draw(in: body, on: &grid, theme: theme)
        case .menu(let menu): menu.draw(in: frame(of: menu, in: body), on: &grid, theme: theme)
        case .question(let dialog, _): dialog.draw(in: body, on: &grid, theme: theme)
        case .making:
            let text: SafeText = "The report is being made …"
            let frame = body.centered(Size(columns: text.width + 4, rows: 3))
            let room = grid.drawBox(in: frame, title: "", theme: theme)
            grid.draw(text, in: room, style: theme[.text])
        case .preview(let preview):
            let room = grid.drawBox(
                in: previewFrame(in: body),
                title: preview.document.title, theme: theme)
            preview.draw(in: room, on: &grid, theme: theme)
        case .swing(let form): form.draw(in: body, on: &grid, theme: theme)
        case .alert(let form): form.draw(snapshot.trial, in: body, on: &grid, theme: theme)
        case .origin(let facts, let offset): draw(facts, from: offset, in: body, on: &grid, theme: theme)
        case .editor(let editor, let form):
            grid.drawBox(
                in: editorFrame(in: body),
                title: title(of: form),
                theme: theme)
            editor.draw(in: editorRoom(in: body), on: &grid, theme: theme)
        }
    }

    private static func title(of form: Overlay.Form) -> SafeText {
        switch form {
        case .reason: "Why · Esc closes, all is kept"
        case .note: "Note · Esc closes, all is kept"
        case .waiver(let gate): "Why \(gate) shall not count, signed by you · without a word it counts"
        case .levels(let levels): "Why \(levels), above what is measured · Esc takes it, without a word not"
        }
    }

    static func frame(of menu: Menu<MenuChoice>, in body: Rect) -> Rect { body.centered(menu.idealSize) }

    private static func previewFrame(in body: Rect) -> Rect {
        body.centered(Size(columns: min(132, body.columns), rows: body.rows))
    }

    /// What is left for the text of a report inside its frame.
    static func previewRoom(in body: Rect) -> Rect {
        previewFrame(in: body).inset(columns: 2, rows: 1)
    }

    private static func editorFrame(in body: Rect) -> Rect {
        body.centered(Size(columns: min(90, body.columns - 4), rows: min(16, body.rows - 2)))
    }

    /// What is left for text inside the editor's frame.
    static func editorRoom(in body: Rect) -> Rect { editorFrame(in: body).inset(columns: 2, rows: 1) }

    /// Facts below each other, from one of them on; the frame stays as it is while they scroll.
    private static func draw(
        _ facts: [Fact], from offset: Int, in body: Rect, on grid: inout Grid, theme: Theme
    ) {
        let layout = FactLayout(facts, in: body)
        let first = min(offset, layout.lastOffset)
        let last = layout.end(from: first)
        let place = layout.lastOffset > 0 ? " · \(first + 1)–\(last) of \(facts.count)" : ""
        var room = grid.drawBox(
            in: layout.frame, title: SafeText("Where it came from\(place)"), theme: theme)
        for (fact, height) in zip(facts, layout.heights).dropFirst(first) {
            var line = room.takeTop(height)
            grid.draw(fact.name, in: line.takeLeft(layout.names), style: theme[.secondary])
            TextView([.init(fact.text, link: fact.link)]).draw(in: line, on: &grid, theme: theme)
        }
    }
}

/// Where facts go in a frame over the body.
struct FactLayout {
    let frame: Rect
    /// Columns of the names.
    let names: Int
    let heights: [Int]

    init(_ facts: [Fact], in body: Rect) {
        let columns = min(100, body.columns - 2)
        let names = (facts.map(\.name.width).max() ?? 0) + 2
        let heights = facts.map { TextView([.init($0.text)]).height(atWidth: columns - 4 - names) }
        let rows = min(body.rows, heights.reduce(0, +) + 2)
        frame = body.centered(Size(columns: columns, rows: rows))
        (self.names, self.heights) = (names, heights)
    }

    private var rows: Int { frame.rows - 2 }

    /// The one behind the last that is whole when the first is `offset`.
    func end(from offset: Int) -> Int {
        var room = rows
        let whole = heights.dropFirst(offset).prefix { height in
            room -= height
            return room >= 0
        }
        return min(heights.count, max(offset + 1, offset + whole.count))
    }

    /// The first one after a key that scrolls; nil after any other, which closes.
    func offset(after key: Key, at offset: Int) -> Int? {
        let page = max(1, end(from: offset) - offset)
        let offset: Int? =
            switch key {
            case Key(.down), "j": offset + 1
            case Key(.up), "k": offset - 1
            case Key(.pageDown): offset + page
            case Key(.pageUp): offset - page
            case Key(.home), "g": 0
            case Key(.end), "G": lastOffset
            default: nil
            }
        return offset.map { max(0, min($0, lastOffset)) }
    }

    /// The first from which on all the others are in sight.
    var lastOffset: Int {
        (0..<max(1, heights.count)).first { heights.dropFirst($0).reduce(0, +) <= rows }
            ?? max(0, heights.count - 1)
    }
}
