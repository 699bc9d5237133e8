internal import CNcurses
internal import Glibc

/// Keys, clicks and pastes as curses reads them from standard input.
@safe
struct KeyInput {
    // Unlike the standard window a pad is never refreshed by reading.
    private let pad: UnsafeMutablePointer<WINDOW>

    private static let pasteStart: Int32 = 60_000
    private static let pasteEnd: Int32 = 60_001
    private static let mouse: Int32 = 60_002
    private static let plainMouse: Int32 = 60_003

    /// Prepares reading; nil when curses lacks the memory.
    init?() {
        guard let pad = unsafe newpad(1, 1) else { return nil }
        unsafe self.pad = unsafe pad
        // Curses reads the variable itself.
        let isDelayChosen = unsafe getenv("ESCDELAY").flatMap { unsafe Int32(String(cString: $0)) } != nil
        if !isDelayChosen { set_escdelay(25) }
        unsafe keypad(pad, true)
        unsafe nodelay(pad, true)
        for (sequence, code) in CursesKeys.otherSequences {
            // What terminfo knows by another meaning stays.
            let text = unsafe UnsafeRawPointer(sequence.utf8Start).assumingMemoryBound(to: CChar.self)
            if unsafe key_defined(text) == 0 { unsafe define_key(text, code) }
        }
        unsafe define_key("\u{1B}[200~", KeyInput.pasteStart)
        unsafe define_key("\u{1B}[201~", KeyInput.pasteEnd)
    }

    func close() { unsafe delwin(pad) }

    /// Gets ready for the mouse; false when the terminal has none.
    func startMouse() -> Bool {
        guard
            unsafe tigetstr("kmous").map({ unsafe $0.pointee != 0 && Int(bitPattern: $0) != -1 }) == true
        else { return false }
        // Not for curses: see ``MouseDecoder``.
        define_key(nil, KEY_MOUSE)
        unsafe define_key("\u{1B}[<", KeyInput.mouse)
        unsafe define_key("\u{1B}[M", KeyInput.plainMouse)
        return true
    }

    /// The next input that is there; nil when there is none for now.
    func next() -> CursesInput? {
        while true {
            var code: wint_t = 0
            switch unsafe wget_wch(pad, &code) {
            case OK:
                if let scalar = Unicode.Scalar(code) { return .scalar(scalar) }
            case KEY_CODE_YES:
                if let input = KeyInput.input(code: Int32(bitPattern: code)) { return input }
            default:
                return nil
            }
        }
    }

    private static func input(code: Int32) -> CursesInput? {
        switch code {
        case pasteStart: return .pasteStart
        case pasteEnd: return .pasteEnd
        case mouse: return .mouseStart(.numbers)
        case plainMouse: return .mouseStart(.characters)
        default:
            if let key = CursesKeys.key(code: code) { return .key(key) }
            guard let name = unsafe keyname(code) else { return nil }
            return unsafe CursesKeys.key(name: String(cString: name)).map(CursesInput.key)
        }
    }
}
