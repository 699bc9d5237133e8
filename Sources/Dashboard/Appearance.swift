internal import Alerts
internal import Configuration
internal import Documents
internal import Metrics
internal import Terminal

/// What the user's configuration makes of the screens; followed when it changes.
struct Appearance: Sendable {
    private var file: ConfigurationFile
    private let themes: ThemeLibrary
    /// What the reader has set in the palette.
    var looks: Looks {
        didSet { apply() }
    }
    /// What the command line wishes of the terminal.
    private let wishes: TerminalOptions
    /// What the terminal turned out to be.
    var traits: TerminalTraits?
    private var followed: FollowedTheme
    /// What was wrong when somebody last followed.
    private var knownProblem: DocumentError?
    /// What the configuration and the reader say together.
    private(set) var settings = Settings()

    init(
        _ file: ConfigurationFile, themes: ThemeLibrary, looks: Looks = Looks(),
        wishes: TerminalOptions = TerminalOptions()
    ) {
        self.wishes = wishes
        self.looks = looks
        self.file = file
        self.themes = themes
        try? self.file.read()
        followed = FollowedTheme(self.file.settings.theme, of: themes)
        apply()
        knownProblem = problem
    }

    /// What is wrong with the configuration or the theme; the settings before it stay.
    var problem: DocumentError? { file.refusal ?? followed.problem }

    var palette: Palette { followed.palette }

    /// Whether the rules of alerts are those of the files.
    var knowsRules: Bool { file.isKnown }

    /// The themes that there are.
    var themeNames: [String] { themes.names }

    /// What is wished of the terminal: by the command line, narrowed by the settings.
    var options: TerminalOptions {
        TerminalOptions(
            usesMouse: wishes.usesMouse && settings.mouse,
            isASCII: wishes.isASCII || settings.glyphs == .ascii, tick: settings.refresh)
    }

    /// The keys of the settings, named as this terminal can show them.
    var keys: KeyMap {
        var keys = KeyMap(changed: settings.keys)
        keys.isASCII = theme.glyphs.isASCII
        return keys
    }

    /// Entries that are to stand first, by the screen of their list.
    var watchList: [Screen: Set<String>] {
        settings.watchList.reduce(into: [:]) { entries, watched in
            switch watched {
            case .network(let id): entries[.networks, default: []].insert(id)
            case .series(let series): entries[.network, default: []].insert(series.description)
            }
        }
    }

    /// How everything looks on this terminal.
    var theme: Theme {
        guard let traits else { return Theme(palette: palette, glyphs: .braille) }
        let isASCII = traits.glyphs.isASCII || options.isASCII
        let glyphs = isASCII ? .ascii : settings.glyphs.glyphs(suited: traits.glyphs)
        return Theme(palette: palette.reduced(to: traits.colors), glyphs: glyphs)
    }

    /// Reads the configuration again if it has changed, and the theme.
    ///
    /// - Returns: whether anything is another than before.
    mutating func follow() -> Bool {
        let before = palette
        var isOther = false
        if case .changed = file.look() {
            isOther = true
            apply()
        }
        followed.look()
        defer { knownProblem = problem }
        return isOther || palette != before || problem != knownProblem
    }

    /// Keeps a rule that was made on a screen.
    mutating func keep(_ rule: AlertRule, replacing old: String?) throws(RulesFileError) {
        try file.keep(rule, replacing: old)
        apply()
    }

    /// Takes such a rule away.
    mutating func removeRule(named name: String) throws(RulesFileError) {
        try file.removeRule(named: name)
        apply()
    }

    private mutating func apply() {
        settings = looks.applied(to: file.settings, themes: looks.isAsConfigured ? [] : themes.names)
        followed.choose(settings.theme)
    }
}
