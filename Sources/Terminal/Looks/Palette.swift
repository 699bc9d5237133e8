/// The style of every role.
public struct Palette: Hashable, Sendable {
    private let styles: [Role: Style]
    /// Four steps from the least to the most, for heat maps.
    public let ramp: [Style]

    /// Makes a palette; a role without a style looks like ``Role/text``, a step of the ramp like ``Role/line``.
    public init(_ styles: [Role: Style], ramp: [Style] = []) {
        let text = styles[.text] ?? .plain
        self.styles = styles.merging(Role.allCases.map { ($0, text) }) { given, _ in given }
        let line = styles[.line] ?? text
        self.ramp = (0..<4).map { $0 < ramp.count ? ramp[$0] : line }
    }

    public subscript(role: Role) -> Style { styles[role] ?? .plain }

    /// The same palette on a terminal with fewer colours; without any, one that needs them gives way to ``mono``.
    public func reduced(to depth: ColorDepth) -> Palette {
        if depth == .none, (styles.values + ramp).contains(where: \.hasColors) { return .mono }
        return Palette(styles.mapValues { $0.reduced(to: depth) }, ramp: ramp.map { $0.reduced(to: depth) })
    }

    /// For dark backgrounds: the terminal's own foreground, two greys, one amber accent.
    public static let dark = Palette(
        [
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
            .secondLine: Style(foreground: .indexed(75)),
            .thirdLine: Style(foreground: .indexed(114)),
            .fourthLine: Style(foreground: .indexed(176)),
            .band: Style(foreground: .indexed(241)),
            .gap: Style(foreground: .indexed(237)),
            .threshold: Style(foreground: .indexed(203)),
            .note: Style(foreground: .indexed(250)),
            .crossHair: Style(foreground: .indexed(250)),
            .match: Style(foreground: .indexed(214), attributes: .bold),
            .frame: Style(foreground: .indexed(245)),
        ],
        ramp: [238, 94, 172, 214].map { Style(foreground: .indexed($0)) })

    /// Without any colour, for any background: attributes tell roles apart.
    public static let mono = Palette(
        [
            .text: .plain,
            .strong: Style(attributes: .bold),
            .secondary: Style(attributes: .dim),
            .accent: Style(attributes: .bold),
            .heading: Style(attributes: [.bold, .underline]),
            .good: .plain,
            .watch: Style(attributes: .bold),
            .bad: Style(attributes: [.bold, .underline]),
            .rule: Style(attributes: .dim),
            .selection: Style(attributes: .reverse),
            .key: Style(attributes: .bold),
            .badge: Style(attributes: [.bold, .reverse]),
            .line: Style(attributes: .bold),
            .secondLine: .plain,
            .thirdLine: .plain,
            .fourthLine: .plain,
            .band: Style(attributes: .dim),
            .gap: Style(attributes: .dim),
            .threshold: Style(attributes: .underline),
            .note: .plain,
            .crossHair: .plain,
            .match: Style(attributes: [.bold, .underline]),
            .frame: .plain,
        ],
        ramp: [Style(attributes: .dim), .plain, .plain, Style(attributes: .bold)])
}
