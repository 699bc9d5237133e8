internal import Collection
internal import Metrics
internal import Terminal
internal import Text

/// The whole picture: tabs above, the screen between two rules, keys below.
///
/// A pure function: the same state and snapshot make the same frame.
enum Frame {
    /// The smallest terminal that the screens are made for.
    static let smallest = Size(columns: 80, rows: 24)

    static func draw(_ state: State, _ snapshot: Snapshot, theme: Theme) -> Grid {
        var grid = Grid(size: state.size)
        guard state.size.columns >= smallest.columns, state.size.rows >= smallest.rows else {
            drawTooSmall(on: &grid, theme: theme)
            return grid
        }
        var rect = grid.bounds
        drawHeader(in: rect.takeTop(1), state, snapshot, on: &grid, theme: theme)
        grid.drawRule(in: rect.takeTop(1), theme: theme)
        let footer = rect.takeBottom(1)
        grid.drawRule(in: rect.takeBottom(1), theme: theme)
        if let offset = state.helpOffset {
            HelpScreen.draw(place: .screen(state.screen), offset: offset, in: rect, on: &grid, theme: theme)
        } else {
            drawScreen(in: rect, state, snapshot, on: &grid, theme: theme)
        }
        drawFooter(in: footer, state, on: &grid, theme: theme)
        return grid
    }

    /// What is left for the screen between the rules.
    static func body(of size: Size) -> Rect {
        var rect = Rect(size: size)
        rect.takeTop(2)
        rect.takeBottom(2)
        return rect
    }

    /// The screen whose tab stands at a place.
    static func tab(at place: Position, of size: Size) -> Screen? {
        guard place.row == 0 else { return nil }
        var column = name.width
        for (index, screen) in Screen.tabs.enumerated() {
            let width = label(screen, index).width
            if (column..<column + width).contains(place.column) { return screen }
            column += width + 2
        }
        return nil
    }

    private static let name: SafeText = " Assay   "

    private static func label(_ screen: Screen, _ index: Int) -> SafeText {
        "\(index + 1) \(screen.title.string)"
    }

    private static func drawScreen(
        in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        switch state.screen {
        case .networks: NetworksScreen.draw(in: rect, state, snapshot, on: &grid, theme: theme)
        case .network: NetworkScreen.draw(in: rect, state, snapshot, on: &grid, theme: theme)
        case .projects: ProjectsScreen.draw(in: rect, state, snapshot, on: &grid, theme: theme)
        case .assess: AssessScreen.draw(in: rect, state, snapshot, on: &grid, theme: theme)
        }
    }

    private static func drawHeader(
        in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        var spans = [Span(name, .strong)]
        for (index, screen) in Screen.tabs.enumerated() {
            spans.append(Span(label(screen, index), screen == state.screen.tab ? .accent : .secondary))
            spans.append("  ")
        }
        let taken = grid.draw(spans, in: rect, theme: theme)
        var rest = rect
        rest.takeLeft(taken)
        rest.takeRight(1)
        grid.draw(status(state, snapshot), in: rest, theme: theme, alignment: .right)
    }

    private static func status(_ state: State, _ snapshot: Snapshot) -> [Span] {
        let count = snapshot.sources
        var spans: [Span] = []
        if snapshot.isDemo { spans += [Span("DEMO", .watch), " · "] }
        if state.isPaused { spans += [Span("paused", .watch), " · "] }
        if snapshot.isReader { spans += [Span("another Assay collects", .secondary), " · "] }
        let role: Role = count.fresh == count.all ? .secondary : count.fresh == 0 ? .bad : .watch
        spans.append(Span("\(count.fresh) of \(count.all) sources fresh", role))
        spans.append(Span(" · \(clock(snapshot.now)) UTC", .secondary))
        return spans
    }

    private static func clock(_ time: Timestamp) -> String {
        String(time.description.dropFirst(11).prefix(8))
    }

    private static func drawFooter(in rect: Rect, _ state: State, on grid: inout Grid, theme: Theme) {
        var line = rect.inset(columns: 1)
        if let field = state.field {
            let title: SafeText =
                switch field.purpose {
                case .filter: "filter: "
                case .evidence: "evidence (a link, or the name of a document): "
                case .reason: "reason: "
                }
            line.takeLeft(grid.draw(title, in: line, style: theme[.key]))
            field.text.draw(in: line, on: &grid, theme: theme)
        } else if let question = state.question {
            grid.draw(question.text, in: line, style: theme[.watch])
        } else if let message = state.message {
            grid.draw(message.text, in: line, style: theme[message.role])
        } else {
            if let filter = state.filters[state.screen] {
                line.takeLeft(grid.draw("filter: \(filter.string)  ", in: line, style: theme[.watch]))
            }
            let hints = Action.hints(at: state.place).map { Footer.Hint(firstKey($0), $0.title) }
            Footer(hints).draw(in: line, on: &grid, theme: theme)
        }
    }

    private static func firstKey(_ action: Action) -> SafeText {
        switch action.command {
        case .down: "↑↓"
        case .longerRange: "[ ]"
        case .level4: "0-4"
        case .gradeD: "A-D"
        default: action.keys.first.map { SafeText($0.description) } ?? ""
        }
    }

    private static func drawTooSmall(on grid: inout Grid, theme: Theme) {
        let texts = ["\(grid.size) is too small", "make it \(smallest) or larger", "q ends Assay"]
        var rect = grid.bounds.centered(Size(columns: grid.size.columns, rows: texts.count))
        for text in texts {
            grid.draw(SafeText(text), in: rect.takeTop(1), style: theme[.text], alignment: .center)
        }
    }
}
