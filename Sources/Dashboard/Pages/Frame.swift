internal import Metrics
internal import Terminal
internal import Text

/// The whole picture: tabs above, the page between two rules, keys below.
///
/// A pure function: the same state and snapshot make the same frame.
enum Frame {
    /// The smallest terminal that the screens are drawn in: a pane of a split, with a line of status below it.
    static let smallest = Size(columns: 60, rows: 16)

    /// Whether the screens are drawn in a terminal of this size.
    static func fits(_ size: Size) -> Bool { size.columns >= smallest.columns && size.rows >= smallest.rows }

    static func draw(_ state: State, _ snapshot: Snapshot, theme: Theme) -> Grid {
        var grid = Grid(size: state.size)
        guard fits(state.size) else {
            drawTooSmall(state, on: &grid, theme: theme)
            return grid
        }
        var rect = grid.bounds
        HeaderView.draw(in: rect.takeTop(1), state, snapshot, on: &grid, theme: theme)
        let rule = rect.takeTop(1)
        grid.drawRule(in: rule, theme: theme)
        ConditionLine.draw(in: rule, state, snapshot, on: &grid, theme: theme)
        rect.takeBottom(1)
        grid.drawRule(in: rect.takeBottom(1), theme: theme)
        if state.isShown(in: snapshot) {
            state.page.draw(in: rect, state, snapshot, on: &grid, theme: theme)
        } else {
            grid.draw(
                "reading …", in: rect.row(rect.rows / 2), style: theme[.secondary], alignment: .center)
        }
        FooterView.draw(in: footer(of: state.size), state, snapshot, on: &grid, theme: theme)
        if let overlay = state.overlay {
            OverlayView.draw(overlay, snapshot, in: rect, on: &grid, theme: theme)
        }
        return grid
    }

    /// What is left for the page between the rules.
    static func body(of size: Size) -> Rect {
        var rect = Rect(size: size)
        rect.takeTop(2)
        rect.takeBottom(2)
        return rect
    }

    /// The size of the terminal that leaves so much for the page.
    static func size(around body: Rect) -> Size { Size(columns: body.columns, rows: body.rows + 4) }

    /// The last row.
    private static func footer(of size: Size) -> Rect {
        var rect = Rect(size: size)
        return rect.takeBottom(1)
    }

    /// The key whose hint stands at a place.
    static func key(at place: Position, _ state: State, _ snapshot: Snapshot) -> Key? {
        FooterView.key(at: place, in: footer(of: state.size), state, snapshot)
    }

    /// The screen whose tab stands at a place.
    static func tab(at place: Position, _ state: State, _ snapshot: Snapshot) -> Screen? {
        guard place.row == 0 else { return nil }
        return HeaderView.tabs(state, snapshot).first { $0.columns.contains(place.column) }?.screen
    }

    private static func drawTooSmall(_ state: State, on grid: inout Grid, theme: Theme) {
        let texts: [SafeText] = [
            "\(grid.size) is too small", "make it \(smallest) or larger",
            state.keys.clause(.quit, on: state.screen, "", " ends Assay"),
        ]
        var rect = grid.bounds.centered(Size(columns: grid.size.columns, rows: texts.count))
        for text in texts {
            grid.draw(text, in: rect.takeTop(1), style: theme[.text], alignment: .center)
        }
    }
}
