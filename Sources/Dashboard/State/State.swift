internal import Alerts
internal import Catalog
internal import Collection
internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// What is open, chosen and being typed; only events change it.
struct State: Sendable {
    var size: Size
    /// In which times are shown.
    var zone: Zone
    var keys: KeyMap
    var screen = Screen.networks
    /// By screen; ``list`` is the present one.
    var lists: [Screen: ListState] = [:]
    /// Entries that the configuration has stand first, by the screen of their list.
    var watchList: [Screen: Set<String>] = [:]
    var chart = ChartState()

    /// The network whose screen is open, or was last.
    var network: String?
    /// Which of its parts is turned to, from 0: the chart.
    var networkPart = 0
    /// The project whose questions are open, or were last.
    private(set) var project: String?
    /// The screens that what is shown was opened from, one from another, the last one last.
    private var trail: [Screen] = []
    /// Who answers, as it stands in reports.
    var assessor = ""
    /// Whose opinion of the weights counts; nil for that of each assessment.
    var weighting: Weighting?
    var comparing = ComparingState()
    /// The founder's answers; nil until one is given here.
    var fit: FitAnswers?
    var undoableFit: [FitAnswers] = []
    /// The answers that are being given; nil until they are read.
    var draft: Assessment?
    /// The draft as it was last read or stored.
    var storedDraft: Assessment?
    /// Earlier answers of the draft, the newest last.
    var undoable: [[String: Answer]] = []
    /// Rules that were removed or changed here, the newest last.
    var lostRules: [LostRule] = []
    /// Lines of the open item that are scrolled away above.
    var itemOffset = 0

    var field: Field? { didSet { endDrag() } }
    var overlay: Overlay? { didSet { endDrag() } }
    var message: Message?
    /// Whether no source is asked.
    var isPaused = false
    /// Those that are not asked, whether others are or not.
    var pausedSources: Set<SourceID> = []
    var drags = DragTracker()

    /// A line that is being typed, and what it is for.
    struct Field: Sendable {
        enum Purpose: Sendable {
            case filter, evidence, levels, assessor
            /// What this evidence shows.
            case evidenceTitle(Evidence)
            /// When it was seen.
            case evidenceDate(Evidence)
            /// The file that a report is written to.
            case file(Document)
            /// The name of a project that is added.
            case project
            /// A part of what is kept of the chosen risk.
            case risk(RiskPart)
            /// What the founder's product is called.
            case product

            var isFilter: Bool { if case .filter = self { true } else { false } }
        }

        let purpose: Purpose
        var text: TextField
        /// Why what was typed could not be taken.
        var problem: SafeText?
    }

    /// News for the reader, until the next key.
    struct Message: Sendable {
        fileprivate let before: SafeText
        /// Something that may be long; it is cut, and what is said of it is not.
        fileprivate let name: SafeText
        fileprivate let after: SafeText
        let role: Role
        /// When the clock first told of it.
        fileprivate var time: Timestamp?

        fileprivate init(before: SafeText, name: SafeText, after: SafeText, role: Role) {
            (self.before, self.name, self.after, self.role) = (before, name, after, role)
        }

        var text: SafeText { before + name + after }

        /// What there is room for in so many columns.
        func text(in columns: Int) -> SafeText {
            before + name.cutInMiddle(to: max(0, columns - before.width - after.width)) + after
        }
    }

    init(size: Size, zone: Zone = .local, keys: KeyMap = KeyMap()) {
        self.size = size
        self.zone = zone
        self.keys = keys
    }

    /// The list of the present screen.
    var list: ListState {
        get {
            var list = lists[screen] ?? ListState()
            list.configured = watchList[screen] ?? []
            return list
        }
        set {
            if lists[screen]?.choice.id != newValue.choice.id { itemOffset = 0 }
            lists[screen] = newValue
        }
    }

    var page: any Page.Type { screen.page }

    /// How the present screen draws charts.
    var shownChart: ChartState {
        var chart = chart
        chart.isFromStart = chart.isFromStart && Action.fromStart.contains(screen)
        return chart
    }

    var isLogarithmic: Bool { chart.logarithmic.contains(screen) }

    /// What the present screen needs to know, whatever it shows already.
    private var wish: Query {
        var query = Query(screen: screen, range: chart.range)
        query.window = chart.window
        query.frozen = chart.frozen
        query.isFromStart = shownChart.isFromStart
        query.zone = zone
        page.ask(&query, self)
        guard page.readsByRow else { return query }
        query.selected = list.choice.id
        query.marked = list.marked
        return query
    }

    /// Whether a snapshot is of the present page; until that is read, there is nothing to show or to choose.
    func isShown(in snapshot: Snapshot) -> Bool {
        snapshot.query.map(wish.isOfSamePage(as:)) ?? false
    }

    /// Whether it is of the chosen entry too.
    func isChosen(in snapshot: Snapshot) -> Bool {
        snapshot.query.map(wish.isOfSameChoice(as:)) ?? false
    }

    /// Whether its chart is the one that is wanted.
    func isCharted(in snapshot: Snapshot) -> Bool {
        snapshot.query.map(wish.isOfSameChart(as:)) ?? false
    }

