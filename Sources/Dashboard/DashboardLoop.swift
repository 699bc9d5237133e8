internal import Configuration
internal import Alerts
internal import Collection
internal import Evaluation
internal import FoundationEssentials
internal import History
internal import Metrics
internal import Reporting
internal import Terminal
internal import Text

/// What the dashboard does with one input after another; knows no terminal, so that tests can drive it.
struct DashboardLoop {
    /// What it wakes up for.
    enum Input: Sendable {
        case event(Event)
        /// Something was recorded.
        case news
        /// A poll of this process has ended.
        case report(PollReport)
        /// What moved since projects were assessed, by the project.
        case drifts([ProjectDrift])
        case backfill(BackfillProgress)
        /// The process that collected has ended, and this one goes on in its place.
        case tookOver(Collector)
    }

    private let setup: Dashboard.Setup
    private let library: Library
    /// nil while another process collects.
    private var collector: Collector?
    /// The newest poll that has been looked at, of whichever process.
    private var lastPoll: Int64?
    private var appearance: Appearance
    private(set) var state: State
    private(set) var snapshot: Snapshot
    private var hasNews = false
    private var log: [LogEntry] = []
    private var reports = 0
    private var drifts: [String: [Evaluation.Drift]] = [:]
    private var requests: [TerminalRequest] = []
    private var backfill: BackfillProgress?

    init(_ setup: Dashboard.Setup, _ library: Library, _ appearance: Appearance) async {
        self.setup = setup
        self.library = library
        self.appearance = appearance
        collector = setup.collector
        state = State(
            size: appearance.traits?.size ?? Size(columns: 80, rows: 24), zone: appearance.settings.zone,
            keys: KeyMap(changed: appearance.settings.keys))
        state.assessor = setup.assessor
        if let memory = setup.memory { state.recall(from: memory) }
        snapshot = Snapshot(now: setup.clock.now())
        await look()
        if let problem = appearance.problem { state.say(SafeText(problem), .bad) }
    }

    /// The picture of the present state.
    var frame: Grid { Frame.draw(state, snapshot, theme: appearance.theme) }

    /// What moved since each project was assessed; long work, for a task of its own.
    func findDrifts() -> [ProjectDrift] {
        library.evidence.drifts(
            in: library.assessments, rubrics: { try library.rubrics }, until: setup.clock.now())
    }

