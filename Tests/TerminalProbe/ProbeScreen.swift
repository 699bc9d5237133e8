internal import Glibc
internal import Terminal
internal import Text

/// The probe's only screen: what the terminal is, the latest events, and text that means harm.
struct ProbeScreen {
    private let theme: Theme
    private let colors: ColorDepth
    private let link: Link?
    private var size: Size
    private var events: [SafeText] = []
    private var count = 0

    /// Names as a hostile service would send them.
    private static let hostile: [SafeText] = [
        "title \("\u{1B}]0;owned\u{7}")", "copy \("\u{1B}]52;c;AAAA\u{7}")",
        "link \("\u{1B}]8;;http://evil\u{1B}\\")",
        "colour \("\u{1B}[31m")", "clear \("\u{1B}[2J")", "C1 \("\u{9B}2J")", "return \("\r")over",
        "bidi \("\u{202E}")evil", "zero\("\u{200B}")width", "東京 e\u{301} 🚀",
    ]

    init(traits: TerminalTraits, hasLink: Bool, isASCII: Bool) {
        link = hasLink ? Link("https://example.org/probe") : nil
        theme = Theme(palette: .dark, glyphs: isASCII ? .ascii : traits.glyphs)
        colors = traits.colors
        size = traits.size
    }

    mutating func note(_ event: Event) {
        if case .resize(let size) = event { self.size = size }
        count += 1
        events.append("\(count) \(name(of: event))")
        events = events.suffix(6)
    }

    private func name(of event: Event) -> String {
        switch event {
        case .key(let key): "key \(key)"
        case .mouse(let mouse): "mouse \(mouse.action) at \(mouse.position.column),\(mouse.position.row)"
        case .paste(let text): "paste \(text.debugDescription)"
        case .resize(let size): "resize \(size)"
        case .tick: "tick"
        case .suspended: "suspended"
        case .resumed: "resumed"
        case .terminate(let signal): "terminate \(signal)"
        case .closed: "closed"
        }
    }

    var grid: Grid {
        var grid = Grid(size: size)
        var rest = grid.bounds
        let title: [Span] = [Span("probe", .accent), " \(size) · \(colors)"]
        grid.draw(title, in: rest.takeTop(1), theme: theme)
        // Gone after the third event, as when a screen changes under it.
        if let link, count < 3 { grid.link(grid.bounds.row(0).columns(0, count: 5), to: link) }
        grid.drawRule(in: rest.takeTop(1), theme: theme)
        for event in events { grid.draw(event, in: rest.takeTop(1), style: theme[.text]) }
        rest.takeTop(6 - events.count)
        for text in ProbeScreen.hostile { grid.draw(text, in: rest.takeTop(1), style: theme[.secondary]) }
        let wave = (0..<200).map { ChartColumn(sin(Double($0) / 20)) }
        LineChart(columns: wave, start: 0, end: 86_400, unit: "sine").draw(in: rest, on: &grid, theme: theme)
        return grid
    }
}
