public import Catalog
public import Collection
public import Evaluation
public import History
internal import Metrics
public import Terminal
internal import Text

/// The dashboard: screens on a terminal, kept up to date while a collector works.
public struct Dashboard: Sendable {
    private let library: Library
    private let collector: Collector?
    private let assessor: String
    private let clock: any WallClock

    /// Makes a dashboard; nothing is shown yet.
    ///
    /// `collector` runs while it is open, and is nil when another process collects into the database. `assessor` is
    /// who answers, as it stands in reports. `isDemo` marks every screen, for nothing of a demo is measured.
    public init(
        catalog: Catalog, history: History, assessments: AssessmentStore, rubrics: [Rubric],
        collector: Collector?, assessor: String, isDemo: Bool = false,
        clock: any WallClock = SystemClock()
    ) {
        library = Library(
            catalog: catalog, history: history, assessments: assessments, rubrics: rubrics, isDemo: isDemo)
        self.collector = collector
        self.assessor = assessor
        self.clock = clock
    }

    /// Shows the screens until the reader quits, a signal ends the process or the terminal is lost.
    ///
    /// - Throws: what keeps the terminal from being used.
    public func run(on session: TerminalSession, options: TerminalOptions) async throws(TerminalError) {
        let traits = try await session.open(options)
        let theme = Theme(palette: Palette.dark.reduced(to: traits.colors), glyphs: traits.glyphs)
        await withDiscardingTaskGroup { group in
            let (inputs, continuation) = AsyncStream.makeStream(of: Input.self)
            group.addTask { [collector] in await collector?.run { _ in } }
            group.addTask {
                for await event in session.events { continuation.yield(.event(event)) }
                continuation.yield(.event(.closed))
            }
            group.addTask { [library] in
                for await _ in library.history.notices() { continuation.yield(.news) }
            }
            group.addTask { [clock] in
                while !Task.isCancelled {
                    await clock.sleep(until: Timestamp(seconds: clock.now().seconds + 1))
                    continuation.yield(.tick)
                }
            }
            await show(inputs, on: session, size: traits.size, theme: theme)
            group.cancelAll()
        }
        await session.close()
    }

    /// What the dashboard wakes up for.
    private enum Input: Sendable {
        case event(Event)
        /// Something was recorded.
        case news
        /// A second has passed.
        case tick
    }

    private func show(
        _ inputs: AsyncStream<Input>, on session: TerminalSession, size: Size, theme: Theme
    ) async {
        var state = State(size: size)
        var snapshot = await snapshot(&state)
        await session.show(Frame.draw(state, snapshot, theme: theme))
        var hasNews = false
        for await input in inputs {
            switch input {
            case .event(let event):
                let query = state.query
                for effect in state.handle(event, in: snapshot) {
                    if case .quit = effect { return }
                    await perform(effect, &state)
                }
                if hasNews || state.query != query { snapshot = await self.snapshot(&state) }
                state.settle(in: snapshot)
            case .news:
                hasNews = true
                continue
            case .tick:
                // What came in since the last second is read at once, however much it was.
                if hasNews { snapshot = await self.snapshot(&state) }
                snapshot.now = clock.now()
            }
            hasNews = false
            await session.show(Frame.draw(state, snapshot, theme: theme))
        }
    }

    private func snapshot(_ state: inout State) async -> Snapshot {
        let states = await collector?.states() ?? []
        let query = state.query
        var snapshot = library.snapshot(for: query, states: states, now: clock.now())
        snapshot.isReader = collector == nil
        state.settle(in: snapshot)
        // Settling may choose another entry, which the screen then needs to know about.
        if state.query != query {
            snapshot = library.snapshot(for: state.query, states: states, now: clock.now())
            snapshot.isReader = collector == nil
        }
        return snapshot
    }

    private func perform(_ effect: Effect, _ state: inout State) async {
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
                state.screen = .projects
                state.message = .init(text: "submitted; `assay report` writes it down", role: .good)
            }
        } catch {
            state.message = .init(text: "\(error)", role: .bad)
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