    /// Makes what later screens need, so that none of them waits for it.
    func prepare() { _ = try? library.rubrics }

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
            if hasNews { await look() }
            snapshot.now = setup.clock.now()
            snapshot.backfill = backfill
            followConfiguration()
        case .event(let event):
            let query = state.query(snapshot)
            for effect in state.handle(event, in: snapshot) {
                if case .quit = effect { return .quit }
                await perform(effect)
            }
            state.settle(in: snapshot)
            if hasNews || state.query(snapshot) != query { await look() }
            state.settle(in: snapshot)
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
            if state.isPaused { await collector.setPaused(true) }
            state.say("the other Assay has ended; this one collects now", .secondary)
            await look()
        case .report(let report):
            reports += 1
            log.insert(LogEntry(report, id: reports), at: 0)
            if log.count > 1_000 { log.removeLast() }
            hasNews = true
            return .unchanged
        }
        reckon()
        return .changed
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

    /// Keeps what the reader has chosen for the next start; a memory that cannot be written is no loss.
    func remember() {
        if let memory = setup.memory { state.remember(in: memory) }
    }

    private mutating func followConfiguration() {
        guard appearance.follow() else { return }
        state.keys = KeyMap(changed: appearance.settings.keys)
        state.zone = appearance.settings.zone
        hasNews = true
        if let problem = appearance.problem {
            state.say(SafeText(problem), .bad)
        } else {
            state.say("the configuration has changed and is followed", .secondary)
        }
    }

    /// Reads what the present screen needs.
    private mutating func look() async {
        hasNews = false
        if collector == nil { lastPoll = try? setup.history.lastPoll }
        let states = await collector?.states() ?? []
        // What is on screen depends on what is there, so it takes a second look when that has changed.
        for _ in 0..<3 {
            let query = state.query(snapshot)
            let outlook = snapshot.outlook
            snapshot = read(query, states)
            snapshot.outlook = outlook
            state.settle(in: snapshot)
            if state.query(snapshot) == query { return }
        }
    }

    private func read(_ query: Query, _ states: [SourceState]) -> Snapshot {
        var snapshot = library.snapshot(for: query, states: states, now: setup.clock.now())
        snapshot.isReader = collector == nil
        snapshot.log = log
        snapshot.drifts = drifts
        snapshot.backfill = backfill
        snapshot.rules = appearance.settings.alerts
        snapshot.rulesOfScreen = appearance.settings.rulesOfScreen
        snapshot.chart?.mark(snapshot.rules)
        return snapshot
    }

    private mutating func perform(_ effect: Effect) async {
        let time = setup.clock.now()
        do {
            switch effect {
            case .quit: break
            case .pollNow(let network): await collector?.hurry(network: network)
            case .setPaused(let isPaused): await collector?.setPaused(isPaused)
            case .openDraft(let project):
                let draft = try library.draft(of: project, by: state.assessor, now: time)
                state.take(draft.assessment, begunFrom: draft.earlier)
                await look()
            case .save(let draft):
                try library.assessments.save(draft, rubrics: try library.rubrics)
                library.projectBook.forget()
            case .submit(let draft):
                try library.assessments.submit(draft.dated(time), rubrics: try library.rubrics, at: time)
                state.draft = nil
                state.go(to: .projects)
                await refresh(state.project)
                state.say("submitted; o shows the report", .good)
            case .addProject(let name): await refresh(try library.add(name, now: time).id)
            case .removeProject(let id):
                try library.assessments.remove(try library.assessments.project(id), at: time)
                await refresh(nil)
            case .tie(let id, let network):
                try library.assessments.tie(try library.assessments.project(id), to: network)
                await refresh(id)
            case .preview(let subject):
                state.overlay = .preview(try library.preview(subject, now: time))
            case .write(let document, let path, let isForced): try write(document, to: path, isForced)
            case .saveFit(let answers): try library.save(answers)
            case .copy(let text): requests.append(.copy(text))
            case .export(let table, let form, let name):
                state.say("wrote \(try form.write(table, name: name, at: time))", .good)
            case .keepRule(let rule):
                let trial = snapshot.trial.flatMap { $0.rule == rule ? "; it \($0.sentence)" : nil }
                try appearance.add(rule)
                await look()
                state.say("kept '\(rule.name)'\(trial ?? "")", .good)
            case .removeRule(let name):
                try appearance.removeRule(named: name)
                await look()
                state.say("removed '\(name)'", .secondary)
            case .askNow(let source): await collector?.hurry(source)
            case .setSourcePaused(let source, let isPaused):
                await collector?.setPaused(isPaused, source)
                await look()
            case .acknowledge(let event):
                try setup.alerts.acknowledge(event, at: time)
                await look()
            case .snooze(let rule, let until):
                try setup.alerts.snooze(rule, until: until)
                await look()
            }
        } catch {
            state.say("\(error)", .bad)
        }
    }

    /// Reads projects anew, and goes to one of them.
    private mutating func refresh(_ project: String?) async {
        library.projectBook.forget()
        await look()
        if let project { state.chooseLine(project, in: snapshot) }
    }

    /// Writes a report; where a file stands, it asks first.
    private mutating func write(_ document: Document, to path: String, _ isForced: Bool) throws {
        switch try document.write(to: path, isForced: isForced) {
        case .written(let file): state.say("wrote \(file)", .good)
        case .exists(let file):
            state.overlay = .question(
                Dialog(
                    "\(file) exists", "Write over what is in it?",
                    choices: [.init(false, "Leave it", key: "n"), .init(true, "Write over it", key: "y")]),
                .write(document, to: path, isForced: true))
        }
    }
}
