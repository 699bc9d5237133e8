/// What a key can do; the raw value is its name in help, palette and configuration.
enum Command: String, CaseIterable, Sendable {
    case quit, help, palette, back, filter, redraw
    case nextScreen = "next-screen"
    case previousScreen = "previous-screen"
    case screen1 = "screen-1"
    case screen2 = "screen-2"
    case screen3 = "screen-3"
    case screen4 = "screen-4"
    case screen5 = "screen-5"
    case screen6 = "screen-6"
    case screen7 = "screen-7"
    case screen8 = "screen-8"
    case screen9 = "screen-9"
    case up, down, top, bottom
    case pageUp = "page-up"
    case pageDown = "page-down"
    case open
    case sort
    case reverseSort = "reverse-sort"
    case columns
    case mark, watch
    case origin = "where-from"
    case copy
    case export
    case crossHairLeft = "cross-hair-left"
    case crossHairRight = "cross-hair-right"
    case shorterRange = "shorter-range"
    case longerRange = "longer-range"
    case shortestRange = "shortest-range"
    case longestRange = "longest-range"
    case rangeByName = "range-by-name"
    case zoomIn = "zoom-in"
    case zoomOut = "zoom-out"
    case earlier
    case later
    case logarithmic
    case fromStart = "from-start"
    case nextPart = "next-part"
    case freeze
    case acknowledge
    case acknowledgeAll = "acknowledge-all"
    case snooze, mute, alert
    case changeRule = "change-rule"
    case removeRule = "remove-rule"
    case restoreRule = "restore-rule"
    case pauseSource = "pause-source"
    case pollNow = "poll-now"
    case pause
    case level0 = "level-0"
    case level1 = "level-1"
    case level2 = "level-2"
    case level3 = "level-3"
    case level4 = "level-4"
    case range
    case unknown, undisclosed
    case notApplicable = "not-applicable"
    case gradeA = "grade-a"
    case gradeB = "grade-b"
    case gradeC = "grade-c"
    case gradeD = "grade-d"
    case accept, options, waive
    case report
    case history
    case addProject = "add-project"
    case removeProject = "remove-project"
    case tieProject = "tie-project"
    case weights
    case variation
    case nextSection = "next-section"
    case previousSection = "previous-section"
    case scrollSection = "scroll-section"
    case product
    case evidence
    case removeEvidence = "remove-evidence"
    case risk
    case assessor
    case selfAssessment = "self-assessment"
    case moreText = "more-text"
    case lessText = "less-text"
    case reason
    case note
    case undo
    case submit

    /// What it is looked for by: its name, and what other programs call the same.
    var names: [String] {
        let others: [Command: [String]] = [
            .quit: ["exit"], .filter: ["search", "find", "grep"],
            .export: ["save", "csv", "json"],
            .pollNow: ["refresh", "reload", "update", "now"], .origin: ["provenance", "source", "details"],
            .freeze: ["stop", "hold"], .copy: ["yank", "clipboard"],
            .help: ["keys", "bindings", "shortcuts"],
            .removeRule: ["delete"], .removeProject: ["delete"], .logarithmic: ["log-scale"],
            .alert: ["rule", "alarm", "threshold"], .snooze: ["silence"], .zoomIn: ["enlarge"],
            .reverseSort: ["order"], .acknowledge: ["seen"], .redraw: ["repaint", "clear"],
        ]
        return [rawValue] + (others[self] ?? [])
    }

    /// Whether it does the same whatever the page shows, so that it need not wait until that is read.
    var isIndependent: Bool {
        let others: Set<Command> = [
            .quit, .help, .palette, .back, .filter, .nextScreen, .previousScreen, .pause, .redraw,
        ]
        return tab != nil || others.contains(self)
    }

    /// The level that it answers.
    var level: Int? {
        [Command.level0, .level1, .level2, .level3, .level4].firstIndex(of: self)
    }

    /// Those that go to the tabs, in their order.
    static let tabs: [Command] = [
        .screen1, .screen2, .screen3, .screen4, .screen5, .screen6, .screen7, .screen8, .screen9,
    ]

    /// The tab that it goes to, from 0.
    var tab: Int? { Self.tabs.firstIndex(of: self) }
}
