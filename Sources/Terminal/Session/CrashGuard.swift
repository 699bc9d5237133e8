internal import Glibc
internal import Synchronization

/// Puts the terminal back when the process ends without asking.
///
/// A Swift trap never unwinds, so that no `deinit` runs and the shell would be left in raw mode on the alternate
/// screen. What happens here uses nothing but calls that POSIX allows in a signal handler, then lets the signal kill
/// the process as it would have.
enum CrashGuard {
    private static let isArmed = Atomic(false)
    // Written before the handlers are installed and only read by them.
    nonisolated(unsafe) private static var saved = termios()
    private static let fatal = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE]
    private static let isInstalled = Atomic(false)
    /// What frames are written to, and where they go once the terminal is put back.
    private static let output = Atomic(STDOUT_FILENO)
    private static let nowhere = Atomic<Int32>(-1)
    /// Whether a title waits on the terminal's stack to come back: 0 none, 1 ours, 2 one that curses takes back.
    private static let keptTitle = Atomic(0)
    private static let title: StaticString = "\u{1B}[23;2t"

    /// Ends half a sequence; paste and mouse modes off, plain attributes, character set and keypad, wrapping on, cursor shown, main screen.
    private static let leave: StaticString = """
        \u{18}\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l\
        \u{1B}[0m\u{1B}(B\u{1B}[?1l\u{1B}>\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l\r\n
        """

    /// Remembers the terminal's present modes as those to return to, and catches the signals of crashes.
    static func prepare() {
        // All that a handler reads is touched here, so that none is ever initialized inside one.
        isArmed.store(false, ordering: .releasing)
        keptTitle.store(0, ordering: .relaxed)
        output.store(STDOUT_FILENO, ordering: .relaxed)
        _ = leave.utf8CodeUnitCount + title.utf8CodeUnitCount
        // A process of the background stops here until the shell gives it the terminal: the modes are the shell's till then.
        tcflow(STDIN_FILENO, TCOON)
        _ = unsafe tcgetattr(STDIN_FILENO, &saved)
        guard !isInstalled.exchange(true, ordering: .relaxed) else { return }
        nowhere.store(unsafe open("/dev/null", O_WRONLY | O_CLOEXEC), ordering: .relaxed)
        for number in fatal { _ = SignalAction.install({ CrashGuard.die(of: $0) }, for: number) }
        atexit { CrashGuard.restore() }
    }

    /// From now on the terminal, to which `descriptor` leads, needs to be put back; its title too where curses has put it
    /// on the stack.
    static func arm(writingTo descriptor: Int32, cursesKeepsTitle: Bool) {
        output.store(descriptor, ordering: .relaxed)
        // After a stop by force it is kept already.
        if cursesKeepsTitle { _ = keptTitle.compareExchange(expected: 0, desired: 2, ordering: .relaxed) }
        isArmed.store(true, ordering: .releasing)
    }

    /// The terminal was put back in good order; sets the modes once more, should curses have lost some.
    static func disarm() {
        isArmed.store(false, ordering: .releasing)
        _ = unsafe tcsetattr(STDIN_FILENO, TCSADRAIN, &saved)
    }

    /// Notes that the title of the window is about to be changed; false when the present one is kept already.
    static func pushTitle() -> Bool {
        keptTitle.compareExchange(expected: 0, desired: 1, ordering: .relaxed).exchanged
    }

    /// Gives the window the title that it had, unless curses will.
    static func popTitle() {
        if keptTitle.exchange(0, ordering: .relaxed) == 1 { _ = send(title, to: STDOUT_FILENO) }
    }

    /// Puts the terminal back if need be and lets the signal end the process.
    static func die(of number: Int32) {
        restore()
        signal(number, SIG_DFL)
        raise(number)
    }

    private static func restore() {
        guard isArmed.exchange(false, ordering: .acquiring) else { return }
        // Other threads live on until the signal kills: what they draw meanwhile must not follow what is written here.
        let output = output.load(ordering: .relaxed)
        let terminal = fcntl(output, F_DUPFD_CLOEXEC, 10)
        dup2(nowhere.load(ordering: .relaxed), output)
        let title = keptTitle.exchange(0, ordering: .relaxed) > 0 ? title : ""
        // What a stopped or slow terminal has not taken yet would hold up the bytes that matter, and so would a thread
        // that is writing now: its bytes are there a moment later.
        for _ in 0..<100 {
            tcflush(terminal, TCOFLUSH)
            if send(title, to: terminal), send(leave, to: terminal) { break }
            _ = poll(nil, 0, 10)
        }
        _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &saved)
    }

    private static func send(_ text: StaticString, to terminal: Int32) -> Bool {
        unsafe write(terminal, text.utf8Start, text.utf8CodeUnitCount) == text.utf8CodeUnitCount
    }
}
