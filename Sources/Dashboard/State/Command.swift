/// What a key can do; the raw value is its name in help and configuration.
enum Command: String, CaseIterable, Sendable {
    case quit, help, back, filter
    case nextScreen = "next-screen"
    case previousScreen = "previous-screen"
    case firstScreen = "screen-1"
    case secondScreen = "screen-2"
    case up, down, top, bottom
    case pageUp = "page-up"
    case pageDown = "page-down"
    case open
    case sort
    case reverseSort = "reverse-sort"
    case shorterRange = "shorter-range"
    case longerRange = "longer-range"
    case shortestRange = "shortest-range"
    case longestRange = "longest-range"
    case pollNow = "poll-now"
    case pause
    case level0 = "level-0"
    case level1 = "level-1"
    case level2 = "level-2"
    case level3 = "level-3"
    case level4 = "level-4"
    case unknown, undisclosed
    case notApplicable = "not-applicable"
    case gradeA = "grade-a"
    case gradeB = "grade-b"
    case gradeC = "grade-c"
    case gradeD = "grade-d"
    case evidence
    case reason
    case submit

    /// The level that it answers.
    var level: Int? {
        [Command.level0, .level1, .level2, .level3, .level4].firstIndex(of: self)
    }
}
