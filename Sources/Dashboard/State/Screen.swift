internal import Text

/// What fills the terminal.
enum Screen: String, CaseIterable, Sendable {
    case networks, network, projects, assess

    /// The screens that have a tab, in its order.
    static let tabs: [Screen] = [.networks, .projects]

    /// The tab that a screen belongs to.
    var tab: Screen {
        switch self {
        case .networks, .network: .networks
        case .projects, .assess: .projects
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