    /// The list of the present page; nil without one, and until it is read.
    func arrangement(in snapshot: Snapshot) -> Arrangement? {
        isShown(in: snapshot) ? page.list(self, snapshot) : nil
    }

    /// The chart of the present page and where it stands; nil without one, and until it is read.
    func placedChart(in snapshot: Snapshot) -> (chart: LineChart, area: Rect)? {
        isCharted(in: snapshot) ? page.chart(in: Frame.body(of: size), self, snapshot) : nil
    }

    /// The range whose name stands at a place above the chart.
    func range(at place: Position, in snapshot: Snapshot) -> NamedRange? {
        guard isShown(in: snapshot),
            let (title, area) = page.chartTitle(in: Frame.body(of: size), self, snapshot),
            area.row(0).contains(place)
        else { return nil }
        return title.range(at: place.column - area.column)
    }

    /// What the present screen needs to know, as `snapshot` stands.
    func query(_ snapshot: Snapshot) -> Query {
        var query = wish
        if isShown(in: snapshot) { page.ask(&query, self, snapshot) }
        if let tried { query.tried = tried }
        guard page.readsByRow else { return query }
        if let ids = arrangement(in: snapshot)?.ids {
            let first = min(list.choice.position.offset, ids.count)
            query.visible = ids[first..<min(first + listHeight, ids.count)].compactMap(\.self)
        }
        return query
    }

    /// Entries of the list that are on screen at once.
    var listHeight: Int { Table.height(in: listArea) }

    /// Where the list of the present page stands, its headings included.
    var listArea: Rect { page.listArea(in: Frame.body(of: size), self) }

    /// Whether new entries of the list come before the first.
    var isFollowingFirst: Bool { page.followsFirst && list.sorting == nil }

    /// Brings the choice into the list as it is now.
    mutating func settle(in snapshot: Snapshot) {
        guard let ids = arrangement(in: snapshot)?.ids else { return }
        list.choice.settle(in: ids, height: listHeight, followsFirst: isFollowingFirst)
    }

    /// Goes to a tab, closing what lies over the present screen; nothing leads back from there.
    mutating func go(to tab: Screen) {
        trail = []
        turn(to: tab)
    }

    /// Opens a screen from the present one; ``leave()`` leads back.
    private mutating func open(_ screen: Screen) {
        if screen != self.screen {
            // Each stands there once, so that going to and fro is left behind by one step.
            trail.removeAll { $0 == screen || $0 == self.screen }
            trail.append(self.screen)
        }
        turn(to: screen)
    }

    private mutating func turn(to screen: Screen) {
        if screen != self.screen { chart.letGo() }
        self.screen = screen
        field = nil
        overlay = nil
        chart.crossHair = nil
    }

    /// Lets go of what the mouse is choosing: the button comes up over something else.
    private mutating func endDrag() { (drags, chart.selection) = (DragTracker(), nil) }

    mutating func show(network id: String) {
        if network != id {
            let other = lists[.network]
            lists[.network] = ListState(hidden: other?.hidden ?? [], watched: other?.watched ?? [])
            chart.letGo()
        }
        networkPart = 0
        network = id
        open(.network)
    }

    /// Goes to a figure of a network, `akash gpu.price.median{gpu=h100}`.
    mutating func show(figure id: String) {
        // A series begins with its network.
        guard let network = id.split(separator: " ").first else { return }
        show(network: String(network))
        list.filter = nil
        list.choice = Choice(id)
    }

    /// Goes to the network that a source, `akash/gpu-prices`, belongs to.
    mutating func showNetwork(ofSource id: String, _ snapshot: Snapshot) {
        if let row = snapshot.sources.first(where: { $0.id == id }) { show(network: row.source.network) }
    }

    /// Goes to a source, `akash/gpu-prices`, among the others.
    mutating func show(source id: String) {
        open(.sources)
        list.filter = nil
        list.choice = Choice(id)
    }

    mutating func show(project id: String) {
        if project != id { lists[.assess] = nil }
        project = id
        draft = nil
        undoable = []
        open(.assess)
    }

    /// Where ``leave()`` leads: to the screen that this one was opened from, or else to its tab; nil on a tab.
    var screenBefore: Screen? {
        // A draft that is submitted is not open any more.
        trail.last { $0 != .assess || draft != nil } ?? (screen == screen.tab ? nil : screen.tab)
    }

    /// Goes to the screen that this one was opened from.
    mutating func leave() {
        guard let before = screenBefore else { return }
        while let last = trail.popLast(), last != before {}
        turn(to: before)
    }

    mutating func say(_ text: SafeText, _ role: Role = .text) { say(text, naming: "", "", role) }

    /// Lets go of what was said a while ago, so that the keys are back; what went wrong stays until a key is pressed.
    mutating func forgetMessage(at now: Timestamp) {
        guard let said = message, said.role != .bad else { return }
        let time = said.time ?? now
        message?.time = time
        // A clock that was set back is not waited for.
        if !(time...time + .seconds(10)).contains(now) { message = nil }
    }

    /// Says something of what has a name, which gives way to the rest where there is little room.
    mutating func say(_ before: SafeText, naming name: SafeText, _ after: SafeText, _ role: Role) {
        message = Message(before: before, name: name, after: after, role: role)
    }
}
