/// What curses hands over, one at a time.
enum CursesInput: Equatable {
    /// A character that was typed or pasted.
    case scalar(Unicode.Scalar)
    case key(Key)
    /// What follows tells of the mouse.
    case mouseStart(MouseDecoder.Form)
    case pasteStart
    case pasteEnd
}

/// Makes events of what curses hands over: Alt, Ctrl, the mouse and pasted text.
struct InputDecoder {
    /// The most that one paste may bring, in scalars; the rest of it is dropped.
    static let pasteLimit = 1_000_000

    private var isEscapePending = false
    /// What began a sequence that the terminal's description does not know, `[` or `O` behind an escape.
    private var introducer: Unicode.Scalar?
    private var hasParameters = false
    /// Whether there was nothing more to read before what comes next.
    private var isBurstStart = true
    private var paste: String.UnicodeScalarView?
    private var pasteCount = 0
    private var mouse: MouseDecoder?

    /// Takes one input; an event may be complete with it.
    mutating func take(_ input: CursesInput) -> [Event] {
        defer { isBurstStart = false }
        if paste != nil, input != .pasteEnd {
            if case .scalar(let scalar) = input {
                append(scalar)
                return []
            }
            // A key within pasted text is text that looks like one; on its own it ends a paste whose end was lost.
            guard isBurstStart else { return [] }
        }
        if let introducer {
            if isSwallowed(input, behind: introducer) { return [] }
            self.introducer = nil
        }
        if mouse != nil, case .scalar(let scalar) = input {
            switch mouse?.take(scalar) {
            case .unfinished: return []
            case .report(let report):
                mouse = nil
                return report.map { [.mouse($0)] } ?? []
            case .broken, nil: break
            }
        }
        mouse = nil
        let pasted = finishPaste()
        switch input {
        case .scalar("\u{1B}") where !isEscapePending:
            isEscapePending = true
            return pasted
        case .scalar(let scalar) where isEscapePending && (scalar == "[" || scalar == "O"):
            (isEscapePending, introducer, hasParameters) = (false, scalar, false)
            return pasted
        case .scalar(let scalar):
            return pasted + [.key(modified(InputDecoder.key(of: scalar)))]
        case .key(let key):
            return pasted + [.key(modified(key))]
        case .mouseStart(let form):
            mouse = MouseDecoder(form)
            return pasted + flush()
        case .pasteStart:
            paste = String.UnicodeScalarView()
            pasteCount = 0
            return pasted + flush()
        case .pasteEnd:
            return pasted
        }
    }

    /// Whether an input belongs to a sequence that nobody knows, by ECMA-48, 5.4: it is no key then, nor are its parts.
    private mutating func isSwallowed(_ input: CursesInput, behind introducer: Unicode.Scalar) -> Bool {
        guard case .scalar(let scalar) = input else { return false }
        switch scalar.value {
        case 0x20...0x3F:
            hasParameters = true
            return true
        case 0x40...0x7E:
            self.introducer = nil
            return true
        default: return false
        }
    }

    /// Nothing follows for now: an escape that came alone was the key, or Alt and what began no sequence.
    mutating func flush() -> [Event] {
        isBurstStart = true
        if let begun = introducer, !hasParameters {
            introducer = nil
            return [.key(Key(.character(Character(begun)), .alt))]
        }
        guard isEscapePending else { return [] }
        isEscapePending = false
        return [.key(Key(.escape))]
    }

    /// A key that came right behind an escape was pressed with Alt.
    private mutating func modified(_ key: Key) -> Key {
        guard isEscapePending else { return key }
        isEscapePending = false
        return Key(key.code, key.modifiers.union(.alt))
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        guard pasteCount < InputDecoder.pasteLimit else { return }
        pasteCount += 1
        // Terminals send the line ends of a paste as the Enter key.
        paste?.append(scalar == "\r" ? "\n" : scalar)
    }

    private mutating func finishPaste() -> [Event] {
        guard let text = paste else { return [] }
        paste = nil
        return [.paste(String(text))]
    }

    /// The key behind a character of the terminal, where letters under 32 are Ctrl and a letter.
    private static func key(of scalar: Unicode.Scalar) -> Key {
        switch scalar.value {
        case 9: Key(.tab)
        case 10, 13: Key(.enter)
        case 27: Key(.escape)
        case 8, 127: Key(.backspace)
        case 0: Key(.character(" "), .control)
        case 1...26: Key(.character(letter(0x60 + scalar.value)), .control)
        case 28...31: Key(.character(letter(0x40 + scalar.value)), .control)
        default: Key(.character(Character(scalar)))
        }
    }

    private static func letter(_ value: UInt32) -> Character {
        Character(Unicode.Scalar(value) ?? "?")
    }
}
