public import Text

/// Paragraphs, wrapped to the width, of which a part is on screen.
public struct TextView: Hashable, Sendable {
    /// A paragraph; its lines after the first may be set further in.
    public struct Paragraph: Hashable, Sendable {
        public var text: SafeText
        public var role: Role
        /// Empty cells before the first line.
        public var indent: Int
        /// Empty cells before the other lines.
        public var hangingIndent: Int
        /// Opened where the terminal can; nil for nothing.
        public var link: Link?

        public init(
            _ text: SafeText, role: Role = .text, indent: Int = 0, hangingIndent: Int? = nil,
            link: Link? = nil
        ) {
            self.text = text
            self.role = role
            self.indent = max(0, indent)
            self.hangingIndent = max(0, hangingIndent ?? indent)
            self.link = link
        }
    }

    public var paragraphs: [Paragraph]

    public init(_ paragraphs: [Paragraph]) {
        self.paragraphs = paragraphs
    }

    /// How many lines the paragraphs make at a width.
    public func height(atWidth columns: Int) -> Int {
        paragraphs.reduce(0) { $0 + lines(of: $1, columns: columns).count }
    }

    /// Draws the lines from `offset` on, as many as `rect` has rows.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme, offset: Int = 0) {
        var line = -max(0, offset)
        for paragraph in paragraphs where line < rect.rows {
            for (index, text) in lines(of: paragraph, columns: rect.columns).enumerated() {
                let indent = index == 0 ? paragraph.indent : paragraph.hangingIndent
                var area = rect.row(line)
                area.takeLeft(indent)
                grid.draw(text, in: area, style: theme[paragraph.role])
                if let link = paragraph.link { grid.link(area.columns(0, count: text.width), to: link) }
                line += 1
            }
        }
    }

    private func lines(of paragraph: Paragraph, columns: Int) -> [SafeText] {
        // All lines take the narrower room, so that a paragraph has one right edge.
        let room = max(1, columns - max(paragraph.indent, paragraph.hangingIndent))
        return paragraph.text.wrapped(to: room)
    }
}
