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
            if field.purpose.isFilter, let list = state.page.list(state, snapshot) {
                // What is typed has a third of the line at least.
                var room = line.columns * 2 / 3
                let (told, hints) = found(in: list, field)
                if hints.width <= room {
                    hints.draw(in: line.takeRight(hints.width), on: &grid, theme: theme)
                    room -= hints.width
                }
                if told.width <= room {
                    grid.draw(told, in: line.takeRight(told.width), style: theme[.secondary])
                }
            }
            line.takeLeft(grid.draw(title(of: field, state), in: line, style: theme[.key]))
            field.text.draw(in: line, on: &grid, theme: theme)
        } else if let message = state.message {
            grid.draw(message.text(in: line.columns), in: line, style: theme[message.role])
        } else {
            let keys = Keys(in: line, state, snapshot)
            grid.draw(keys.filter, in: line, style: theme[.watch])
            keys.footer.draw(in: keys.room, on: &grid, theme: theme)
            grid.draw(keys.hidden, in: line, style: theme[.secondary], alignment: .right)
        }
    }

    /// How many rows a filter leaves, or what it looks in, and the keys that end it.
    private static func found(in list: Arrangement, _ field: State.Field) -> (SafeText, Footer) {
        let isEmpty = field.text.text.isEmpty
        return (
            isEmpty ? "any words in a row  " : SafeText("\(list.count) of \(list.total)  "),
            Footer([.init("Enter", "keep"), .init("Esc", "clear")])
        )
    }

    /// The key whose hint stands at a place of the last row.
    static func key(at place: Position, in rect: Rect, _ state: State, _ snapshot: Snapshot) -> Key? {
        guard state.field == nil, state.message == nil else { return nil }
        let keys = Keys(in: rect.inset(columns: 1), state, snapshot)
        return keys.footer.key(at: place, in: keys.room)
    }

    /// The hints of the last row, between what is filtered for and what is hidden.
    private struct Keys {
        let footer: Footer
        let room: Rect
        var filter: SafeText = ""
        var hidden: SafeText = ""

        init(in line: Rect, _ state: State, _ snapshot: Snapshot) {
            var room = line
            if let hints = state.overlay?.hints(state.keys) {
                (footer, self.room) = (Footer(hints), room)
                return
            }
            let list = state.isShown(in: snapshot) ? state.page.list(state, snapshot) : nil
            if let hidden = list.flatMap({ FooterView.hidden($0, state) }) {
                self.hidden = hidden
                room.takeRight(hidden.width + 2)
            }
            if let filter = state.list.filter {
                self.filter = "filter: \(filter.string)  "
                room.takeLeft(self.filter.width)
            }
            let isEmpty = list.map { $0.count == 0 } ?? false
            let isCovered = state.screen == .network && !NetworkPage.showsChart(state, snapshot)
            var dead = (isEmpty ? ofEntries : []).union(isCovered ? ofCharts : [])
            // A filter that leaves nothing is mended by the same key.
            if state.list.filter != nil { dead.remove(.filter) }
            if state.screen == .alerts, !AlertsPage.isUnseen(state, snapshot) { dead.insert(.acknowledge) }
            if !state.canGoBack { dead.insert(.back) }
            if snapshot.isReader { dead.formUnion([.pollNow, .pauseSource]) }
            let actions = Action.hints(on: state.screen).filter { !dead.contains($0.command) }
            let frozen = state.chart.frozen == nil ? [] : Action.all.filter { $0.command == .freeze }
            footer = Footer(
                (frozen + actions).map { hint(of: $0, state, snapshot) }.filter { !$0.caps.isEmpty })
            self.room = room
        }
    }

    /// What does nothing where a list has no entry.
    private static let ofEntries: Set<Command> = [
        .down, .open, .filter, .sort, .origin, .mark, .alert, .acknowledge, .snooze, .mute, .pauseSource,
        .nextSection, .report, .changeRule,
    ]

    /// What does nothing while something else takes the chart's place.
    private static let ofCharts: Set<Command> = [.crossHairLeft, .zoomIn]

    /// Which of how many rows is chosen, and how many columns there is no room for, where not all is in sight.
    private static func hidden(_ list: Arrangement, _ state: State) -> SafeText? {
        let area = state.listArea
        var parts: [String] = []
        if list.ids.count > Terminal.Table.height(in: area) {
            let chosen = list.ids.prefix(state.list.choice.position.selected + 1).count { $0 != nil }
            parts.append("\(chosen)/\(list.count)")
            let above = list.ids.prefix(state.list.choice.position.offset).count { $0 != nil }
            if state.isFollowingFirst, above > 0 {
                // As hints write it: the key that leads there.
                parts.append(state.keys.clause(.top, on: state.screen, "", " ").string + "\(above) newer")
            }
        }
        let columns = list.columnIDs.count - list.columnIDs(in: area).count
        if columns > 0 { parts.append(columns == 1 ? "+1 column" : "+\(columns) columns") }
        return parts.isEmpty ? nil : SafeText(parts.joined(separator: "  "))
    }

    private static func title(of field: State.Field, _ state: State) -> SafeText {
        // A level goes on to the next question: what is typed names the one that it is for.
        let question = state.screen == .assess ? state.list.choice.id.map { SafeText($0) } : nil
        let of = question.map { " of " + $0 } ?? ""
        return switch field.purpose {
        case .filter: "filter: "
        case .evidence: "evidence" + of + " (a link, or a document's name): "
        case .evidenceTitle: (question.map { $0 + ": " } ?? "") + "what it shows (may stay empty): "
        case .evidenceDate: (question.map { $0 + ": " } ?? "") + "seen on: "
        case .risk(let part): SafeText(part.title + ": ")
        case .file: "write to: "
        case .project: "name of the project: "
        case .product: "name of your product: "
        case .assessor: "who assesses: "
        case .levels: "levels" + of + " (such as 2-3): "
        }
    }

    /// The keys of a group that belongs together stand in one hint.
    private static func hint(of action: Action, _ state: State, _ snapshot: Snapshot) -> Footer.Hint {
        let (keys, screen) = (state.keys, state.screen)
        func caps(_ commands: Command..., separator: SafeText? = nil) -> [Footer.Cap] {
            keys.caps(commands.compactMap { keys.briefest(of: $0, on: screen) }, separator: separator)
        }
        var key = keys.keys(of: action.command, on: screen).first
        let all: [Footer.Cap]
        switch action.command {
        // Letters stand as they lie on the keyboard.
        case .down: all = keys.isASCII ? caps(.down, .up) : caps(.up, .down)
        case .crossHairLeft: all = caps(.crossHairLeft, .crossHairRight)
        case .longerRange: all = caps(.shorterRange, .longerRange, separator: " ")
        case .zoomIn: all = caps(.zoomIn, .zoomOut, separator: " ")
        case .nextSection: all = caps(.previousSection, .nextSection)
        // Which of so many answers a click on the word means nobody knows.
        case .level4: (all, key) = (caps(.level0, .level4, separator: "-"), nil)
        // A click that only chooses a pane is handed on by many a terminal.
        case .quit: (all, key) = (caps(.quit).map { Footer.Cap($0.name) }, nil)
        case .gradeD: (all, key) = (caps(.gradeA, .gradeD, separator: "-"), nil)
        default: all = caps(action.command)
        }
        return Footer.Hint(
            all, state.page.title(of: action, state, snapshot), presses: key,
            isKept: [.help, .quit].contains(action.command))
    }
}

