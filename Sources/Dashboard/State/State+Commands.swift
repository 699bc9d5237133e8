internal import Alerts
internal import Evaluation
internal import Catalog
internal import Collection
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Does what a command says, at the place where the reader is.
    mutating func perform(_ command: Command, in snapshot: Snapshot) -> [Effect] {
        switch command {
        case .quit: return [.quit]
        case .redraw: return [.redraw]
        case .help: overlay = .palette(CommandPalette(helpEntries, title: "Help · \(screen.title.string)"))
        case .palette:
            overlay = .palette(CommandPalette(paletteEntries(snapshot), isGrowing: true))
            return [.findPlaces]
        case .back: back()
        case .filter:
            field = Field(purpose: .filter, text: TextField(list.filter ?? ""))
        case .nextScreen: step(by: 1)
        case .previousScreen: step(by: -1)
        case .pollNow:
            if let effects = page.perform(.pollNow, &self, snapshot) { return effects }
            guard canAsk(snapshot) else { return [] }
            let asked = screen == .network ? network : nil
            sayWhatIsAsked(of: asked, in: snapshot)
            return [.pollNow(network: asked)]
        case .pause:
            guard canAsk(snapshot) else { return [] }
            isPaused.toggle()
            return [.followPauses]
        case .alert: beginAlert(in: snapshot)
        default:
            if let tab = command.tab, Screen.tabs.indices.contains(tab) {
                go(to: Screen.tabs[tab])
                return []
            }
            return performOnList(command, in: snapshot) ?? performOnChart(command, in: snapshot)
                ?? page.perform(command, &self, snapshot) ?? []
        }
        return []
    }

    /// Says what asking the sources of a network, or all, comes to.
    private mutating func sayWhatIsAsked(of network: String?, in snapshot: Snapshot) {
        let rows = network.map(snapshot.sources) ?? snapshot.sources
        let paused = rows.count { pausedSources.contains($0.sourceID) }
        if !rows.isEmpty, paused == rows.count {
            let name = network.flatMap { _ in rows.first?.networkName }
            let key = keys.clause(.pauseSource, on: .sources, ": ", " on Sources resumes one")
            say(
                "every source" + (name == nil ? "" : " of "), naming: SafeText(name ?? ""),
                " is paused" + key,
                .watch)
        } else if let release {
            say("the sources are asked " + release, .watch)
        } else if !rows.isEmpty,
            rows.allSatisfy({ row in
                pausedSources.contains(row.sourceID) || row.state?.isJustAsked(at: snapshot.now) == true
            })
        {
            say(
                SafeText("not asking again: all were asked in the last \(SourceState.hurriedPause.words)"),
                .secondary)
        } else {
            say(paused > 0 ? "asking the sources that are not paused …" : "asking the sources …", .secondary)
        }
    }

    /// When the asking goes on, for sentences, while all of it is paused; nil while it is not.
    var release: SafeText? {
        guard isPaused else { return nil }
        let key = keys.first(of: .pause, on: screen)
        return "once " + (key.map { $0 + " resumes" } ?? "polling resumes") + ": everything is paused"
    }

    /// Whether this process asks the sources; where another one does, that is said.
    private mutating func canAsk(_ snapshot: Snapshot) -> Bool {
        guard snapshot.isReader else { return true }
        say("another Assay collects here: it alone asks the sources", .watch)
        return false
    }

    /// What going back undoes.
    private enum StepBack { case part, crossHair, window, freeze, filter, marks, screen }

    private var stepBack: StepBack? {
        // What covers the chart goes before what can only be seen on it.
        if screen == .network, networkPart != 0 { return .part }
        if chart.crossHair != nil { return .crossHair }
        if chart.window != nil { return .window }
        if chart.frozen != nil { return .freeze }
        if list.filter != nil { return .filter }
        if !list.marked.isEmpty { return .marks }
        return screenBefore == nil ? nil : .screen
    }

    /// Whether there is anything to go back from.
    var canGoBack: Bool { stepBack != nil }

    private mutating func back() {
        switch stepBack {
        case .part: networkPart = 0
        case .crossHair: chart.crossHair = nil
        case .window: chart.window = nil
        case .freeze: chart.frozen = nil
        case .filter: list.filter = nil
        case .marks: list.marked = []
        case .screen: leave()
        case nil: break
        }
    }

    private mutating func step(by tabs: Int) {
        let index = (Screen.tabs.firstIndex(of: screen.tab) ?? 0) + tabs
        go(to: Screen.tabs[(index + Screen.tabs.count) % Screen.tabs.count])
    }

    /// The actions of this screen with their keys.
    private var helpEntries: [CommandPalette.Entry] {
        Action.help(on: screen).map { action in
            .init(
                id: "command \(action.command.rawValue)", action.sentence(keys, on: screen),
                hint: keys.names(of: action.command, on: screen), names: action.command.names)
        }
    }

    /// The same, then every screen and network that one can go to.
    private func paletteEntries(_ snapshot: Snapshot) -> [CommandPalette.Entry] {
        var entries = helpEntries
        var known: Set<String> = []
        for source in snapshot.sources where known.insert(source.source.network).inserted {
            entries.append(
                .init(
                    id: "network \(source.source.network)", "Network \(source.networkName)", hint: "network"))
        }
        return entries
    }

    /// Offers settings, projects, figures, sources and rules in the palette, where that is still open: the same on every screen,
    /// the figures of the chosen network before those of others.
    mutating func offer(_ places: Places, themes: [String] = [], in snapshot: Snapshot) {
        guard case .palette(var palette) = overlay else { return }
        let chosen = chosenNetwork
        let projects = places.projects.map {
            CommandPalette.Entry(id: "project \($0.id)", "Assess \($0.name)", hint: "project", rank: 1)
        }
        let figures = places.figures.map {
            CommandPalette.Entry(
                id: "figure \($0.row)", SafeText($0.name), of: SafeText($0.networkName),
                rank: $0.network == chosen ? 2 : 3)
        }
        let sources = [Screen.sources, .latency].enumerated().flatMap { place, screen in
            snapshot.sources.map {
                CommandPalette.Entry(
                    id: "\(screen.rawValue) \($0.id)", screen.title + ": " + SafeText($0.id),
                    hint: place == 0 ? "source" : "latency", rank: 4 + place)
            }
        }
        let rules = snapshot.rules.map {
            CommandPalette.Entry(
                id: "\(Screen.alerts.rawValue) rule \($0.name)",
                Screen.alerts.title + ": " + SafeText($0.name),
                hint: "rule", rank: 6)
        }
        palette.offer(settings(themes: themes, snapshot) + projects + figures + sources + rules)
        overlay = .palette(palette)
    }

    private func settings(themes: [String], _ snapshot: Snapshot) -> [CommandPalette.Entry] {
        let choices = Looks.choices(themes: themes).map { (id: $0.words, title: $0.title) }
        let configured = [(id: "-", title: "Theme, glyphs, mouse, time zone: as configured")]
        return (choices + (snapshot.circumstances.looks.isAsConfigured ? [] : configured)).map {
            .init(id: "setting \($0.id)", SafeText($0.title), hint: "setting", rank: 1)
        }
    }

    /// The network that the reader looks at.
    private var chosenNetwork: String? {
        switch screen {
        case .network: network
        case .networks: list.choice.id
        case .latency, .sources: list.choice.id.flatMap(SourceID.init)?.network
        default: nil
        }
    }

    /// Does what an entry of the help or the palette stands for.
    mutating func run(entry id: String, in snapshot: Snapshot) -> [Effect] {
        let words = id.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2 else { return [] }
        switch words[0] {
        case "command": return Command(rawValue: words[1]).map { perform($0, in: snapshot) } ?? []
        case "setting": return [.set(Looks.choice(words[1]))]
        case "network": show(network: words[1])
        case "figure": show(figure: words[1])
        case "tie":
            guard let project = list.choice.id else { return [] }
            return [.tie(project, network: words[1] == "-" ? nil : words[1])]
        case "project":
            show(project: words[1])
            return [.openDraft(project: words[1])]
        default:
            guard let screen = Screen(rawValue: words[0]) else { break }
            go(to: screen)
            list.filter = nil
            list.choice = Choice(words[1])
        }
        return []
    }
}
