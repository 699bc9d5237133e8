/// Cuts a stream of bytes into characters, controls and sequences.
struct EscapeParser {
    enum Token: Equatable {
        case character(Unicode.Scalar)
        case control(UInt8)
        /// What follows an escape: `7`, `(B`.
        case escape(String)
        case sequence(ControlSequence)
        /// OSC, DCS and their like, without their end.
        case string(String)
    }

    /// A control sequence: `CSI ? 2004 h`.
    struct ControlSequence: Equatable {
        /// `?`, `>`, `!` and such; empty for most.
        var marks = ""
        var parameters: [Int] = []
        var final: Character

        /// The parameter at a place, or 1 where it is missing or 0: how far to move.
        func count(_ place: Int = 0) -> Int {
            parameters.indices.contains(place) ? max(1, parameters[place]) : 1
        }
    }

    private enum State {
        case ground
        case escape(String)
        case sequence(String)
        /// Its introducer and the bytes so far.
        case string(UInt8, [UInt8])
    }

    private var state = State.ground
    private var character: [UInt8] = []

    mutating func take(_ byte: UInt8) -> Token? {
        if byte == 0x18 {
            // CAN gives up whatever has begun.
            (state, character) = (.ground, [])
            return nil
        }
        return switch state {
        case .ground: ground(byte)
        case .escape(let text): escape(text, byte)
        case .sequence(let text): sequence(text, byte)
        case .string(let introducer, let bytes): string(introducer, bytes, byte)
        }
    }

    private mutating func ground(_ byte: UInt8) -> Token? {
        if byte == 0x1B {
            state = .escape("")
            return nil
        }
        if byte < 0x20 || byte == 0x7F { return .control(byte) }
        character.append(byte)
        let length = character[0] < 0x80 ? 1 : character[0] < 0xE0 ? 2 : character[0] < 0xF0 ? 3 : 4
        guard character.count == length else { return nil }
        defer { character = [] }
        return String(decoding: character, as: UTF8.self).unicodeScalars.first.map(Token.character)
    }

    private mutating func escape(_ text: String, _ byte: UInt8) -> Token? {
        switch (text, byte) {
        case ("", UInt8(ascii: "[")):
            state = .sequence("")
            return nil
        case ("", UInt8(ascii: "]")), ("", UInt8(ascii: "P")), ("", UInt8(ascii: "_")),
            ("", UInt8(ascii: "^")):
            state = .string(byte, [])
            return nil
        case (_, 0x20..<0x30):
            state = .escape(text + String(UnicodeScalar(byte)))
            return nil
        default:
            state = .ground
            return .escape(text + String(UnicodeScalar(byte)))
        }
    }

    private mutating func sequence(_ text: String, _ byte: UInt8) -> Token? {
        guard (0x40..<0x7F).contains(byte) else {
            state = .sequence(text + String(UnicodeScalar(byte)))
            return nil
        }
        state = .ground
        let marks = text.filter { !$0.isNumber && $0 != ";" }
        let numbers = text.filter { $0.isNumber || $0 == ";" }
        let parameters =
            numbers.isEmpty
            ? [] : numbers.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        return .sequence(.init(marks: marks, parameters: parameters, final: Character(UnicodeScalar(byte))))
    }

    private mutating func string(_ introducer: UInt8, _ bytes: [UInt8], _ byte: UInt8) -> Token? {
        // xterm lets BEL end an OSC, but not the others.
        let isBell = byte == 0x07 && introducer == UInt8(ascii: "]")
        let isEnd = bytes.last == 0x1B && byte == UInt8(ascii: "\\")
        guard isBell || isEnd else {
            state = .string(introducer, bytes + [byte])
            return nil
        }
        state = .ground
        return .string(String(decoding: isEnd ? bytes.dropLast() : bytes[...], as: UTF8.self))
    }
}
