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

    public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
        left.rawValue < right.rawValue
    }
}
