internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Takes an event; `snapshot` is what the reader sees.
    mutating func handle(_ event: Event, in snapshot: Snapshot) -> [Effect] {
        switch event {
        case .key(let key): return handle(key, in: snapshot)
        case .mouse(let mouse): return handle(mouse, in: snapshot)
        case .paste(let text): field?.text.insert(text)
        case .resize(let size): self.size = size
        case .terminate, .closed: return [.quit]
        case .suspended, .resumed, .tick: break
        }
        return []
    }

    private mutating func handle(_ key: Key, in snapshot: Snapshot) -> [Effect] {
        message = nil
        if let question {
            self.question = nil
            return key == "y" || key == Key(.enter) ? [question.effect] : []
        }
        if field != nil { return type(key, in: snapshot) }
        guard let command = Action.meaning(of: key, at: place) else { return [] }
        return perform(command, in: snapshot)
    }

    private mutating func handle(_ mouse: Mouse, in snapshot: Snapshot) -> [Effect] {
        guard field == nil, question == nil else { return [] }
        switch mouse.action {
        case .wheelUp: return perform(.up, in: snapshot)
        case .wheelDown: return perform(.down, in: snapshot)
        case .press(.left):
            if let tab = Frame.tab(at: mouse.position, of: size) {
                go(to: tab)
            } else {
                click(mouse.position, in: snapshot)
            }
        default: break
        }
        return []
    }

    private mutating func click(_ place: Position, in snapshot: Snapshot) {
        let body = Frame.body(of: size)
        switch screen {
        case .networks:
            let table = NetworksScreen.table(snapshot, self)
            let lines = NetworksScreen.lines(snapshot, self)
            if place.row == body.row, let index = table.column(at: place, in: body) {
                sort(by: NetworkColumn.allCases[index])
            } else if let row = table.row(at: place, in: body, position: networks.position) {
                networks.choose(lines[row].id, in: lines.map(\.id), height: Terminal.Table.height(in: body))
            }
        default: break
        }
    }

    /// Brings every choice into the lists as they are now.
    mutating func settle(in snapshot: Snapshot) {
        let body = Frame.body(of: size)
        switch screen {
        case .networks:
            networks.settle(
                in: NetworksScreen.lines(snapshot, self).map(\.id), height: Table.height(in: body))
        case .network:
            metrics.settle(
                in: NetworkScreen.rows(snapshot, self).map(\.id), height: NetworkLayout(body).list.rows)
        case .projects:
            projects.settle(in: ProjectsScreen.rows(snapshot, self).map(\.id), height: Table.height(in: body))
        case .assess:
            questions.settle(
                in: snapshot.desk?.lines.map(\.id) ?? [], height: AssessLayout(body).list.rows)
        }
    }

    /// Shows a screen, closing what lies over the present one.
    mutating func go(to screen: Screen) {
        self.screen = screen
        helpOffset = nil
        field = nil
    }

    mutating func sort(by column: NetworkColumn) {
        let isSame = networkSorting?.column == column
        networkSorting = Sorting(
            column: column,
            isAscending: isSame ? !(networkSorting?.isAscending ?? false) : column.startsAscending)
    }
}
