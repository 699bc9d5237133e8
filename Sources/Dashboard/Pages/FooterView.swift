internal import Terminal
internal import Text

/// The last row: a line that is typed, news, or the keys of the screen.
enum FooterView {
    static func draw(
        in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        var line = rect.inset(columns: 1)
        if let field = state.field {
            if let problem = field.problem {
                line.takeLeft(grid.draw(problem + " · ", in: line, style: theme[.bad]))
            }
            line.takeLeft(grid.draw(title(of: field), in: line, style: theme[.key]))
            field.text.draw(in: line, on: &grid, theme: theme)
        } else if let message = state.message {
            grid.draw(message.text, in: line, style: theme[message.role])
        } else if let hints = state.overlay?.hints(state.keys) {
            Footer(hints).draw(in: line, on: &grid, theme: theme)
        } else {
            let list = state.isShown(in: snapshot) ? state.page.list(state, snapshot) : nil
            if let hidden = list.flatMap({ hidden($0, state) }) {
                grid.draw(hidden, in: line.takeRight(hidden.width), style: theme[.secondary])
                line.takeRight(2)
            }
            if let filter = state.list.filter {
                line.takeLeft(grid.draw("filter: \(filter.string)  ", in: line, style: theme[.watch]))
            }
            let isEmpty = list.map { !$0.ids.contains { $0 != nil } } ?? false
            let isCovered = state.screen == .network && !NetworkPage.showsChart(state, snapshot)
            var dead = (isEmpty ? ofEntries : []).union(isCovered ? ofCharts : [])
            // A filter that leaves nothing is mended by the same key.
            if state.list.filter != nil { dead.remove(.filter) }
            let actions = Action.hints(on: state.screen).filter { !dead.contains($0.command) }
            let hints = actions.map { action in
                Footer.Hint(
                    key(of: action, state.keys, on: state.screen), action.title,
                    isKept: [.help, .quit].contains(action.command))
            }
            Footer(hints.filter { !$0.key.isEmpty }).draw(in: line, on: &grid, theme: theme)
        }
    }

    /// What does nothing where a list has no entry.
    private static let ofEntries: Set<Command> = [
        .down, .open, .filter, .sort, .origin, .mark, .alert, .acknowledge, .snooze, .mute, .pauseSource,
        .nextSection, .report,
    ]

    /// What does nothing while something else takes the chart's place.
    private static let ofCharts: Set<Command> = [.crossHairLeft, .zoomIn]

    /// Which of how many rows is chosen, and how many columns there is no room for, where not all is in sight.
    private static func hidden(_ list: Arrangement, _ state: State) -> SafeText? {
        let area = state.listArea
        var parts: [String] = []
        if list.ids.count > Terminal.Table.height(in: area) {
            let chosen = list.ids.prefix(state.list.choice.position.selected + 1).count { $0 != nil }
            parts.append("\(chosen)/\(list.ids.count { $0 != nil })")
        }
        let columns = list.columnIDs.count - list.columnIDs(in: area).count
        if columns > 0 { parts.append(columns == 1 ? "+1 column" : "+\(columns) columns") }
        return parts.isEmpty ? nil : SafeText(parts.joined(separator: "  "))
    }

    private static func title(of field: State.Field) -> SafeText {
        switch field.purpose {
        case .filter: "filter: "
        case .evidence: "evidence (a link, or the name of a document): "
        case .evidenceTitle: "what it shows (may stay empty): "
        case .evidenceDate: "seen on: "
        case .risk(let part): SafeText(part.title + ": ")
        case .file: "write to: "
        case .project: "name of the project: "
        case .product: "name of your product: "
        case .assessor: "who assesses: "
        case .levels: "levels (such as 2-3): "
        }
    }

    /// One key stands for a group that belongs together.
    private static func key(of action: Action, _ keys: KeyMap, on screen: Screen) -> SafeText {
        func first(_ command: Command) -> SafeText {
            keys.first(of: command, on: screen) ?? ""
        }
        func pair(_ one: Command, _ other: Command) -> SafeText {
            guard let left = keys.keys(of: one, on: screen).first,
                let right = keys.keys(of: other, on: screen).first
            else { return first(one) + first(other) }
            return keys.name(left, right)
        }
        return switch action.command {
        case .down: pair(.up, .down)
        case .crossHairLeft: pair(.crossHairLeft, .crossHairRight)
        case .longerRange: first(.shorterRange) + " " + first(.longerRange)
        case .zoomIn: first(.zoomIn) + " " + first(.zoomOut)
        case .nextSection: pair(.previousSection, .nextSection)
        case .level4: first(.level0) + "-" + first(.level4)
        case .gradeD: first(.gradeA) + "-" + first(.gradeD)
        default: first(action.command)
        }
    }
}

extension Overlay {
    /// The keys of what takes them all.
    fileprivate func hints(_ keys: KeyMap) -> [Footer.Hint] {
        let vertical = keys.name(Key(.up), Key(.down))
        let horizontal = keys.name(Key(.left), Key(.right))
        return switch self {
        case .palette:
            [
                .init(vertical, "choose"), .init("Enter", "do it"), .init("type", "to find"),
                .init("Esc", "close"),
            ]
        case .menu: [.init(vertical, "choose"), .init("Enter", "take it"), .init("Esc", "let it be")]
        case .question: [.init(horizontal, "choose"), .init("Enter", "take it"), .init("Esc", "let it be")]
        case .origin: [.init(vertical, "scroll"), .init("Esc", "close")]
        case .making: [.init("Esc", "let it be")]
        case .preview:
            [
                .init(vertical, "scroll"), .init("PgDn", "page"), .init("g G", "ends"),
                .init(horizontal, "sideways"),
                .init("w", "write to a file"), .init("Esc", "close"),
            ]
        case .editor:
            [
                .init("Enter", "new line"), .init("Ctrl-W", "erase a word"), .init("Alt-U", "undo"),
                .init("Alt-E", "redo"), .init("Esc", "close, all is kept"),
            ]
        case .swing: [.init(vertical, "choose"), .init("Enter", "answer"), .init("Esc", "back")]
        case .alert:
            [
                .init(vertical, "line"), .init(horizontal, "choose"), .init("Enter", "keep it"),
                .init("Esc", "let it be"),
            ]
        }
    }
}
