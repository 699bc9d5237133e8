public import Terminal

extension Key {
    /// Reads a key as settings write it: `q`, `G`, `up`, `pgdn`, `enter`, `f5`, `space`, `ctrl-r`, `alt-x`, `shift-up`.
    ///
    /// - Returns: nil for anything else.
    public init?(named text: String) {
        if let code = Self.codes[text] {
            self.init(code)
            return
        }
        var rest = text[...]
        var modifiers: Modifiers = []
        let prefixes: [(String, Modifiers)] = [("ctrl-", .control), ("alt-", .alt), ("shift-", .shift)]
        while let (prefix, modifier) = prefixes.first(where: {
            rest.hasPrefix($0.0) && rest.count > $0.0.count
        }) {
            guard !modifiers.contains(modifier) else { return nil }
            modifiers.insert(modifier)
            rest = rest.dropFirst(prefix.count)
        }
        guard let code = Self.code(named: String(rest)) else { return nil }
        // Terminals do not tell Shift from the letter that it types.
        if case .character = code, modifiers.contains(.shift) { return nil }
        self.init(code, modifiers)
    }

    private static func code(named name: String) -> Code? {
        if let code = codes[name] { return code }
        if name.count > 1, name.first == "f", let number = Int(name.dropFirst()), (1...63).contains(number) {
            return .function(number)
        }
        guard name.count == 1, let character = name.first, let scalar = name.unicodeScalars.first,
            scalar.value > 0x20, scalar.value != 0x7F
        else { return nil }
        return .character(character)
    }

    private static let codes: [String: Code] = [
        "up": .up, "down": .down, "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp,
        "pgdn": .pageDown, "ins": .insert, "del": .delete, "backspace": .backspace, "enter": .enter,
        "esc": .escape, "tab": .tab, "shift-tab": .backTab, "space": .character(" "),
    ]
}

extension Zone {
    /// Reads `utc`, `local` or a distance such as `+05:30`.
    init?(setting text: String) {
        switch text {
        case "utc", "UTC": self = .utc
        case "local": self = .local
        default:
            let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
            guard let sign = text.first, sign == "+" || sign == "-", parts.count == 2,
                parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }),
                let hours = Int64(parts[0]), let minutes = Int64(parts[1]), hours <= 14, minutes < 60
            else { return nil }
            let seconds = hours * 3_600 + minutes * 60
            self = .fixed(seconds: sign == "-" ? -seconds : seconds, name: "UTC\(text)")
        }
    }
}
