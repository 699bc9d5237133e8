internal import Text
internal import Terminal

extension Action {
    private static let everywhere = Set(Screen.allCases)
    /// Where keys are not taken by a form.
    private static let browsing = everywhere.subtracting(forms)
    private static let sorted = browsing
    /// Where there is a chart.
    static let charts: Set<Screen> = [.network, .prices, .latency]
    /// Where lines can be drawn in percent of their first values.
    static let fromStart: Set<Screen> = [.network, .prices]
    private static let ranged: Set<Screen> = [.networks, .network, .prices, .latency]
    private static let assess: Set<Screen> = [.assess]
    /// Where digits are answers.
    private static let forms: Set<Screen> = [.assess, .fit]
    private static let compare: Set<Screen> = [.compare]

    /// Every action, in the order of the manual page.
    static let all: [Action] = choosing + charting + scoring + going + tabs + answering

    private static let choosing: [Action] = [
        Action(.up, [Key(.up), "k"], "", "Choose the one above", on: everywhere),
        Action(.down, [Key(.down), "j"], "choose", "Choose the one below", on: everywhere, hint: 1),
        Action(.pageUp, [Key(.pageUp)], "", "Go a page up", on: everywhere),
        Action(.pageDown, [Key(.pageDown)], "", "Go a page down", on: everywhere),
        Action(.top, ["g", Key(.home)], "", "Go to the first", on: everywhere),
        Action(.bottom, ["G", Key(.end)], "", "Go to the last", on: everywhere),
        Action(
            .open, [Key(.enter)], "open", "Open the chosen row",
            deeds: [
                .networks: "Open the network", .prices: "Open the network with the cheapest price",
                .latency: "Open the network of the source", .sources: "Open the network of the source",
                .projects: "Assess the project", .compare: "Assess the project", .log: "Go to the source",
            ],
            on: [.networks, .prices, .latency, .projects, .compare, .sources, .log],
            hint: 2),
        Action(
            .nextPart, [" "], "prices, sources", "Next panel: chart, prices, sources",
            on: [.network], hint: 2),
        Action(
            .acknowledge, [Key(.enter)], "acknowledge", "Acknowledge the alert, or change a rule of yours",
            on: [.alerts], hint: 2),
        Action(
            .acknowledgeAll, ["E"], "", "Acknowledge every alert that is shown", on: [.alerts]),
        Action(
            .snooze, ["z"], "snooze", "Snooze for a day, or end it", on: [.alerts],
            hint: 3),
        Action(
            .mute, ["M"], "mute", "Mute the rule, or unmute it", on: [.alerts],
            hint: 4),
        Action(
            .removeRule, ["D", Key(.delete)], "", "Remove a rule that was made on a screen", on: [.alerts]),
        Action(
            .changeRule, ["e"], "change", "Change a rule that was made on a screen", on: [.alerts], hint: 3),
        Action(.restoreRule, ["u"], "", "Undo the last change or removal of a rule", on: [.alerts]),
        Action(
            .alert, ["a"], "alert", "Make an alert of what is chosen, tried on the past first",
            on: [.networks, .network, .prices, .latency, .sources, .alerts], hint: 10),
        Action(
            .pauseSource, ["P"], "pause", "Pause the chosen source, or resume it", on: [.sources],
            hint: 3),
        Action(
            .filter, ["/"], "filter", "Filter rows by their letters",
            .init(.back, "; ", " shows all again"),
            deeds: [.log: "Filter rows by any of their words, such as failed"],
            on: everywhere,
            hint: 4),
        Action(.sort, ["s"], "sort", "Sort by the next column", on: sorted, hint: 8),
        Action(.reverseSort, ["S"], "", "Turn the order round", on: sorted),
        Action(.columns, ["c"], "", "Show and hide columns", on: sorted),
        Action(
            .mark, ["m"], "mark", "Mark: to compare, or to draw figures together",
            on: [.networks, .network, .projects], hint: 9),
        Action(
            // Lines of the log come and go.
            .watch, ["w"], "", "Keep at the top of the list (★), or let go again",
            on: sorted.subtracting([.log])),
        Action(
            .origin, ["i"], "where from", "Say where the chosen figure came from", on: sorted.union(assess),
            hint: 7),
        Action(.copy, ["y"], "", "Copy the chosen row to the clipboard", on: sorted),
        Action(.export, ["x"], "", "Write what is shown as CSV, JSON or Markdown", on: sorted),
    ]

