/// How a cell looks: two colours and attributes.
public struct Style: Hashable, Sendable {
    /// What a terminal can do to a character besides colouring it.
    public struct Attributes: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        public static let bold = Attributes(rawValue: 1)
        public static let dim = Attributes(rawValue: 2)
        public static let italic = Attributes(rawValue: 4)
        public static let underline = Attributes(rawValue: 8)
        public static let reverse = Attributes(rawValue: 16)
    }

    public var foreground: Color
    public var background: Color
    public var attributes: Attributes

    public init(
        foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The terminal's own colours, no attributes.
    public static let plain = Style()

    /// Whether it asks for any colour but the terminal's own.
    var hasColors: Bool { foreground != .standard || background != .standard }

    /// This style with another laid over it: the other's colours where it has any, the attributes of both.
    public func overlaid(by other: Style) -> Style {
        Style(
            foreground: other.foreground == .standard ? foreground : other.foreground,
            background: other.background == .standard ? background : other.background,
            attributes: attributes.union(other.attributes))
    }

    /// The nearest style that a terminal of this depth shows, with nothing made invisible by it.
    public func reduced(to depth: ColorDepth) -> Style {
        var style = Style(
            foreground: foreground.reduced(to: depth), background: background.reduced(to: depth),
            attributes: attributes)
        if style.background == .standard && background != .standard {
            // Without colours a background is what reverse is for.
            style.attributes.insert(.reverse)
        }
        if style.foreground == .black && background == .standard && foreground != .black {
            // A dark grey that would turn black on a black screen.
            style.foreground = .standard
            style.attributes.insert(.dim)
        }
        return style
    }
}

extension Style: CustomStringConvertible {
    /// Words for tests and logs: `bold color 208 on color 236`, or `plain`.
    public var description: String {
        var words: [String] = []
        let names: [(Attributes, String)] = [
            (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
            (.reverse, "reverse"),
        ]
        for (attribute, name) in names where attributes.contains(attribute) { words.append(name) }
        if foreground != .standard { words.append("\(foreground)") }
        if background != .standard { words.append("on \(background)") }
        return words.isEmpty ? "plain" : words.joined(separator: " ")
    }
}
