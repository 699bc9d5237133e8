public import Alerts
public import History
public import Metrics
public import Terminal

/// What a user has set, checked; everything has a value.
public struct Settings: Hashable, Sendable {
    /// The name of a theme.
    public var theme = "dark"
    /// The characters that charts are drawn with; nil for the finest that the terminal can be trusted with.
    public var glyphs: GlyphChoice = .auto
    /// Whether clicks, drags and the wheel are taken; without it the terminal's own selection works.
    public var mouse = true
    /// The clock that times are written in.
    public var zone = Zone.utc
    /// How often a screen looks for something new.
    public var refresh = Duration.seconds(1)
    /// What stands first: networks in the list of networks, figures in that of their network.
    public var watchList: [Watched] = []
    /// How long what was measured is kept.
    public var retention = Retention()
    /// The keys of actions by their names; an action that is not here keeps its own.
    public var keys: [String: [Key]] = [:]
    /// Those of the configuration, then those of ``RulesFile``.
    public var alerts: [AlertRule] = []
    /// The names of the latter, which the screen that made them can take away again.
    public var rulesOfScreen: Set<String> = []
    public var delivery = Delivery()

    /// The settings of a user who has set nothing.
    public init() {}
}

extension Settings {
    /// Which characters charts are drawn with.
    public enum GlyphChoice: String, CaseIterable, Sendable {
        case auto, braille, blocks, ascii

        /// The glyphs, where `suited` are those that the terminal can be trusted with.
        public func glyphs(suited: Glyphs) -> Glyphs {
            switch self {
            case .auto: suited
            case .braille: .braille
            case .blocks: .blocks
            case .ascii: .ascii
            }
        }
    }

    /// A network, or one figure of it.
    public enum Watched: Hashable, Sendable {
        case network(String)
        case series(Series)
    }

    /// How alerts are told.
    public struct Delivery: Hashable, Sendable {
        public var bell = true
        /// Notifications of the desktop, through the terminal.
        public var notify = true
        /// A program and its arguments; nil for none.
        public var command: [String]?
        /// Where a JSON object is sent by POST; nil for nowhere.
        public var webhook: String?

        public init() {}
    }
}
