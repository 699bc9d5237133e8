internal import Terminal
internal import Text

/// A list, and below it what there is to know of its chosen entry, where there is room.
struct FactPane {
    let list: Rect
    private let rule: Rect
    private let detail: Rect

    init(_ body: Rect) {
        var rest = body
        let isShown = body.rows >= 20
        detail = rest.takeBottom(isShown ? min(10, body.rows / 3) : 0).inset(columns: 1)
        rule = rest.takeBottom(isShown ? 1 : 0)
        list = rest
    }

    /// Draws facts below each other; those whose names have a role of their own in it.
    func draw(_ facts: [Fact], roles: [SafeText: Role] = [:], on grid: inout Grid, theme: Theme) {
        guard !detail.isEmpty, !facts.isEmpty else { return }
        grid.drawRule(in: rule, theme: theme)
        let names = max(10, (facts.map(\.name.width).max() ?? 0) + 2)
        var rest = detail
        for fact in facts where !rest.isEmpty {
            let text = TextView([.init(fact.text, role: roles[fact.name] ?? .text, link: fact.link)])
            var line = rest.takeTop(text.height(atWidth: rest.columns - names))
            grid.draw(fact.name, in: line.takeLeft(names), style: theme[.secondary])
            text.draw(in: line, on: &grid, theme: theme)
        }
    }
}
