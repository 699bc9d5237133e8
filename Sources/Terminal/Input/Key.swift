/// A key as it was pressed.
public struct Key: Hashable, Sendable {
    public enum Code: Hashable, Sendable {
        /// What the key types, in the case in which it types it.
        case character(Character)
        case up, down, left, right
        case home, end, pageUp, pageDown
        case insert, delete, backspace
        case enter, escape, tab, backTab
        /// F1 to F63.
        case function(Int)
    }

    /// Keys held down with it, as far as a terminal tells: Shift only with keys that type nothing.
    public struct Modifiers: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        public static let shift = Modifiers(rawValue: 1)
        public static let alt = Modifiers(rawValue: 2)
        public static let control = Modifiers(rawValue: 4)
    }

    public var code: Code
    public var modifiers: Modifiers

    public init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }
}

extension Key: ExpressibleByUnicodeScalarLiteral {
    /// A key that types a character: `"q"`.
    public init(unicodeScalarLiteral scalar: Unicode.Scalar) {
        self.init(.character(Character(scalar)))
    }
}

extension Key: CustomStringConvertible {
    /// As help pages write it: `q`, `↑`, `PgDn`, `Ctrl-A`, `Alt-Enter`, `F5`.
    public var description: String { name(isASCII: false) }

    /// As help pages write it; in ASCII, where arrows are other signs that may be keys too, as words: `Shift-Left`.
    public func name(isASCII: Bool) -> String {
        var name = modifiers.contains(.control) ? "Ctrl-" : ""
        if modifiers.contains(.alt) { name += "Alt-" }
        if modifiers.contains(.shift) { name += "Shift-" }
        return name + code.name(isUppercase: modifiers.contains(.control), isASCII)
    }
}

extension Key.Code {
    fileprivate func name(isUppercase: Bool, _ isASCII: Bool) -> String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): isUppercase ? character.uppercased() : String(character)
        case .up: isASCII ? "Up" : "↑"
        case .down: isASCII ? "Down" : "↓"
        case .left: isASCII ? "Left" : "←"
        case .right: isASCII ? "Right" : "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .insert: "Ins"
        case .delete: "Del"
        case .backspace: "Backspace"
        case .enter: "Enter"
        case .escape: "Esc"
        case .tab: "Tab"
        case .backTab: "Shift-Tab"
        case .function(let number): "F\(number)"
        }
    }
}
