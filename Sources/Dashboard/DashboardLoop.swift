internal import Alerts
internal import Collection
internal import Configuration
internal import Documents
internal import Evaluation
internal import History
internal import Metrics
internal import Reporting
internal import Storage
internal import Terminal
internal import Text
internal import Threads

/// What the dashboard does with one input after another; knows no terminal, so that tests can drive it.
struct DashboardLoop {
    /// What it wakes up for.
    enum Input: Sendable {
        case event(Event)
        /// Something was recorded, or an alert was told.
        case news
        /// A poll of this process has ended.
        case report(PollReport)
        /// What moved since projects were assessed, by the project.
        case drifts([ProjectDrift])
        case backfill(BackfillProgress)
        /// What was asked for has been read, after the frame that asked for it.
        case fetched(Snapshot)
        /// A report has been made, the how manieth that was asked for.
        case made(Swift.Result<ReportPreview, any Error>, Int)
        /// The figures and projects that there are.
        case places(Places)
        /// The process that collected has ended, and this one goes on in its place.
        case tookOver(Collector)
    }

    let setup: Dashboard.Setup
    let library: Library
    /// nil while another process collects.
    var collector: Collector?
    /// The newest poll that has been looked at, of whichever process.
    private var lastPoll: Int64?
    var appearance: Appearance
    var state: State
    private(set) var snapshot: Snapshot
    private var hasNews = false
    private var log: [LogEntry] = []
    private var storageTrouble: String?
    private var ticks = 0
    private var drifts: [String: [Evaluation.Drift]] = [:]
    var requests: [TerminalRequest] = []
    private var backfill: BackfillProgress?
    let librarian: Librarian
    /// Where inputs go; nil where nobody waits for them, as in tests.
    var sink: (@Sendable (Input) -> Void)?
    var previews = 0
    /// What was last asked of it.
    private var asked: Query?
    /// The pages that were shown before, for when the reader comes back.
    private var pages: [Screen: Snapshot] = [:]
    /// What was done for a page that is still being read, which it gets when it is there.
    private var early: [Early] = []
    /// The last page that was there, and how: what a click at a page that is being read was meant for.
    private(set) var seen: (state: State, snapshot: Snapshot)?
    private var circumstances = Circumstances()
    private var silenceWatch = SilenceWatch()
    /// When this process began, if nothing was stored then.
    private let firstStart: Timestamp?
    /// How long the first answers are waited for.
    private static let firstStartLength = Duration.seconds(60)

    init(_ setup: Dashboard.Setup, _ library: Library, _ appearance: Appearance) async {
        self.setup = setup
        self.library = library
        librarian = Librarian(library, clock: setup.clock)
        self.appearance = appearance
        collector = setup.collector
        state = State(
            size: appearance.traits?.size ?? Size(columns: 80, rows: 24), zone: appearance.settings.zone,
            keys: appearance.keys)
        state.watchList = appearance.watchList
        state.assessor = setup.assessor
        if let memory = setup.memory { state.recall(from: memory) }
        snapshot = Snapshot(now: setup.clock.now())
        let isNew = (try? setup.history.lastPoll == nil) ?? false
        firstStart = isNew ? snapshot.now : nil
        // Mostly nothing is, and asking each of the sources would keep the first frame waiting.
        if state.isPaused || !state.pausedSources.isEmpty { await followPauses() }
        lookAround()
        openFirstPage()
    }

    /// Lets the collection pause what the reader has paused.
    func followPauses() async {
        await collector?.setPaused { [state] in state.isPaused || state.pausedSources.contains($0) }
    }

    /// Hands what is read later than a frame could wait for to whoever takes inputs.
    mutating func forward(to sink: @escaping @Sendable (Input) -> Void) {
        self.sink = sink
        librarian.forward { sink(.fetched($0)) }
    }

    /// What ends when all that is shown at present has been read.
    func whenRead() -> AsyncStream<Never> {
        AsyncStream { continuation in librarian.run { _ in continuation.finish() } }
    }

    /// The picture of the present state.
    var frame: Grid { Frame.draw(state, snapshot, theme: appearance.theme) }

    /// Draws the present state while what it is to show is being read.
    ///
    /// - Returns: the picture, and what has been read meanwhile, to be taken before anybody sees it.
    func draw() -> (picture: Grid, next: Input?) {
        let (picture, fetched) = librarian.take { frame }
        return (picture, fetched.map { .fetched($0) })
    }

    /// What is wished of the terminal at present.
    var options: TerminalOptions { appearance.options }