extension KeyMap {
    /// The first key of a command; where keys are named in ASCII, one of a single sign before a word such as `Down`.
    fileprivate func briefest(of command: Command, on screen: Screen) -> Key? {
        let all = keys(of: command, on: screen)
        return (isASCII ? all.first { name($0).width == 1 } : nil) ?? all.first
    }

    /// Keys that stand in one hint, side by side where each is one sign.
    fileprivate func caps(_ keys: [Key], separator: SafeText? = nil) -> [Footer.Cap] {
        let all = keys.map { Footer.Cap(name($0), $0) }
        let between = separator ?? (all.allSatisfy { $0.name.width == 1 } ? "" : " ")
        return Array(all.map { [$0] }.joined(separator: between.isEmpty ? [] : [Footer.Cap(between)]))
    }
}

extension Overlay {
    /// The keys of what takes them all.
    fileprivate func hints(_ keys: KeyMap) -> [Footer.Hint] {
        func pair(_ one: Key, _ other: Key, _ does: SafeText) -> Footer.Hint {
            Footer.Hint(keys.caps([one, other]), does, presses: other)
        }
        func vertical(_ does: SafeText) -> Footer.Hint { pair(Key(.up), Key(.down), does) }
        func horizontal(_ does: SafeText) -> Footer.Hint { pair(Key(.left), Key(.right), does) }
        func enter(_ does: SafeText) -> Footer.Hint { .init("Enter", does, presses: Key(.enter)) }
        func escape(_ does: SafeText) -> Footer.Hint { .init("Esc", does, presses: Key(.escape)) }
        return switch self {
        case .palette: [vertical("choose"), enter("run"), .init("type", "to find"), escape("close")]
        // What is ticked counts at once.
        case .menu(let menu) where menu.selected?.id.isTick == true:
            [
                vertical("choose"),
                .init(
                    [.init("Enter", Key(.enter)), .init(" or "), .init("Space", " ")], "show/hide",
                    presses: Key(.enter)), escape("done"),
            ]
        case .menu: [vertical("choose"), enter("choose"), escape("cancel")]
        case .question: [horizontal("choose"), enter("choose"), escape("cancel")]
        case .origin: [vertical("scroll"), escape("close")]
        case .making: [escape("cancel")]
        case .preview:
            [
                vertical("scroll"), .init("PgDn", "page", presses: Key(.pageDown)),
                Footer.Hint(keys.caps(["g", "G"], separator: " "), "ends", presses: "G"),
                horizontal("sideways"), .init("w", "write to a file", presses: "w"), escape("close"),
            ]
        case .editor:
            [
                enter("new line"),
                .init("Ctrl-W", "erase a word", presses: Key(.character("w"), .control)),
                .init("Alt-U", "undo", presses: Key(.character("u"), .alt)),
                .init("Alt-E", "redo", presses: Key(.character("e"), .alt)), escape("close, all is kept"),
            ]
        case .swing: [vertical("choose"), enter("answer"), escape("back")]
        case .alert: [vertical("line"), horizontal("choose"), enter("save"), escape("cancel")]
        }
    }
}
