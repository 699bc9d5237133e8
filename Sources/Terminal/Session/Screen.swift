internal import CNcurses
internal import Glibc

/// The terminal in curses mode, for as long as this value lives.
///
/// ncurses keeps its state in process-wide globals and no call of it is thread-safe. A screen is therefore
/// noncopyable and not `Sendable`: whoever holds it is the only one drawing.
@safe
struct Screen: ~Copyable {
    let traits: TerminalTraits
    private let screen: OpaquePointer
    private let window: UnsafeMutablePointer<WINDOW>
    // Reads keys: unlike the standard window a pad is never refreshed by reading.
    private let input: UnsafeMutablePointer<WINDOW>
    private var writer: CellWriter
    /// What the terminal shows; nil when that is not known.
    private var shown: Grid?

    private static let pasteStart: Int32 = 60_000
    private static let pasteEnd: Int32 = 60_001

    /// Enters curses mode on standard input and output.
    init(_ options: TerminalOptions) throws(TerminalError) {
        let environment = Screen.environment
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        guard let name = environment["TERM"], !name.isEmpty else { throw .noTerminalType }
        unsafe setlocale(LC_CTYPE, "")
        CrashGuard.prepare()
        use_env(false)
        use_tioctl(true)
        guard let screen = unsafe assay_newterm() else { throw .unknownTerminal(name) }
        CrashGuard.arm()
        guard unsafe tigetstr("cup") != nil, let window = unsafe assay_stdscr(),
            let input = unsafe newpad(1, 1)
        else {
            endwin()
            unsafe delscreen(screen)
            CrashGuard.disarm()
            throw .dumbTerminal(name)
        }
        unsafe (self.screen, self.window, self.input) = unsafe (screen, window, input)

        let colors = Screen.startColors(environment: environment)
        let glyphs =
            options.isASCII ? .ascii : Glyphs.suited(to: environment, isUTF8: assay_locale_is_utf8())
        let size = Size(columns: Int(assay_columns()), rows: Int(assay_lines()))
        traits = TerminalTraits(size: size, colors: colors, glyphs: glyphs)
        writer = CellWriter(colors: colors)
        startInput(usesMouse: options.usesMouse)
        setModes()
    }

    deinit {
        leave()
        unsafe delwin(input)
        unsafe delscreen(screen)
    }

    /// The variables that decide how to draw.
    private static var environment: [String: String] {
        var environment: [String: String] = [:]
        for name in ["TERM", "NO_COLOR"] {
            guard let value = unsafe getenv(name) else { continue }
            environment[name] = unsafe String(cString: value)
        }
        return environment
    }

    private static func startColors(environment: [String: String]) -> ColorDepth {
        let isColored = unsafe ColorDepth(count: Int(tigetnum("colors")), environment: environment)
        guard isColored != .none, start_color() == OK else { return .none }
        use_default_colors()
        return isColored
    }

    private func startInput(usesMouse: Bool) {
        cbreak()
        noecho()
        nonl()
        curs_set(0)
        set_escdelay(25)
        unsafe keypad(input, true)
        unsafe nodelay(input, true)
        unsafe define_key("\u{1B}[200~", Screen.pasteStart)
        unsafe define_key("\u{1B}[201~", Screen.pasteEnd)
        guard usesMouse else { return }
        mousemask(CursesKeys.mouseMask, nil)
        mouseinterval(0)
    }

    /// Modes of the terminal that curses does not know.
    private func setModes() {
        Screen.send("\u{1B}[?2004h")
    }

    /// Gives the terminal back as it was found.
    func leave() {
        Screen.send("\u{1B}[?2004l")
        endwin()
        CrashGuard.disarm()
    }

    /// Takes the terminal again after ``leave()`` or after a stop; the next frame is painted in full.
    mutating func enter() {
        CrashGuard.arm()
        unsafe wrefresh(assay_curscr())
        setModes()
        forget()
    }

    /// Forgets what is on the terminal, so that the next frame is painted in full.
    private mutating func forget() {
        shown = nil
        unsafe clearok(assay_curscr(), true)
    }

    /// Asks the system for the terminal's size; nil when it is what it was.
    mutating func changedSize() -> Size? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0, size.ws_col > 0,
            Int32(size.ws_row) != assay_lines() || Int32(size.ws_col) != assay_columns()
        else { return nil }
        resize_term(Int32(size.ws_row), Int32(size.ws_col))
        forget()
        return Size(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// Shows a frame by writing what differs from the one before; nothing when nothing does.
    mutating func show(_ grid: Grid) {
        let grid = traits.glyphs.isASCII ? grid.ascii : grid
        guard grid != shown else { return }
        let rows = min(grid.size.rows, Int(assay_lines()))
        if shown?.size != grid.size { unsafe werase(window) }
        for row in 0..<rows where shown?.size != grid.size || shown?.row(row) != grid.row(row) {
            unsafe writer.write(grid.row(row), row: Int32(row), on: window)
        }
        place(grid.cursor)
        unsafe wnoutrefresh(window)
        doupdate()
        shown = grid
    }

    private func place(_ cursor: Position?) {
        curs_set(cursor == nil ? 0 : 1)
        unsafe wmove(window, Int32(clamping: cursor?.row ?? 0), Int32(clamping: cursor?.column ?? 0))
    }

    /// The next input that is there; nil when there is none for now.
    func nextInput() -> CursesInput? {
        while true {
            var code: wint_t = 0
            switch unsafe wget_wch(input, &code) {
            case OK:
                if let scalar = Unicode.Scalar(code) { return .scalar(scalar) }
            case KEY_CODE_YES:
                if let input = Screen.input(code: Int32(bitPattern: code)) { return input }
            default:
                return nil
            }
        }
    }

    private static func input(code: Int32) -> CursesInput? {
        switch code {
        case pasteStart: return .pasteStart
        case pasteEnd: return .pasteEnd
        case KEY_MOUSE:
            var event = MEVENT()
            guard unsafe getmouse(&event) == OK, let action = CursesKeys.action(bits: event.bstate) else {
                return nil
            }
            return .mouse(Mouse(action, at: Position(column: Int(event.x), row: Int(event.y))))
        default:
            if let key = CursesKeys.key(code: code) { return .key(key) }
            guard let name = unsafe keyname(code) else { return nil }
            return unsafe CursesKeys.key(name: String(cString: name)).map(CursesInput.key)
        }
    }

    /// Writes past curses, which must not have anything in its buffer then.
    private static func send(_ bytes: StaticString) {
        _ = unsafe write(STDOUT_FILENO, bytes.utf8Start, bytes.utf8CodeUnitCount)
    }
}
