internal import Text

/// What fills the terminal.
enum Screen: String, CaseIterable, Sendable {
    case networks, network, prices, latency, projects, assess, compare, fit, alerts, sources, log

    /// The screens that have a tab, in its order.
    static let tabs: [Screen] = [
        .networks, .prices, .latency, .projects, .compare, .fit, .alerts, .sources, .log,
    ]

    /// The one list of what each screen is.
    var page: any Page.Type {
        switch self {
        case .networks: NetworksPage.self
        case .network: NetworkPage.self
        case .prices: PricesPage.self
        case .latency: LatencyPage.self
        case .projects: ProjectsPage.self
        case .assess: AssessPage.self
        case .compare: ComparePage.self
        case .fit: FitPage.self
        case .alerts: AlertsPage.self
        case .sources: SourcesPage.self
        case .log: LogPage.self
        }
    }

    /// The tab that a screen belongs to, where Esc leads.
    var tab: Screen {
        switch self {
        case .network: .networks
        case .assess: .projects
        default: self
        }
    }

    var title: SafeText {
        switch self {
        case .networks: "Networks"
        case .network: "Network"
        case .prices: "Prices"
        case .latency: "Latency"
        case .projects: "Projects"
        case .assess: "Assess"
        case .compare: "Compare"
        case .fit: "Fit"
        case .alerts: "Alerts"
        case .sources: "Sources"
        case .log: "Log"
        }
    }
}
