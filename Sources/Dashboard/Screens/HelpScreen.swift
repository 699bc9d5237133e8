internal import Terminal
internal import Text

/// Every key of the present screen, from the one list of actions.
enum HelpScreen {
    static func draw(place: Action.Place, offset: Int, in rect: Rect, on grid: inout Grid, theme: Theme) {
        var rest = rect.inset(columns: 2)
        grid.draw("Keys of this screen", in: rest.takeTop(1), style: theme[.strong])
        let actions = actions(at: place)
        for (row, action) in actions.dropFirst(offset).prefix(rest.rows).enumerated() {
            var line = rest.row(row)
            grid.draw(action.keyNames, in: line.takeLeft(14), style: theme[.key])
            grid.draw(action.sentence, in: line, style: theme[.text])
        }
    }

    /// How far it can be scrolled.
    static func lastOffset(place: Action.Place, in rect: Rect) -> Int {
        max(0, actions(at: place).count - max(1, rect.rows - 1))
    }

    private static func actions(at place: Action.Place) -> [Action] {
        Action.all.filter { $0.places.contains(place) }
    }
}