    /// Makes what later screens and ranges need, so that none of them waits for it: once what is shown has been read,
    /// and piece by piece, so that no key waits for it either.
    func prepare() {
        librarian.run { library in _ = try? library.rubrics }
        let now = setup.clock.now()
        for series in snapshot.networks.compactMap(\.headline) {
            librarian.run { library in
                try? library.trendBook.lookAhead(series, until: now, from: library)
            }
        }
    }

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
        case .event(.tick):
            // What came in since the last tick is read at once, however much it was; of others' polls nobody tells.
            if collector == nil, let poll = try? setup.history.lastPoll, poll != lastPoll { hasNews = true }
            ticks += 1
            // Soon after the start, then once in a while: what a day needs is little of it.
            if ticks % 60 == 2 { librarian.run { _ in ProcessMemory.giveBack() } }
            let isToBeRead = hasNews && !librarian.isBusy
            if isToBeRead { look() }
            snapshot.now = setup.clock.now()
            state.forgetMessage(at: snapshot.now)
            snapshot.backfill = backfill
            followConfiguration()
            lookAround()
            snapshot.circumstances = circumstances
            // What is being read comes in a moment, and the clock with it: one frame for both.
            if isToBeRead, !setup.isPatient { return .unchanged }
        case .event(let event):
            if state.isShown(in: snapshot) { seen = (state, snapshot) }
            if case .key(let key) = event, state.isEarly(key, in: snapshot) {
                keep(.key(key))
                return .unchanged
            }
            let (screen, wasMaking) = (state.screen, state.isMakingReport)
            if await isLast(state.handle(event, in: snapshot)) { return .quit }
            // What was typed for a page that the reader has left, or a report that is let be, is meant for nothing else.
            if state.screen != screen || wasMaking && !state.isMakingReport { early = [] }
        case .fetched(let fetched):
            take(fetched)
        case .made(let result, let number):
            guard case .making(number) = state.overlay else { return .unchanged }
            do { state.overlay = .preview(try result.get()) } catch {
                (state.overlay, early) = (nil, [])
                state.say("\(error)", .bad)
            }
        case .places(let places): state.offer(places, themes: appearance.themeNames, in: snapshot)
        case .news:
            hasNews = true
            return .unchanged
        case .drifts(let drifts):
            self.drifts = Dictionary(grouping: drifts, by: \.project.id).mapValues { $0.map(\.drift) }
            snapshot.drifts = self.drifts
        case .backfill(let progress):
            backfill = progress.isOver ? nil : progress
            // Shown with the next tick: a fast source answers more often than anybody reads.
            if progress.last?.stored ?? 0 > 0 { hasNews = true }
            return .unchanged
        case .tookOver(let collector):
            self.collector = collector
            lookAround()
            if let memory = setup.memory { state.recallPauses(from: memory) }
            await followPauses()
            state.say("the other Assay has ended; this one collects now", .secondary)
            look()
        case .report(let report):
            let entry = LogEntry(report)
            // By when it was asked, which is what the list tells; a slow answer comes after those of later polls.
            log.insert(entry, at: log.firstIndex { $0.time <= entry.time } ?? log.endIndex)
            if log.count > 1_000 { log.removeLast() }
            storageTrouble = report.storageError.map { $0.brief ?? "\($0)" }
            snapshot.storageTrouble = storageTrouble
            hasNews = true
            return .unchanged
        }
        // What was opened meanwhile takes none of them; what they open themselves does.
        if !state.isCovered {
            while state.isShown(in: snapshot), !state.isMakingReport, !early.isEmpty {
                if await isLast(effects(of: early.removeFirst())) { return .quit }
            }
        }
        reckon()
        return .changed
    }

    /// Keeps what was done for a page that is being read, up to a hundred times.
    mutating func keep(_ event: Early) {
        if early.count < 100 { early.append(event) }
    }

    /// Does at last what was meant for a page; a click only where it hits what was seen.
    private mutating func effects(of event: Early) -> [Effect] {
        switch event {
        case .key(let key): return state.handle(.key(key), in: snapshot)
        case .click(let place, let target):
            guard state.target(at: place, in: snapshot) == target else { return [] }
            return state.click(target, in: snapshot)
        }
    }

    /// Does what an event asks for.
    ///
    /// - Returns: whether it ends the program.
    private mutating func isLast(_ effects: [Effect]) async -> Bool {
        for effect in effects {
            if case .quit = effect { return true }
            await perform(effect)
        }
        turnPage()
        state.settle(in: snapshot)
        if hasNews || state.query(snapshot) != asked { look() }
        return false
    }

    /// Works out how the draft comes out, where that is not known yet.
    private mutating func reckon() {
        guard let draft = state.draft, let desk = snapshot.desk else { return }
        guard snapshot.outlook?.isOf(draft, at: snapshot.now) != true else { return }
        snapshot.outlook = Outlook(draft, desk.rubrics, asOf: snapshot.now)
    }

    /// What the terminal is asked for since the last call.
    mutating func takeRequests() -> [TerminalRequest] {
        defer { requests = [] }
        return requests
    }

    /// Keeps what the reader has chosen for the next start; where that cannot be kept, the footer says why.
    mutating func remember() {
        guard let memory = setup.memory else { return }
        do {
            try state.remember(in: memory, collects: collector != nil, looks: appearance.looks)
        } catch {
            // The reason first: a path may take all of the footer.
            state.say(SafeText("not kept for the next start: \(error.reason) (\(error.path))"), .watch)
        }
    }

    /// Follows what the palette has set.
    mutating func take(_ looks: Looks) {
        appearance.looks = looks
        (state.keys, state.zone) = (appearance.keys, appearance.settings.zone)
        remember()
        lookAround()
        look()
    }

    private mutating func followConfiguration() {
        guard appearance.follow() else { return }
        state.keys = appearance.keys
        state.zone = appearance.settings.zone
        state.watchList = appearance.watchList
        hasNews = true
        // What is wrong stands under the tabs for as long as it is; what was said before it holds no longer.
        state.message = nil
        guard appearance.problem == nil else { return }
        state.say("the configuration has changed and is followed", .secondary)
    }

    /// Finds out what no page reads; every second, for a file is read for it.
    private mutating func lookAround() {
        circumstances.refusal = appearance.problem
        circumstances.keys = state.keys
        circumstances.looks = appearance.looks
        circumstances.knowsRules = appearance.knowsRules
        circumstances.isFirstStart =
            firstStart.map { setup.clock.now() - $0 < Self.firstStartLength } ?? false
        circumstances.isFillingPaused = backfill.flatMap { collector?.isResting($0) } ?? false
        let holder = collector == nil ? setup.holder() : nil
        circumstances.collectingProcess = holder?.process
        circumstances.silence = silenceWatch.silence(
            of: holder, snapshot.sources, history: setup.history, memory: setup.memory, now: setup.clock.now()
        )
    }

    /// Asks for what the present screen needs, and waits for it where every frame does.
    mutating func look() {
        turnPage()
        ask()
        if setup.isPatient { finishReading() }
    }

    /// How long the first frame waits for what it shows, where frames wait at all.
    private static let firstPatience = Duration.milliseconds(150)

    /// Asks for the first page and waits longer than for others, but for no more than the first of it.
    private mutating func openFirstPage() {
        look()
        if let fetched = librarian.take(until: .now + Self.firstPatience) { take(fetched) }
    }

    /// Waits for all that was asked for.
    mutating func finishReading() {
        while let fetched = librarian.take(until: nil) { take(fetched) }
    }

    private mutating func ask() {
        hasNews = false
        if collector == nil { lastPoll = try? setup.history.lastPoll }
        snapshot.take(matters)
        asked = state.query(snapshot)
        librarian.ask(for: .init(state: state, snapshot: snapshot, collector: collector))
    }

    /// Shows what was read, and asks again where the reader has gone on meanwhile.
    private mutating func take(_ fetched: Snapshot) {
        if let screen = fetched.query?.screen { pages[screen] = fetched }
        // The reader may have left that page this moment.
        guard state.isShown(in: fetched) else { return }
        let outlook = snapshot.outlook
        snapshot = fetched
        snapshot.take(matters)
        snapshot.outlook = outlook
        state.settle(in: snapshot)
        let query = state.query(snapshot)
        if query != fetched.query, query != asked { ask() } else { asked = query }
    }

    /// Goes on with what was last read of a page that has just been opened.
    private mutating func turnPage() {
        guard !state.isShown(in: snapshot) else { return }
        let blank = snapshot.blank()
        var page = pages[state.screen] ?? blank
        if !state.isShown(in: page) { page = blank }
        (page.now, page.sources, page.problems) = (blank.now, blank.sources, blank.problems)
        page.alarms = blank.alarms
        snapshot = page.besides(blank)
    }

    private var matters: Snapshot.Matters {
        var matters = Snapshot.Matters()
        (matters.log, matters.drifts, matters.backfill) = (log, drifts, backfill)
        (matters.rules, matters.rulesOfScreen) = (
            appearance.settings.alerts, appearance.settings.rulesOfScreen
        )
        matters.isReader = collector == nil
        matters.circumstances = circumstances
        matters.storageTrouble = storageTrouble
        return matters
    }
}