    private static let charting: [Action] = [
        Action(
            .crossHairLeft, [Key(.left), "h"], "cross-hair",
            "Move the cross-hair left; a click sets it", on: charts, hint: 3
        ),
        Action(.crossHairRight, [Key(.right), "l"], "", "Move the cross-hair right", on: charts),
        Action(.shorterRange, ["["], "", "Shorter range", on: ranged),
        Action(.longerRange, ["]"], "range", "Longer range", on: ranged, hint: 5),
        Action(.shortestRange, ["{"], "", "The last hour", on: ranged),
        Action(.longestRange, ["}"], "", "All there is", on: ranged),
        Action(.rangeByName, ["t"], "", "Pick a range", on: ranged),
        Action(
            .zoomIn, ["+", "="], "zoom",
            "Look closer; so do the wheel, and dragging the mouse", on: charts,
            hint: 6),
        Action(.zoomOut, ["-"], "", "Look from further away", on: charts),
        Action(.earlier, ["<", Key(.left, .shift)], "", "Move the chart to earlier times", on: charts),
        Action(.later, [">", Key(.right, .shift)], "", "Move the chart to later times", on: charts),
        Action(.logarithmic, ["L"], "", "Draw on a logarithmic scale, or on a linear one again", on: charts),
        Action(
            .fromStart, ["%"], "", "Draw each line in percent of its first value, or the values again",
            on: fromStart),
        Action(.freeze, ["f"], "unfreeze", "Freeze the chart at this moment, or unfreeze it", on: charts),
    ]

    private static let scoring: [Action] = [
        Action(
            .report, ["o"], "report", "Read the report, and write it to a file",
            on: [.projects, .assess, .compare, .fit], hint: 3),
        Action(.history, ["O"], "", "Read how the project came out over time", on: [.projects]),
        Action(.addProject, ["n"], "add", "Put a project on the list", on: [.projects], hint: 5),
        Action(
            .removeProject, ["D", Key(.delete)], "",
            "Take the project off the list; its assessments stay", on: [.projects]),
        Action(
            .tieProject, ["T"], "tie", "Tie the project to the network whose figures bear on it",
            on: [.projects], hint: 6),
        Action(
            .weights, ["P"], "weights", "Choose whose weights count, or be asked for your own",
            on: [.projects, .compare, .assess], hint: 5),
        Action(.variation, ["V"], "vary", "Choose how the weights vary", on: compare, hint: 6),
        Action(
            .nextSection, [Key(.right), "l"], "section", "Look at the next part of the comparison",
            on: compare, hint: 2),
        Action(
            .previousSection, [Key(.left), "h"], "", "Look at the part before", on: compare),
        Action(
            .scrollSection, [" "], "", "Read on in this part, from its beginning after its end", on: compare),
        Action(.product, ["N"], "name", "Say what your product is called", on: [.fit], hint: 5),
    ]

    private static let going: [Action] = [
        Action(
            .pollNow, ["R"], "poll now", "Ask all sources now rather than when due",
            deeds: [
                .sources: "Ask the chosen source now rather than when due",
                .network: "Ask the network's sources now rather than when due",
            ], on: browsing, hint: 11),
        Action(.pause, ["p"], "", "Pause all polling, or resume it", on: browsing),
        Action(.nextScreen, [Key(.tab)], "screens", "Go to the next screen", on: everywhere, hint: 12),
        Action(.previousScreen, [Key(.backTab)], "", "Go to the screen before", on: everywhere),
        Action(
            .back, [Key(.escape), Key(.backspace)], "back",
            "Go back; first close, then end zoom, freeze, filter", on: everywhere,
            hint: 13),
        Action(
            .palette, [":"], "command", "Find a command, place, figure or setting by its name",
            on: everywhere,
            hint: 14),
        Action(
            .help, ["?", Key(.function(1))], "help", "List the keys of this screen, to be found and run",
            on: everywhere, hint: 15),
        Action(
            .redraw, [Key(.character("l"), .control)], "",
            "Paint the screen anew, should others have written on it", on: everywhere),
        Action(.quit, ["q"], "quit", "End Assay", on: everywhere, hint: 16),
    ]

