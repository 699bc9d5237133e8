/// How many colours a terminal shows.
public enum ColorDepth: Int, Comparable, Sendable {
    /// None: meaning is carried by words, signs, bold and reverse alone.
    case none = 1
    case eight = 8
    case sixteen = 16
    case indexed = 256
    /// Any red, green and blue.
    case direct = 0x1000000

    /// Decides from what the terminal's description says and what the user wishes.
    ///
    /// `count` is terminfo's number of colours, negative for none. `NO_COLOR` in the environment, when it is not
    /// empty, turns colour off (<https://no-color.org>).
    public init(count: Int, environment: [String: String]) {
        let isUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        self =
            switch count {
            case _ where isUnwanted: .none
            case 0x1000000...: .direct
            case 256...: .indexed
            case 16...: .sixteen
            case 8...: .eight
            default: .none
            }
    }

    /// Decides from the environment alone, for text that goes past curses.
    ///
    /// `NO_COLOR` turns colour off, `COLORTERM` (`truecolor` or `24bit`) tells of every colour, otherwise the name of
    /// the terminal tells.
    public init(environment: [String: String]) {
        let term = environment["TERM"] ?? ""
        let colorTerm = environment["COLORTERM"] ?? ""
        let isUnwanted = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let plain = ["dumb", "unknown", "vt100", "vt102", "vt220", "vt52"]
        self =
            switch term {
            case _ where isUnwanted || term.isEmpty || plain.contains(term): .none
            case _ where ["truecolor", "24bit"].contains(colorTerm) || term.hasSuffix("-direct"): .direct
            case _ where term.hasSuffix("-256color"): .indexed
            case "linux", "cygwin": .eight
            default: .sixteen
            }
    }

    public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
        left.rawValue < right.rawValue
    }
}
