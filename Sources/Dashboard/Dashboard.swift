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
    /// who answers, as it stands in reports.
    public init(
        catalog: Catalog, history: History, assessments: AssessmentStore, rubrics: [Rubric],
        collector: Collector?, assessor: String, clock: any WallClock = SystemClock()
    ) {
        library = Library(catalog: catalog, history: history, assessments: assessments, rubrics: rubrics)
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
            let (inputs, continuation) = AsyncStream.makeStream(of: DashboardLoop.Input.self)
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

    private func show(
        _ inputs: AsyncStream<DashboardLoop.Input>, on session: TerminalSession, size: Size, theme: Theme
    ) async {
        var loop = await DashboardLoop(
            library: library, collector: collector, assessor: assessor, clock: clock, theme: theme,
            state: State(size: size))
        await session.show(loop.frame)
        for await input in inputs {
            switch await loop.take(input) {
            case .changed: await session.show(loop.frame)
            case .unchanged: continue
            case .quit: return
            }
        }
    }
}