    private static let tabs: [Action] = zip(Command.tabs, Screen.tabs)
        .enumerated().map { index, pair in
            Action(
                pair.0, [Key(.character(Character("\(index + 1)")))], "", "Go to \(pair.1.title.string)",
                // Answers are the digits up to 4.
                on: index < 4 ? browsing : everywhere)
        }

    private static let answering: [Action] = [
        Action(
            .options, [Key(.enter)], "", "Tick the options of the question, where it has any", on: forms),
        Action(
            .accept, ["a"], "accept", "Take the level that the figures propose, or the most they allow",
            on: assess, hint: 3),
        Action(.moreText, [Key(.right), " "], "", "Read on in the question's text", on: forms),
        Action(.lessText, [Key(.left)], "", "Go back in the question's text", on: forms),
        Action(.level0, ["0"], "", "Answer level 0, and go on to the next", on: forms),
        Action(.level1, ["1"], "", "Answer level 1, and go on to the next", on: forms),
        Action(.level2, ["2"], "", "Answer level 2, and go on to the next", on: forms),
        Action(.level3, ["3"], "", "Answer level 3, and go on to the next", on: forms),
        Action(.level4, ["4"], "level", "Answer level 4, and go on to the next", on: forms, hint: 2),
        Action(.range, ["-"], "range", "Answer a range of levels, such as 2-3", on: forms, hint: 8),
        Action(.unknown, ["u"], "unknown", "Not known; any answer is taken back", on: forms, hint: 9),
        Action(.undisclosed, ["d"], "undisclosed", "Asked for, and nothing found", on: assess, hint: 10),
        Action(
            .notApplicable, ["n"], "not applicable", "Does not apply, where the question allows it",
            on: assess, hint: 11),
        Action(.gradeA, ["A"], "", "Grade A: measured by Assay, on chain, or reproducible now", on: assess),
        Action(.gradeB, ["B"], "", "Grade B: an independent third party", on: assess),
        Action(.gradeC, ["C"], "", "Grade C: the project's own statement", on: assess),
        Action(
            .gradeD, ["D"], "grade", "Grade D: the assessor's judgement without a source", on: assess, hint: 2
        ),
        Action(
            .evidence, ["e"], "evidence", "Add a link or the name of a document, and its date", on: assess,
            hint: 2),
        Action(.risk, ["r"], "", "Say who looks after a risk, until when, and what alarms", on: assess),
        Action(.removeEvidence, ["E"], "", "Take a piece of evidence away", on: assess),
        Action(.reason, ["w"], "why", "Write why, in as many lines as it takes", on: assess, hint: 7),
        Action(.note, ["N"], "", "Write a note for yourself and the report's appendix", on: assess),
        Action(.undo, ["z"], "undo", "Take the last change of the answers back", on: forms, hint: 10),
        Action(
            .submit, ["S"], "submit", "Submit the assessment, which then never changes", on: assess,
            hint: 2),
        Action(
            .assessor, ["W"], "", "Say who assesses; everybody has a draft of their own",
            on: [.assess, .projects]),
        Action(
            .waive, ["K"], "", "Answer for a gate that does not pass; the reason is printed",
            on: assess),
        Action(
            .selfAssessment, [], "",
            "Say that the project itself answers: never combined", on: assess),
    ]

    /// Those of a screen, what is its own before what nearly every one has.
    static func help(on screen: Screen) -> [Action] {
        let actions = all.filter { $0.screens.contains(screen) }
        return actions.filter { !$0.screens.isSuperset(of: browsing) }
            + actions.filter { $0.screens.isSuperset(of: browsing) }
    }

    /// Those of a screen, in the footer's order.
    static func hints(on screen: Screen) -> [Action] {
        all.filter { $0.screens.contains(screen) && $0.hint != nil }.sorted {
            ($0.hint ?? 0) < ($1.hint ?? 0)
        }
    }
}
