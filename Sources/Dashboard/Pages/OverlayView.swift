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

    private static func draw(
        _ facts: [Fact], from offset: Int, in body: Rect, on grid: inout Grid, theme: Theme
    ) {
        let width = (facts.map(\.name.width).max() ?? 0) + 2
        let columns = min(100, body.columns - 4)
        let texts = facts.dropFirst(offset).map { TextView([.init($0.text)]) }
        let heights = texts.map { $0.height(atWidth: columns - 4 - width) }
        let rows = min(body.rows, heights.reduce(0, +) + 2)
        var room = grid.drawBox(
            in: body.centered(Size(columns: columns, rows: rows)), title: "Where it came from", theme: theme)
        for (fact, (text, height)) in zip(facts.dropFirst(offset), zip(texts, heights)) {
            var line = room.takeTop(height)
            grid.draw(fact.name, in: line.takeLeft(width), style: theme[.secondary])
            text.draw(in: line, on: &grid, theme: theme)
        }
    }
}
