internal import Terminal

/// Where the parts of *Networks* go: the list, and where there is room below it the chosen network's own screen.
struct NetworksLayout {
    let list: Rect
    let rule: Rect?
    let preview: Rect?

    /// Rows of the list that are worth more than a preview.
    private static let listRows = 40
    private static let previewRows = 22

    init(_ body: Rect) {
        var rest = body
        guard body.columns >= 110, body.rows > Self.listRows + Self.previewRows else {
            (list, rule, preview) = (body, nil, nil)
            return
        }
        list = rest.takeTop(max(Self.listRows, body.rows / 2))
        rule = rest.takeTop(1)
        preview = rest
    }
}
