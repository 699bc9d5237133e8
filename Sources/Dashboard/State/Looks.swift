internal import Configuration
internal import Terminal

/// What the reader has set in the palette, which goes before what the configuration says of the same.
///
/// It is kept for the next start, and holds until the palette takes it back.
struct Looks: Hashable, Sendable {
    /// By the names that the configuration has for them; what it does not hold, or has no such value, is as configured.
    private(set) var values: [String: String]

    init(_ values: [String: String] = [:]) { self.values = values }

    /// A setting of the palette and one of its values.
    struct Choice: Hashable, Sendable {
        let setting: Setting
        let value: String

        var title: String { "\(setting.title): \(value)" }
        /// `theme light`.
        var words: String { "\(setting.rawValue) \(value)" }
    }

    enum Setting: String, CaseIterable, Sendable {
        case theme, glyphs, mouse
        case zone = "time-zone"

        var title: String {
            switch self {
            case .theme: "Theme"
            case .glyphs: "Glyphs"
            case .mouse: "Mouse"
            case .zone: "Time zone"
            }
        }

        fileprivate func values(themes: [String]) -> [String] {
            switch self {
            case .theme: themes
            case .glyphs: Settings.GlyphChoice.allCases.map(\.rawValue)
            case .mouse: ["on", "off"]
            case .zone: ["utc", "local"]
            }
        }
    }

    /// All that can be chosen.
    static func choices(themes: [String]) -> [Choice] {
        Setting.allCases.flatMap { setting in
            setting.values(themes: themes).map { Choice(setting: setting, value: $0) }
        }
    }

    /// The choice of `theme light`; nil where there is no such setting.
    static func choice(_ words: String) -> Choice? {
        let words = words.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, let setting = Setting(rawValue: words[0]) else { return nil }
        return Choice(setting: setting, value: words[1])
    }

    mutating func take(_ choice: Choice) { values[choice.setting.rawValue] = choice.value }

    /// Whether nothing is set here.
    var isAsConfigured: Bool { values.isEmpty }

    /// The settings as they are with this.
    func applied(to configured: Settings, themes: [String]) -> Settings {
        var settings = configured
        func value(_ setting: Setting) -> String? { values[setting.rawValue] }
        if let theme = value(.theme), themes.contains(theme) { settings.theme = theme }
        if let glyphs = value(.glyphs).flatMap(Settings.GlyphChoice.init(rawValue:)) {
            settings.glyphs = glyphs
        }
        switch value(.mouse) {
        case "on": settings.mouse = true
        case "off": settings.mouse = false
        default: break
        }
        switch value(.zone) {
        case "utc": settings.zone = .utc
        case "local": settings.zone = .local
        default: break
        }
        return settings
    }
}
