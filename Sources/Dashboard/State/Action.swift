internal import Terminal
internal import Text

/// A command with its keys and words.
///
/// The one list of them makes the key map, the footer and the help.
struct Action: Sendable {
    /// Where a key means it.
    enum Place: Hashable, Sendable {
        case screen(Screen)
        /// Over everything: the help, which closes by it.
        case help
    }

    let command: Command
    let keys: [Key]
    /// One or two words for the footer.
    let title: SafeText
    /// What it does, for the help.
    let sentence: SafeText
    let places: Set<Place>
    /// Its place in the footer, the smallest first; nil keeps it out.
    let hint: Int?

    private init(
        _ command: Command, _ keys: [Key], _ title: SafeText, _ sentence: SafeText, in places: Set<Place>,
        hint: Int? = nil
    ) {
        self.command = command
        self.keys = keys
        self.title = title
        self.sentence = sentence
        self.places = places
        self.hint = hint
    }

    /// What the footer and the help call its keys.
    var keyNames: SafeText { keys.map { SafeText($0.description) }.joined(separator: " ") }
}

extension Action {
    private static let lists = Set<Place>(Screen.allCases.map { .screen($0) } + [.help])
    private static let browsing: Set<Place> = [.screen(.networks), .screen(.network), .screen(.projects)]
    private static let everywhere = Set<Place>(Screen.allCases.map { .screen($0) })
    private static let measured: Set<Place> = [.screen(.networks), .screen(.network)]
    private static let assess: Set<Place> = [.screen(.assess)]

    /// Every action, in the order of the help.
    static let all: [Action] = [
        Action(.up, [Key(.up), "k"], "", "choose the one above", in: lists),
        Action(.down, [Key(.down), "j"], "choose", "choose the one below", in: lists, hint: 1),
        Action(.pageUp, [Key(.pageUp)], "", "go a page up", in: lists),
        Action(.pageDown, [Key(.pageDown)], "", "go a page down", in: lists),
        Action(.top, ["g", Key(.home)], "", "go to the first", in: lists),
        Action(.bottom, ["G", Key(.end)], "", "go to the last", in: lists),
        Action(
            .open, [Key(.enter)], "open", "open what is chosen",
            in: [.screen(.networks), .screen(.projects)], hint: 2),
        Action(
            .filter, ["/"], "filter", "show only what holds some letters; Esc shows all again", in: browsing,
            hint: 3),
        Action(
            .sort, ["s"], "sort", "sort by the next column", in: [.screen(.networks), .screen(.projects)],
            hint: 6),
        Action(
            .reverseSort, ["S"], "", "turn the order round", in: [.screen(.networks), .screen(.projects)]),
        Action(
            .shorterRange, ["[", Key(.left), "h"], "", "look at a shorter time", in: measured),
        Action(
            .longerRange, ["]", Key(.right), "l"], "range", "look at a longer time", in: measured, hint: 5),
        Action(.shortestRange, ["{"], "", "look at the last hour", in: measured),
        Action(.longestRange, ["}"], "", "look at all there is", in: measured),
        Action(
            .pollNow, ["R"], "poll now", "ask the sources now rather than when due", in: browsing, hint: 7),
        Action(.pause, ["p"], "", "stop asking, or go on", in: browsing),

        Action(
            .level0, ["0"], "", "level 0, and on to the next", in: assess),
        Action(.level1, ["1"], "", "level 1, and on to the next", in: assess),
        Action(.level2, ["2"], "", "level 2, and on to the next", in: assess),
        Action(.level3, ["3"], "", "level 3, and on to the next", in: assess),
        Action(.level4, ["4"], "level", "level 4, and on to the next", in: assess, hint: 2),
        Action(.unknown, ["u"], "unknown", "not known; any answer is taken back", in: assess, hint: 5),
        Action(
            .undisclosed, ["d"], "undisclosed", "asked for, and nothing found", in: assess, hint: 6),
        Action(
            .notApplicable, ["n"], "not applicable", "does not apply, where the question allows it",
            in: assess,
            hint: 7),
        Action(.gradeA, ["A"], "", "grade A: measured by Assay, on chain, or reproducible now", in: assess),
        Action(.gradeB, ["B"], "", "grade B: an independent third party", in: assess),
        Action(.gradeC, ["C"], "", "grade C: the project's own statement", in: assess),
        Action(
            .gradeD, ["D"], "grade", "grade D: the assessor's judgement without a source", in: assess,
            hint: 3),
        Action(.evidence, ["e"], "evidence", "add a link or the name of a document", in: assess, hint: 4),
        Action(.reason, ["w"], "reason", "write why", in: assess, hint: 4),
        Action(
            .submit, ["S"], "submit", "submit the assessment, which then never changes", in: assess, hint: 8),

        Action(.firstScreen, ["1"], "", "go to Networks", in: browsing),
        Action(.secondScreen, ["2"], "", "go to Projects", in: browsing),
        Action(.nextScreen, [Key(.tab)], "screens", "go to the next screen", in: everywhere, hint: 8),
        Action(.previousScreen, [Key(.backTab)], "", "go to the screen before", in: everywhere),
        Action(
            .back, [Key(.escape), Key(.backspace)], "back", "go back, or close what is open", in: lists,
            hint: 9),
        Action(.help, ["?", Key(.function(1))], "help", "show this page", in: lists, hint: 10),
        Action(.quit, ["q"], "quit", "end Assay", in: lists, hint: 11),
    ]

    /// What a key means at a place.
    static func meaning(of key: Key, at place: Place) -> Command? {
        all.first { $0.places.contains(place) && $0.keys.contains(key) }?.command
    }

    /// Those of a place, the footer's order.
    static func hints(at place: Place) -> [Action] {
        all.filter { $0.places.contains(place) && $0.hint != nil }.sorted { ($0.hint ?? 0) < ($1.hint ?? 0) }
    }
}
