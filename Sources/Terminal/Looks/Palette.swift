/// The style of every role.
public struct Palette: Hashable, Sendable {
    private var styles: [Role: Style]

    /// Makes a palette; a role without a style looks like ``Role/text``.
    public init(_ styles: [Role: Style]) {
        self.styles = styles
    }

    public subscript(role: Role) -> Style {
        styles[role] ?? styles[.text] ?? .plain
    }

    /// The same palette on a terminal with fewer colours.
    public func reduced(to depth: ColorDepth) -> Palette {
        Palette(styles.mapValues { $0.reduced(to: depth) })
    }

    /// For dark backgrounds: the terminal's own foreground, two greys, one amber accent.
    public static let dark = Palette([
        .text: .plain,
        .strong: Style(attributes: .bold),
        .secondary: Style(foreground: .indexed(245)),
        .accent: Style(foreground: .indexed(214)),
        .heading: Style(foreground: .indexed(250), attributes: .bold),
        .good: Style(foreground: .indexed(114)),
        .watch: Style(foreground: .indexed(221)),
        .bad: Style(foreground: .indexed(203)),
        .rule: Style(foreground: .indexed(239)),
        .selection: Style(background: .indexed(236), attributes: .bold),
        .key: Style(foreground: .indexed(214)),
        .badge: Style(foreground: .indexed(214), attributes: [.bold, .reverse]),
        .line: Style(foreground: .indexed(214)),
        .band: Style(foreground: .indexed(241)),
    ])
}
