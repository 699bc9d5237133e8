internal import Terminal

/// Where the parts of *Assess* go: questions and the chosen one side by side, or one above the other.
///
/// What is measured and answered stands at the elbow of the question where there is room, else below it.
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
            list = rest.takeLeft(min(44, rest.columns * 1 / 3))
            rule = rest.takeLeft(1)
        } else {
            list = rest.takeTop(max(4, rest.rows / 4))
            rule = rest.takeTop(1)
        }
        item = rest.inset(columns: 1)
    }

    /// The room of the question's text, and that of the evidence when it takes so many lines at most.
    static func parts(of item: Rect, evidence lines: (Int) -> Int) -> (text: Rect, evidence: Rect) {
        var rest = item
        if item.columns >= 120 {
            let evidence = rest.takeRight(max(48, item.columns * 2 / 5))
            rest.takeRight(3)
            return (rest, evidence)
        }
        let evidence = rest.takeBottom(min(lines(item.columns), max(5, item.rows / 3)))
        return (rest, evidence)
    }
}
