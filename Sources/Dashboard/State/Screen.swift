internal import Text

/// What fills the terminal.
enum Screen: String, CaseIterable, Sendable {
    case networks, network, projects, assess

    /// The screens that have a tab, in its order.
    static let tabs: [Screen] = [.networks, .projects]

    /// The one list of what each screen is.
    var page: any Page.Type {
        switch self {
        case .networks: NetworksPage.self
        case .network: NetworkPage.self
        case .projects: ProjectsPage.self
        case .assess: AssessPage.self
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
        case .projects: "Projects"
        case .assess: "Assess"
        }
    }
}
