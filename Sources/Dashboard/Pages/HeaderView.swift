internal import Metrics
internal import Terminal
internal import Text

/// The first row: the name, the tabs, and how fresh everything is.
enum HeaderView {
    /// A tab and the cells that it takes.
    struct Tab {
        let screen: Screen
        let label: SafeText
        let columns: Range<Int>
    }

    private static let name: SafeText = " Assay   "
    /// Room for the shortest status.
    private static let statusWidth = 37

    /// The tabs with as many of their names as fit, the first ones and always the present one's.
    static func tabs(_ state: State) -> [Tab] {
        for count in (0...Screen.tabs.count).reversed() {
            let tabs = laidOut(state, named: count)
            if (tabs.last?.columns.upperBound ?? 0) + statusWidth <= state.size.columns { return tabs }
        }
        return laidOut(state, named: 0)
    }

    private static func laidOut(_ state: State, named count: Int) -> [Tab] {
        var column = name.width
        return Screen.tabs.enumerated().map { index, screen in
            let isNamed = index < count || screen == state.screen.tab
            let label: SafeText = isNamed ? "\(index + 1) \(screen.title.string)" : "\(index + 1)"
            defer { column += label.width + 2 }
            return Tab(screen: screen, label: label, columns: column..<column + label.width)
        }
    }

    static func draw(
        in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        grid.draw(name, in: rect, style: theme[.strong])
        let tabs = tabs(state)
        for tab in tabs {
            let isShown = tab.screen == state.screen.tab
            grid.draw(
                tab.label, in: rect.columns(tab.columns.lowerBound, count: tab.columns.count),
                style: theme[isShown ? .accent : .secondary])
        }
        var rest = rect
        rest.takeLeft((tabs.last?.columns.upperBound ?? 0) + 2)
        rest.takeRight(1)
        let forms = [status(state, snapshot), status(state, snapshot, isShort: true)]
        let form = forms.first { $0.reduce(0) { $0 + $1.text.width } <= rest.columns } ?? forms[1]
        grid.draw(form, in: rest, theme: theme, alignment: .right)
    }

    private static func status(_ state: State, _ snapshot: Snapshot, isShort: Bool = false) -> [Span] {
        let (fresh, all) = (snapshot.freshCount, snapshot.sources.count)
        var spans: [Span] = []
        if snapshot.isDemo { spans += [Span(" DEMO ", .badge), " · "] }
        if state.isPaused { spans += [Span("paused", .watch), " · "] }
        if snapshot.isReader {
            spans += [Span(isShort ? "reader" : "another Assay collects", .secondary), " · "]
        }
        let role: Role = fresh == all ? .secondary : fresh == 0 ? .bad : .watch
        spans.append(Span(isShort ? "\(fresh)/\(all) fresh" : "\(fresh) of \(all) sources fresh", role))
        let clock = SafeText(String(snapshot.now.description.dropFirst(11).prefix(8)))
        spans.append(Span(" · " + clock + " UTC", .secondary))
        return spans
    }
}
