public import Text

/// A question that waits for an answer, over whatever is on screen.
///
/// The first choice is the one that Enter gives, so it should be the one that loses nothing; Esc gives none.
public struct Dialog<ID: Hashable & Sendable>: Hashable, Sendable {
    public struct Choice: Hashable, Sendable {
        public var id: ID
        public var title: SafeText
        public var key: Key

        public init(_ id: ID, _ title: SafeText, key: Key) {
            self.id = id
            self.title = title
            self.key = key
        }
    }

    public var title: SafeText
    public var text: SafeText
    public let choices: [Choice]
    /// The choice that Enter gives.
    public private(set) var selected = 0

    public init(_ title: SafeText, _ text: SafeText, choices: [Choice]) {
        self.title = title
        self.text = text
        self.choices = choices
    }

    /// Takes a key: the key of a choice, ←→ and Tab, Enter, Esc.
    public mutating func handle(_ key: Key) -> Menu<ID>.Outcome {
        if let choice = choices.first(where: { $0.key == key }) { return .chosen(choice.id) }
        switch key {
        case Key(.left), Key(.backTab), "h": selected = max(0, selected - 1)
        case Key(.right), Key(.tab), "l": selected = min(max(0, choices.count - 1), selected + 1)
        case Key(.enter) where choices.indices.contains(selected): return .chosen(choices[selected].id)
        case Key(.enter), Key(.escape): return .cancelled
        default: break
        }
        return .open
    }

    /// Takes a click on a dialog that is drawn in `rect`.
    public func click(_ place: Position, in rect: Rect) -> Menu<ID>.Outcome {
        let layout = Layout(self, in: rect)
        for (choice, room) in zip(choices, layout.buttons) where room.contains(place) {
            return .chosen(choice.id)
        }
        return .open
    }

    /// Draws in the middle of `rect`, no bigger than it needs to be.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let layout = Layout(self, in: rect)
        grid.drawBox(in: layout.frame, title: layout.question.isEmpty ? title : "", theme: theme)
        for (line, text) in layout.question.enumerated() {
            grid.draw(text, in: layout.text.row(line), style: theme[.heading])
        }
        for (line, text) in layout.lines.enumerated() {
            grid.draw(text, in: layout.text.row(layout.question.count + line), style: theme[.text])
        }
        for (index, room) in layout.buttons.enumerated() {
            grid.draw(label(choices[index]), in: room, style: theme[index == selected ? .strong : .text])
            if index == selected { grid.overlay(room, with: theme[.selection]) }
        }
    }

    private func label(_ choice: Choice) -> SafeText {
        SafeText("[\(choice.key)] ") + choice.title
    }

    private struct Layout {
        let frame: Rect
        let text: Rect
        /// The title where the frame has no room for it.
        let question: [SafeText]
        let lines: [SafeText]
        let buttons: [Rect]

        init(_ dialog: Dialog, in rect: Rect) {
            let labels = dialog.choices.map { dialog.label($0).width }
            let row = labels.reduce(0) { $0 + $1 + 2 } - 2
            let wanted = max(row, min(60, max(dialog.text.width, dialog.title.width + 2)))
            let width = min(max(1, rect.columns - 4), max(wanted, 1))
            lines = dialog.text.wrapped(to: width)
            question = dialog.title.width + 2 <= width ? [] : Self.shortened(dialog.title, to: width)
            frame = rect.centered(Size(columns: width + 4, rows: question.count + lines.count + 4))
            var inner = frame.columns >= 4 && frame.rows >= 3 ? frame.inset(columns: 2, rows: 1) : frame
            let foot = inner.takeBottom(1)
            text = inner
            var column = 0
            buttons = labels.map { width in
                defer { column += width + 2 }
                return foot.columns(column, count: width)
            }
        }

        /// A question in a few lines, its beginning and its end at least: a name in it may be of any length.
        private static func shortened(_ question: SafeText, to width: Int) -> [SafeText] {
            let most = 3
            var cells = most * width
            var lines = question.cutInMiddle(to: cells).wrapped(to: width)
            // Lines that break between words hold less.
            while lines.count > most, cells > width {
                cells -= max(1, width / 8)
                lines = question.cutInMiddle(to: cells).wrapped(to: width)
            }
            return lines
        }
    }
}
