internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Does what a command says, at the place where the reader is.
    mutating func perform(_ command: Command, in snapshot: Snapshot) -> [Effect] {
        switch command {
        case .quit: return [.quit]
        case .help: helpOffset = helpOffset == nil ? 0 : nil
        case .back: back()
        case .filter: field = Field(purpose: .filter, text: TextField(filters[screen] ?? ""))
        case .firstScreen: go(to: Screen.tabs[0])
        case .secondScreen: go(to: Screen.tabs[1])
        case .nextScreen: step(by: 1)
        case .previousScreen: step(by: -1)
        case .up: move(by: -1, in: snapshot)
        case .down: move(by: 1, in: snapshot)
        case .pageUp: move(by: -page, in: snapshot)
        case .pageDown: move(by: page, in: snapshot)
        case .top: move(by: -.max, in: snapshot)
        case .bottom: move(by: .max, in: snapshot)
        case .open: return open()
        case .sort: sortByNextColumn()
        case .reverseSort: networkSorting?.isAscending.toggle()
        case .shorterRange: changeRange(by: -1)
        case .longerRange: changeRange(by: 1)
        case .shortestRange: range = NamedRange.allCases[0]
        case .longestRange: range = .all
        case .pollNow:
            message = Message(text: "asking the sources …", role: .secondary)
            return [.pollNow(network: screen == .network ? network : nil)]
        case .pause:
            isPaused.toggle()
            return [.setPaused(isPaused)]
        case .submit: askToSubmit(snapshot)
        default: return answer(command, in: snapshot)
        }
        return []
    }

    private mutating func back() {
        if helpOffset != nil {
            helpOffset = nil
        } else if filters[screen] != nil {
            filters[screen] = nil
        } else if screen != screen.tab {
            screen = screen.tab
        }
    }

    private mutating func step(by tabs: Int) {
        let index = (Screen.tabs.firstIndex(of: screen.tab) ?? 0) + tabs
        go(to: Screen.tabs[(index + Screen.tabs.count) % Screen.tabs.count])
    }

    private mutating func open() -> [Effect] {
        switch screen {
        case .networks:
            guard let chosen = networks.id else { return [] }
            if network != chosen { metrics = Choice() }
            network = chosen
            screen = .network
        case .projects:
            guard let chosen = projects.id else { return [] }
            if project != chosen { questions = Choice() }
            project = chosen
            draft = nil
            screen = .assess
            return [.openDraft(project: chosen)]
        case .network, .assess: break
        }
        return []
    }

    /// A screenful of the list less one line, so that the reader keeps his bearings.
    private var page: Int { max(1, listHeight - 1) }

    private var listHeight: Int {
        let body = Frame.body(of: size)
        return switch screen {
        case .networks, .projects: Table.height(in: body)
        case .network: NetworkLayout(body).list.rows
        case .assess: AssessLayout(body).list.rows
        }
    }

    private mutating func move(by entries: Int, in snapshot: Snapshot) {
        if let offset = helpOffset {
            let (sum, isOverflow) = offset.addingReportingOverflow(entries)
            let last = HelpScreen.lastOffset(place: .screen(screen), in: Frame.body(of: size))
            helpOffset = min(max(0, isOverflow ? entries : sum), last)
            return
        }
        switch screen {
        case .networks:
            networks.move(
                by: entries, in: NetworksScreen.lines(snapshot, self).map(\.id), height: listHeight)
        case .network:
            metrics.move(by: entries, in: NetworkScreen.rows(snapshot, self).map(\.id), height: listHeight)
        case .projects:
            projects.move(by: entries, in: ProjectsScreen.rows(snapshot, self).map(\.id), height: listHeight)
        case .assess:
            questions.move(by: entries, in: snapshot.desk?.lines.map(\.id) ?? [], height: listHeight)
        }
    }

    private mutating func sortByNextColumn() {
        let all = NetworkColumn.allCases
        guard let current = networkSorting?.column, let index = all.firstIndex(of: current) else {
            return sort(by: all[0])
        }
        if index + 1 < all.count {
            sort(by: all[index + 1])
        } else {
            networkSorting = nil
        }
    }

    private mutating func changeRange(by steps: Int) {
        let all = NamedRange.allCases
        let index = (all.firstIndex(of: range) ?? 0) + steps
        range = all[min(max(0, index), all.count - 1)]
    }
}
