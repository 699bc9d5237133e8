internal import Metrics
internal import Terminal
internal import Text

/// The first row: the name, the tabs, and how fresh everything is.
enum HeaderView {
    /// A tab and the cells that it takes.
    struct Tab {
        let screen: Screen
        let label: SafeText
        /// How many alarms wait behind it.
        let mark: SafeText
        let columns: Range<Int>
    }

    private static let name: SafeText = " Assay   "
    /// The tabs with as many of their names as fit, the first ones and always the present one's.
    static func tabs(_ state: State, _ snapshot: Snapshot) -> [Tab] {
        let alarms = snapshot.alarms.count
        // The shortest status always has room, with two cells before it and one after; mostly there is some more.
        let status = max(24, status(state, snapshot, .least).reduce(3) { $0 + $1.text.width })
        for count in (0...Screen.tabs.count).reversed() {
            for distance in [2, 1] {
                let tabs = laidOut(state, named: count, distance, alarms)
                if (tabs.last?.columns.upperBound ?? 0) + status <= state.size.columns { return tabs }
            }
        }
        return laidOut(state, named: 0, 1, alarms)
    }

    private static func laidOut(
        _ state: State, named count: Int, _ distance: Int, _ alarms: Int
    ) -> [Tab] {
        var column = name.width
        // Where some of them answer a question instead, the others would look like a mistake.
        let hasDigits = Command.tabs.allSatisfy {
            state.keys.keys(of: $0, on: state.screen) == state.keys.keys(of: $0, on: .networks)
        }
        return Screen.tabs.enumerated().map { index, screen in
            let isNamed = index < count || screen == state.screen.tab
            // By the key that leads there from any list, where there is one.
            let key = Command.tabs[index]
            let digit = hasDigits ? state.keys.keys(of: key, on: .networks).first.map(state.keys.name) : nil
            let label: SafeText = isNamed ? (digit.map { $0 + " " } ?? "") + screen.title : digit ?? "·"
            let mark: SafeText =
                screen == .alerts && alarms > 0 ? (isNamed ? " " : "") + "▲\(alarms)" : ""
            let width = label.width + mark.width
            defer { column += width + distance }
            return Tab(screen: screen, label: label, mark: mark, columns: column..<column + width)
        }
    }

    static func draw(
        in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        grid.draw(name, in: rect, style: theme[.strong])
        let tabs = tabs(state, snapshot)
        for tab in tabs {
            let isShown = tab.screen == state.screen.tab
            grid.draw(
                [Span(tab.label, isShown ? .accent : .secondary), Span(tab.mark, .bad)],
                in: rect.columns(tab.columns.lowerBound, count: tab.columns.count), theme: theme)
        }
        var rest = rect
        rest.takeLeft((tabs.last?.columns.upperBound ?? 0) + 2)
        rest.takeRight(1)
        let forms = Detail.allCases.map { status(state, snapshot, $0) }
        grid.draw(forms.fitting(rest.columns), in: rest, theme: theme, alignment: .right)
    }

    /// How much of it is said.
    private enum Detail: CaseIterable {
        case full, short, least
        /// Without the clock, in small panes.
        case timeless
    }

    private static func status(_ state: State, _ snapshot: Snapshot, _ detail: Detail) -> [Span] {
        let (fresh, all) = (snapshot.freshCount, snapshot.sources.count)
        let separator = Span([.full, .short].contains(detail) ? " · " : " ", .secondary)
        var spans: [Span] = []
        if snapshot.isDemo { spans += [Span(" DEMO ", .badge), separator] }
        if state.isPaused, !snapshot.isReader { spans += [Span("paused", .watch), separator] }
        if snapshot.isReader {
            spans += [Span(detail == .full ? "another Assay collects" : "reader", .secondary), separator]
        }
        let role: Role = fresh == all ? .secondary : fresh == 0 ? .bad : .watch
        let freshness: SafeText =
            switch detail {
            case .full: "\(fresh) of \(all) sources fresh"
            case .short: "\(fresh)/\(all) fresh"
            case .least, .timeless: "\(fresh)/\(all)"
            }
        // Before anything has been read none would look like none that is fresh.
        if all > 0 { spans += [Span(freshness, role), separator] }
        if detail == .timeless { return spans }
        let now = snapshot.now.seconds
        let zone: SafeText = detail == .least ? "" : " \(state.zone.name(at: now))"
        spans.append(Span(MomentText.clock(of: now, zone: state.zone) + zone, .secondary))
        return spans
    }
}
