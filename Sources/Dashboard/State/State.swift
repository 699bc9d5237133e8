internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// What is open, chosen and being typed; only events change it.
struct State: Sendable {
    var size: Size
    var screen = Screen.networks
    var range = NamedRange.month

    var networks = Choice<String>()
    var networkSorting: Sorting?
    /// The network whose screen is open, or was last.
    var network: String?
    var metrics = Choice<Series>()

    var projects = Choice<String>()
    /// The project whose questions are open, or were last.
    var project: String?
    var questions = Choice<String>()
    /// The answers that are being given; nil until they are read.
    var draft: Assessment?

    /// What entries must hold to be shown, by screen.
    var filters: [Screen: SafeText] = [:]
    var field: Field?
    /// Lines of the help that are scrolled away; nil when it is closed.
    var helpOffset: Int?
    /// Asked before something that cannot be undone.
    var question: Question?
    var message: Message?
    var isPaused = false

    struct Sorting: Hashable, Sendable {
        var column: NetworkColumn
        var isAscending: Bool
    }

    /// A line that is being typed, and what it is for.
    struct Field: Sendable {
        enum Purpose: Sendable { case filter, evidence, reason }

        let purpose: Purpose
        var text: TextField
    }

    struct Question: Sendable {
        let text: SafeText
        let effect: Effect
    }

    /// News for the reader, until the next key.
    struct Message: Sendable {
        let text: SafeText
        let role: Role
    }

    /// In which times are shown.
    let zone: Zone

    init(size: Size, zone: Zone = .local) {
        self.size = size
        self.zone = zone
    }

    /// What the present screen needs to know.
    var query: Query {
        var query = Query(screen: screen, range: range)
        let body = Frame.body(of: size)
        switch screen {
        case .networks:
            query.trendColumns = NetworksScreen.trendColumns
        case .network:
            let layout = NetworkLayout(body)
            query.network = network
            query.rows = metrics.position.offset..<metrics.position.offset + layout.list.rows
            query.selected = metrics.id
            query.chartColumns = layout.chart.columns * 2
            query.trendColumns = NetworkScreen.trendColumns
        case .projects: break
        case .assess: query.project = project
        }
        return query
    }

    /// Where keys are looked up.
    var place: Action.Place { helpOffset == nil ? .screen(screen) : .help }
}

/// What the world is asked to do after an event.
enum Effect: Sendable {
    case quit
    case pollNow(network: String?)
    case setPaused(Bool)
    /// Reads the draft of a project, or begins one.
    case openDraft(project: String)
    case save(Assessment)
    case submit(Assessment)
}
