internal import CNcurses
internal import Glibc

/// The terminal in curses mode, for as long as this value lives.
///
/// ncurses keeps its state in process-wide globals and no call of it is thread-safe. A screen is therefore
/// noncopyable and not `Sendable`: whoever holds it is the only one drawing. No frame waits for the terminal: of those that
/// come faster than the terminal takes them only the newest is shown. Taking the terminal and giving it back do wait.
@safe
struct Screen: ~Copyable {
    let traits: TerminalTraits
    private let kind: TerminalKind
    private let hasMouse: Bool
    /// What is wished of it at present.
    private var options: TerminalOptions
    /// What the window was last named; nil while it has the name that it was found with.
    private var title: TerminalRequest?
    private let screen: OpaquePointer
    private let window: UnsafeMutablePointer<WINDOW>
    private let input: KeyInput
    private let output: OutputQueue
    private var writer: CellWriter
    /// What the terminal shows, or will once it has taken everything; nil when that is not known.
    private var shown: Grid?
    /// The newest frame that came while the terminal was busy.
    private var waiting: Grid?

    /// Enters curses mode on standard input and output.
    init(_ options: TerminalOptions) throws(TerminalError) {
        let environment = Screen.environment
        guard TerminalSession.isPossible else { throw .notATerminal }
        guard let name = environment["TERM"], !name.isEmpty else { throw .noTerminalType }
        unsafe setlocale(LC_CTYPE, "")
        CrashGuard.prepare()
        use_env(false)
        use_tioctl(true)
        guard let output = OutputQueue() else { throw .noDescriptors }
        guard let screen = unsafe assay_newterm(output.file) else { throw .unknownTerminal(name) }
        CrashGuard.arm(writingTo: output.terminal, cursesKeepsTitle: Screen.cursesKeepsTitle)
        guard unsafe tigetstr("cup") != nil, let window = unsafe assay_stdscr(), let input = KeyInput() else {
            endwin()
            unsafe delscreen(screen)
            CrashGuard.disarm()
            throw .dumbTerminal(name)
        }
        unsafe (self.screen, self.window) = unsafe (screen, window)
        self.input = input
        self.output = output

        let colors = Screen.startColors(environment: environment)
        let glyphs = Glyphs.suited(to: environment, isUTF8: assay_locale_is_utf8())
        let size = Size(columns: Int(assay_columns()), rows: Int(assay_lines()))
        kind = TerminalKind(environment: environment)
        traits = TerminalTraits(size: size, colors: colors, glyphs: glyphs)
        writer = CellWriter(colors: colors)
        cbreak()
        noecho()
        nonl()
        Screen.stopFlowControl()
        curs_set(0)
        hasMouse = input.startMouse()
        self.options = options
        setModes()
    }

    deinit {
        leave()
        input.close()
        unsafe delscreen(screen)
    }

    /// The variables that decide how to draw.
    private static var environment: [String: String] {
        var environment: [String: String] = [:]
        for name in ["NO_COLOR"] + TerminalKind.variables {
            guard let value = unsafe getenv(name) else { continue }
            environment[name] = unsafe String(cString: value)
        }
        return environment
    }

    /// Whether curses puts the title on the terminal's stack when it takes the screen, as for xterm.
    private static var cursesKeepsTitle: Bool {
        guard let text = unsafe tigetstr("smcup"), Int(bitPattern: text) != -1 else { return false }
        return unsafe String(cString: text).contains("[22;")
    }

    private static func startColors(environment: [String: String]) -> ColorDepth {
        let depth = unsafe ColorDepth(count: Int(tigetnum("colors")), environment: environment)
        guard depth != .none, start_color() == OK else { return .none }
        use_default_colors()
        return depth
    }

