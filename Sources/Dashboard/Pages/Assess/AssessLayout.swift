internal import Terminal
internal import Text

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
            // Titles whole where the question and its evidence still stand side by side.
            list = rest.takeLeft(min(body.columns >= 184 ? 60 : 44, rest.columns / 3))
            rule = rest.takeLeft(1)
        } else {
            // A share of the room, whatever the chosen one needs: what moves with every key is hard to read.
            list = rest.takeTop(max(min(7, rest.rows / 2), rest.rows / 4))
            rule = rest.takeTop(1)
        }
        item = rest.inset(columns: 1)
    }

    /// How far one key reads on in a text that does not fit; a line of what was read stays.
    static func page(of item: Rect) -> Int { max(1, item.rows - 2) }
}

/// The line under a text that does not fit: which key shows the rest.
struct ReadingOn {
    /// Nil where no key does.
    private let key: SafeText?
    private let end: SafeText

    /// In the text of a question.
    init(_ keys: KeyMap, on screen: Screen) {
        key = keys.first(of: .moreText, on: screen)
        end = keys.clause(.lessText, on: screen, "", " goes back")
    }

    /// In a part of *Compare*.
    init(comparing keys: KeyMap) {
        key = keys.first(of: .scrollSection, on: .compare)
        end = keys.clause(.scrollSection, on: .compare, "", " begins again")
    }

    func draw(left lines: Int, in rect: Rect, on grid: inout Grid, theme: Theme) {
        let rest: SafeText = "\(lines) more line\(lines == 1 ? "" : "s")"
        let more = key.map { $0 + " reads on (" + rest + ")" } ?? rest
        grid.draw(lines > 0 ? more : end, in: rect, style: theme[.key], alignment: .right)
    }
}
