/// A colour as a theme gives it; the terminal may show fewer, see ``reduced(to:)``.
public enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// 0–15 the terminal's own palette, 16–231 a cube of 6×6×6, 232–255 a ramp of greys, as in xterm.
    case indexed(UInt8)
    /// Red, green and blue, 0–255 each.
    case rgb(UInt8, UInt8, UInt8)

    public static let black = Color.indexed(0)
    public static let red = Color.indexed(1)
    public static let green = Color.indexed(2)
    public static let blue = Color.indexed(4)
    public static let white = Color.indexed(7)
}

extension Color: CustomStringConvertible {
    /// `standard`, `color 208` or `#ff8700`.
    public var description: String {
        switch self {
        case .standard: "standard"
        case .indexed(let index): "color \(index)"
        case .rgb(let red, let green, let blue):
            "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
    }
}
