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
    /// Whether a title waits on the terminal's stack to come back: 0 none, 1 ours, 2 one that curses takes back.
    private static let keptTitle = Atomic(0)
    private static let title: StaticString = "\u{1B}[23;2t"

    /// Paste and mouse modes off, plain attributes, character set and keypad, wrapping on, cursor shown, main screen.
    private static let leave: StaticString = """
        \u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l\
        \u{1B}[0m\u{1B}(B\u{1B}[?1l\u{1B}>\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l\r\n
        """

    /// Remembers the terminal's present modes as those to return to, and catches the signals of crashes.
    static func prepare() {
        // All that a handler reads is touched here, so that none is ever initialized inside one.
        isArmed.store(false, ordering: .releasing)
        keptTitle.store(0, ordering: .relaxed)
        _ = leave.utf8CodeUnitCount + title.utf8CodeUnitCount
        _ = unsafe tcgetattr(STDIN_FILENO, &saved)
        guard !isInstalled.exchange(true, ordering: .relaxed) else { return }
        for number in fatal { _ = SignalAction.install({ CrashGuard.die(of: $0) }, for: number) }
        atexit { CrashGuard.restore() }
    }

    /// From now on the terminal needs to be put back; its title too where curses has put it on the stack.
    static func arm(cursesKeepsTitle: Bool) {
        keptTitle.store(cursesKeepsTitle ? 2 : 0, ordering: .relaxed)
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
    static func popTitle(isCursesGone: Bool = false) {
        let kept = keptTitle.exchange(0, ordering: .relaxed)
        guard kept == 1 || kept == 2 && isCursesGone else { return }
        _ = unsafe write(STDOUT_FILENO, title.utf8Start, title.utf8CodeUnitCount)
    }

    /// Puts the terminal back if need be and lets the signal end the process.
    static func die(of number: Int32) {
        restore()
        signal(number, SIG_DFL)
        raise(number)
    }

    private static func restore() {
        guard isArmed.exchange(false, ordering: .acquiring) else { return }
        // What a stopped or slow terminal has not taken yet would hold up the bytes that matter.
        tcflow(STDOUT_FILENO, TCOON)
        tcflush(STDOUT_FILENO, TCOFLUSH)
        popTitle(isCursesGone: true)
        _ = unsafe write(STDOUT_FILENO, leave.utf8Start, leave.utf8CodeUnitCount)
        _ = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &saved)
    }
}
