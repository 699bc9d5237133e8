internal import CNcurses

/// The keys behind the codes and names of curses.
enum CursesKeys {
    /// The key of a code of `<curses.h>`; nil for one that has no meaning here.
    static func key(code: Int32) -> Key? {
        switch code {
        case KEY_UP: Key(.up)
        case KEY_DOWN: Key(.down)
        case KEY_LEFT: Key(.left)
        case KEY_RIGHT: Key(.right)
        case KEY_HOME, KEY_A1: Key(.home)
        case KEY_END, KEY_C1: Key(.end)
        case KEY_PPAGE, KEY_A3: Key(.pageUp)
        case KEY_NPAGE, KEY_C3: Key(.pageDown)
        case KEY_IC: Key(.insert)
        case KEY_DC: Key(.delete)
        case KEY_BACKSPACE: Key(.backspace)
        case KEY_ENTER: Key(.enter)
        case KEY_BTAB: Key(.backTab)
        case KEY_SR: Key(.up, .shift)
        case KEY_SF: Key(.down, .shift)
        case KEY_SLEFT: Key(.left, .shift)
        case KEY_SRIGHT: Key(.right, .shift)
        case KEY_SHOME: Key(.home, .shift)
        case KEY_SEND: Key(.end, .shift)
        case KEY_SPREVIOUS: Key(.pageUp, .shift)
        case KEY_SNEXT: Key(.pageDown, .shift)
        case KEY_SDC: Key(.delete, .shift)
        case KEY_SIC: Key(.insert, .shift)
        case KEY_F0 + 1...KEY_F0 + 63: Key(.function(Int(code - KEY_F0)))
        default: nil
        }
    }

    /// The key of a name that terminfo adds to those: `kUP5` is Ctrl and the up arrow.
    ///
    /// The digit counts as in xterm: one more than Shift 1, Alt 2 and Control 4 together
    /// (<https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>, PC-Style Function Keys).
    static func key(name: String) -> Key? {
        guard let digit = name.last?.wholeNumberValue, (2...8).contains(digit),
            let code = modified[String(name.dropLast())]
        else { return nil }
        return Key(code, Key.Modifiers(rawValue: UInt8(digit - 1)))
    }

    private static let modified: [String: Key.Code] = [
        "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end, "kPRV": .pageUp,
        "kNXT": .pageDown, "kIC": .insert, "kDC": .delete,
    ]

    /// What many terminals send in modes other than the one that was asked for, and terminfo does not list.
    static let otherSequences: [(StaticString, Int32)] = [
        ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
        ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN), ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT),
        ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END), ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END),
        ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[7~", KEY_HOME), ("\u{1B}[8~", KEY_END),
        ("\u{1B}[2~", KEY_IC), ("\u{1B}[3~", KEY_DC), ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE),
        ("\u{1B}OM", KEY_ENTER), ("\u{1B}[Z", KEY_BTAB),
    ]
}