    /// Makes Ctrl-S a key like others: who types it to save something would stop the terminal, and whatever waits for it.
    private static func stopFlowControl() {
        var modes = termios()
        _ = unsafe tcgetattr(STDIN_FILENO, &modes)
        modes.c_iflag &= ~tcflag_t(IXON)
        _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &modes)
        def_prog_mode()
    }

    /// Clicks, the wheel, and moves while a button is down, in numbers.
    private static func mouseModes(_ isOn: Bool) -> String { "\u{1B}[?1000;1002;1006\(isOn ? "h" : "l")" }

    private var usesMouse: Bool { hasMouse && options.usesMouse }

    /// Modes that curses does not set: bracketed paste, and the mouse.
    private func setModes() {
        if kind.hasStrings { output.append("\u{1B}[?2004h".utf8) }
        if usesMouse { output.append(Screen.mouseModes(true).utf8) }
    }

    /// Gives the terminal back as it was found.
    func leave() {
        if output.discard() {
            // What a slow terminal has not taken yet would hold up the bytes that matter. CAN ends half a sequence.
            tcflush(STDOUT_FILENO, TCOFLUSH)
            Screen.send("\u{18}")
        }
        if kind.hasStrings { Screen.send("\u{1B}[?2004l") }
        if usesMouse { Screen.send(Screen.mouseModes(false)) }
        CrashGuard.popTitle()
        endwin()
        CrashGuard.disarm()
    }

    /// Takes the terminal again after ``leave()`` or after a stop; the next frame is painted in full.
    ///
    /// In the background the process stops here until the shell gives it the terminal.
    mutating func enter() {
        // After a stop by force curses does not know that the modes of the line are the shell's.
        reset_prog_mode()
        CrashGuard.arm(writingTo: output.terminal, cursesKeepsTitle: Screen.cursesKeepsTitle)
        _ = output.discard()
        waiting = nil
        unsafe werase(window)
        unsafe clearok(window, true)
        unsafe wrefresh(window)
        setModes()
        if let title { send(title) }
        output.flush()
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

    /// The next input that is there; nil when there is none for now.
    func nextInput() -> CursesInput? { input.next() }

    /// Writes past curses, which must not have anything in its buffer then.
    private static func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe write(STDOUT_FILENO, bytes, bytes.count)
    }
}

extension Screen {
    /// Whether the terminal has yet to take something; ``flush()`` goes on once it can.
    var isBusy: Bool { !output.isEmpty }

    /// The descriptor to watch for that.
    var descriptor: Int32 { output.terminal }

    /// Shows a frame by writing what differs from the one before; nothing when nothing does.
    mutating func show(_ grid: Grid) {
        guard output.isEmpty else {
            waiting = grid
            return
        }
        let grid = traits.glyphs.isASCII || options.isASCII ? grid.ascii : grid
        guard grid != shown else { return }
        draw(grid)
        output.flush()
    }

    /// Writes what the terminal takes now, and then the frame that has waited.
    mutating func flush() {
        output.flush()
        guard output.isEmpty, let grid = waiting else { return }
        waiting = nil
        show(grid)
    }

    /// Writes the newest frame in full, whatever the terminal shows.
    mutating func repaint() {
        guard let grid = waiting ?? shown else { return }
        forget()
        show(grid)
    }

    /// Follows other wishes from the next frame on.
    mutating func follow(_ options: TerminalOptions) {
        let usedMouse = usesMouse
        self.options = options
        guard usesMouse != usedMouse else { return }
        output.append(Screen.mouseModes(usesMouse).utf8)
        output.flush()
    }

    /// Asks the terminal for something; false when it cannot do that.
    @discardableResult
    mutating func send(_ request: TerminalRequest) -> Bool {
        guard request != .repaint else {
            repaint()
            return true
        }
        guard let bytes = request.bytes(for: kind) else { return false }
        if case .title = request {
            title = request
            if CrashGuard.pushTitle() { output.append("\u{1B}[22;2t".utf8) }
        }
        output.append(bytes)
        output.flush()
        return true
    }

    private mutating func draw(_ grid: Grid) {
        let isNew = shown?.size != grid.size
        let rows = min(grid.size.rows, Int(assay_lines()))
        let changed = (0..<rows).filter { row in
            isNew || shown?.row(row) != grid.row(row) || shown?.links(in: row) != grid.links(in: row)
        }
        if isNew { unsafe werase(window) }
        for row in changed {
            unsafe writer.write(grid.row(row), row: Int32(row), on: window)
            // Curses does not know of links: where one goes, the cells are written again without it.
            if let old = shown?.links(in: row), !old.isEmpty {
                unsafe wredrawln(assay_curscr(), Int32(row), 1)
            }
        }
        let cursor = grid.cursor
        let window = unsafe window
        output.capture {
            curs_set(cursor == nil ? 0 : 1)
            unsafe wmove(window, Int32(clamping: cursor?.row ?? 0), Int32(clamping: cursor?.column ?? 0))
            unsafe wnoutrefresh(window)
            doupdate()
        }
        if kind.hasStrings {
            let columns = Int(assay_columns())
            for row in changed {
                output.append(grid.linkedText(in: row, columns: columns, colors: traits.colors).utf8)
            }
        }
        shown = grid
    }
}
