internal import Collection
internal import Evaluation
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// What the dashboard does with one input after another; knows no terminal, so that tests can drive it.
struct DashboardLoop {
    /// What it wakes up for.
    enum Input: Sendable {
        case event(Event)
        /// Something was recorded.
        case news
        /// A second has passed.
        case tick
    }

    let library: Library
    let collector: Collector?
    let assessor: String
    let clock: any WallClock
    let theme: Theme

    private(set) var state: State
    private(set) var snapshot: Snapshot
    private var hasNews = false

    init(
        library: Library, collector: Collector?, assessor: String, clock: any WallClock, theme: Theme,
        state: State
    ) async {
        self.library = library
        self.collector = collector
        self.assessor = assessor
        self.clock = clock
        self.theme = theme
        self.state = state
        snapshot = Snapshot(now: clock.now())
        await look()
    }

    /// The picture of the present state.
    var frame: Grid { Frame.draw(state, snapshot, theme: theme) }

    /// What became of an input.
    enum Result: Sendable {
        /// The frame may be another.
        case changed
        /// Nothing to show yet.
        case unchanged
        case quit
    }

    mutating func take(_ input: Input) async -> Result {
        switch input {
        case .event(let event):
            let query = state.query(snapshot)
            for effect in state.handle(event, in: snapshot) {
                if case .quit = effect { return .quit }
                await perform(effect)
            }
            state.settle(in: snapshot)
            if hasNews || state.query(snapshot) != query { await look() }
        case .news:
            hasNews = true
            return .unchanged
        case .tick:
            // What came in since the last second is read at once, however much it was.
            if hasNews { await look() }
            snapshot.now = clock.now()
        }
        return .changed
    }

    /// Reads what the present screen needs.
    private mutating func look() async {
        hasNews = false
        let states = await collector?.states() ?? []
        // What is on screen depends on what is there, so it takes a second look when that has changed.
        for _ in 0..<3 {
            let query = state.query(snapshot)
            snapshot = read(query, states)
            state.settle(in: snapshot)
            if state.query(snapshot) == query { return }
        }
    }

    private func read(_ query: Query, _ states: [SourceState]) -> Snapshot {
        var snapshot = library.snapshot(for: query, states: states, now: clock.now())
        snapshot.isReader = collector == nil
        return snapshot
    }

    private mutating func perform(_ effect: Effect) async {
        do {
            switch effect {
            case .quit: break
            case .pollNow(let network): await collector?.hurry(network: network)
            case .setPaused(let isPaused): await collector?.setPaused(isPaused)
            case .openDraft(let project):
                state.draft = try library.draft(of: project, by: assessor, now: clock.now())
            case .save(let draft): try library.assessments.save(draft, rubrics: library.rubrics)
            case .submit(let draft):
                let time = clock.now()
                try library.assessments.submit(draft.dated(time), rubrics: library.rubrics, at: time)
                state.draft = nil
                state.go(to: .projects)
                await look()
                state.say("submitted; `assay report` writes it down", .good)
            case .copy: break
            case .export(let table, let form, let name):
                state.say("wrote \(try form.write(table, name: name, at: clock.now()))", .good)
            }
        } catch {
            state.say("\(error)", .bad)
        }
    }
}

extension Library {
    /// The open draft of an assessor, or a new one.
    ///
    /// A draft of an older edition of the rubrics is left alone.
    fileprivate func draft(of id: String, by assessor: String, now: Timestamp) throws -> Assessment {
        let project = try assessments.project(id)
        let editions = Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) })
        let open = try assessments.assessments(of: project).first {
            $0.submitted == nil && $0.assessor == assessor && $0.editions == editions
        }
        return open ?? Assessment(project: project.id, assessor: assessor, asOf: now, rubrics: rubrics)
    }
}
