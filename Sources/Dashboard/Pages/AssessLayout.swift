internal import Terminal

/// Where the parts of *Assess* go: questions and the chosen one side by side, or one above the other.
struct AssessLayout {
    let title: Rect
    let list: Rect
    let item: Rect
    let rule: Rect
    let isWide: Bool

    init(_ body: Rect) {
        var rest = body
        title = rest.takeTop(1)
        isWide = body.columns >= 100
        if isWide {
            list = rest.takeLeft(min(44, rest.columns * 2 / 5))
            rule = rest.takeLeft(1)
        } else {
            list = rest.takeTop(max(4, rest.rows / 3))
            rule = rest.takeTop(1)
        }
        item = rest.inset(columns: 1)
    }
}
