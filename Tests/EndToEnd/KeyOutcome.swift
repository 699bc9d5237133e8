import Terminal

@testable import Dashboard
import Text

/// What a reader sees of an action's key.
enum KeyOutcome {
    /// These words, until the next key or Esc takes them away.
    case shows(String)
    /// The same, in something that Esc closes.
    case opens(String)
    /// Another screen.
    case leads(Screen)
    /// The screen that was left first, after as many presses as there is to close and to leave.
    case unwinds
    /// The screen itself; what changes on it depends on what it holds.
    case stays

    /// What each screen shows once it is there, and the keys that lead to it from any that is no form.
    static let screens: [(screen: Screen, keys: String, mark: String)] = [
        (.networks, "1", "vs CLOUD"), (.network, "1\r", "METRIC"), (.prices, "2", "DISCOUNT"),
        (.latency, "3", "MEASURED"), (.projects, "4", "VERDICT"), (.assess, "4\r", "draft by k.meyer"),
        (.compare, "5", "V vary"), (.fit, "6", "STATEMENT"), (.alerts, "7", "No rule yet"),
        (.sources, "8", "CONTRACT"), (.log, "9", "RESULT"),
    ]

    /// What leads from a screen to one where digits are tabs.
    static func way(outOf screen: Screen) -> String {
        switch screen {
        case .assess: Key.escapeBytes
        case .fit: "\t"
        default: ""
        }
    }

    /// How often the key is pressed.
    var presses: Int { if case .unwinds = self { 14 } else { 1 } }

    /// What comes before the key: of a history that has just begun, all of it is less than a chart may show.
    static func before(_ command: Command) -> String { command == .zoomIn ? "{" : "" }

    static func mark(of screen: Screen) -> String { screens.first { $0.screen == screen }?.mark ?? "" }

    /// Has no default: whoever adds a command says here what its key does.
    static func of(_ command: Command, on screen: Screen) -> KeyOutcome {
        switch command {
        case .screen1, .screen2, .screen3, .screen4, .screen5, .screen6, .screen7, .screen8, .screen9:
            .leads(Screen.tabs[command.tab ?? 0])
        case .nextScreen: .leads(tab(after: screen, 1))
        case .previousScreen: .leads(tab(after: screen, -1))
        case .open:
            .leads(
                screen == .log ? .sources : [.projects, .compare].contains(screen) ? .assess : .network)
        case .back: .unwinds

        case .help, .palette:
            .opens(Action.help(on: screen).first?.sentence(.standard, on: screen).string ?? "")
        case .filter: .opens("filter:")
        case .columns: [.fit, .assess].contains(screen) ? .shows("no column") : .opens("Columns")
        case .export: .opens("Export")
        case .origin:
            [.alerts, .assess].contains(screen)
                ? .shows("nothing is") : .opens("Where it came from")
        case .alert: screen == .alerts ? .shows("choose a figure") : .opens("A new alert")
        case .rangeByName: .opens("Range")
        case .report, .history: .opens("write to a file")
        case .addProject: .opens("name of the project")
        case .removeProject: .opens("off the list?")
        case .tieProject: .opens("tied to no network")
        case .weights: .opens("Whose weights")
        case .variation: .opens("How the weights vary")
        case .nextPart: .opens("GPU prices")
        case .product: .opens("name of your product")
        case .assessor: .opens("who assesses")
        case .range: .opens("such as 2-3")
        case .evidence: .opens("(a link, or a document's name)")
        case .reason: .opens("Why")
        case .note: .opens("Note")
        case .waive: .opens("Answer for a gate")
        case .submit: .opens("to be mended first")

        case .copy: .shows(screen == .alerts ? "nothing is" : "copied the row")
        case .pollNow: .shows("asking")
        case .pauseSource: .shows("paused; P resumes")
        case .acknowledgeAll: .shows("is acknowledged")
        case .restoreRule: .shows("is left to take back")
        case .removeEvidence: .shows("no evidence is given here")
        case .risk: .shows("is no risk of the register")
        case .freeze: .shows("frozen")
        // Prices begin with it.
        case .logarithmic: screen == .prices ? .stays : .shows("log")
        case .fromStart: .shows("% of start")
        case .zoomIn: .shows("zoomed")
        case .accept: .shows("nothing that is measured proposes")

        case .quit, .redraw, .up, .down, .top, .bottom, .pageUp, .pageDown, .sort, .reverseSort, .mark,
            .watch,
            .acknowledge, .snooze, .mute, .changeRule, .removeRule, .crossHairLeft, .crossHairRight,
            .shorterRange,
            .longerRange, .shortestRange, .longestRange, .zoomOut, .earlier, .later, .pause, .level0, .level1,
            .level2, .level3, .level4, .unknown, .undisclosed, .notApplicable, .gradeA, .gradeB, .gradeC,
            .gradeD, .options, .nextSection, .previousSection, .scrollSection, .selfAssessment, .moreText,
            .lessText, .undo:
            .stays
        }
    }

    private static func tab(after screen: Screen, _ steps: Int) -> Screen {
        let tabs = Screen.tabs
        return tabs[((tabs.firstIndex(of: screen.tab) ?? 0) + steps + tabs.count) % tabs.count]
    }
}
