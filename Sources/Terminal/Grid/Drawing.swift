public import Text

extension Grid {
    /// Draws one line of text in the first row of `rect`; what does not fit ends in `…`.
    ///
    /// - Returns: the cells that it took, so that the next text can follow.
    @discardableResult
    public mutating func draw(
        _ text: SafeText, in rect: Rect, style: Style, alignment: Alignment = .left
    ) -> Int {
        guard !rect.isEmpty else { return 0 }
        let shown = text.width > rect.columns ? text.fitted(to: rect.columns) : text
        let space = rect.columns - shown.width
        let start =
            switch alignment {
            case .left: 0
            case .right: space
            case .center: space / 2
            }
        write(shown, at: Position(column: rect.column + start, row: rect.row), style: style, clip: rect)
        return shown.width
    }

    /// Draws pieces of text one after another in the first row of `rect`, each in its own role.
    ///
    /// - Returns: the cells that they took.
    @discardableResult
    public mutating func draw(_ spans: [Span], in rect: Rect, theme: Theme, alignment: Alignment = .left)
        -> Int
    {
        var rest = rect.row(0)
        let width = spans.reduce(0) { $0 + $1.text.width }
        switch alignment {
        case .left: break
        case .right: rest.takeLeft(rest.columns - width)
        case .center: rest.takeLeft((rest.columns - width) / 2)
        }
        let start = rest.column
        for span in spans where !rest.isEmpty {
            rest.takeLeft(draw(span.text, in: rest, style: theme[span.role]))
        }
        return rest.column - start
    }

    /// Draws a thin horizontal rule through the first row of `rect`.
    public mutating func drawRule(in rect: Rect, theme: Theme) {
        for column in rect.column..<rect.column + rect.columns {
            place("─", at: Position(column: column, row: rect.row), style: theme[.rule], clip: rect)
        }
    }

    /// Draws a thin vertical rule through the first column of `rect`.
    public mutating func drawVerticalRule(in rect: Rect, theme: Theme) {
        for row in rect.row..<rect.row + rect.rows {
            place("│", at: Position(column: rect.column, row: row), style: theme[.rule], clip: rect)
        }
    }

    private mutating func write(_ text: SafeText, at position: Position, style: Style, clip: Rect) {
        var column = position.column
        var pending: (scalar: Unicode.Scalar, column: Int)?
        for scalar in text.string.unicodeScalars {
            let width = CellWidth.of(scalar)
            if width == 0, let base = pending {
                let place = Position(column: base.column, row: position.row)
                self.place(base.scalar, mark: scalar, at: place, style: style, clip: clip)
                continue
            }
            place(scalar, at: Position(column: column, row: position.row), style: style, clip: clip)
            pending = (scalar, column)
            column += width
        }
    }
}
