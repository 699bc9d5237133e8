internal import Foundation
internal import Glibc

/// A program in a real terminal of its own.
///
/// The program leads a session whose controlling terminal this is, as under a login shell. Waiting reads what it
/// writes and ends as soon as the condition holds; it blocks the thread that waits.
public final class PseudoTerminal {
    /// What the terminal shows.
    public private(set) var screen: ScreenEmulator
    /// Every byte that the program has written.
    public private(set) var output: [UInt8] = []
    /// The modes of the line as `stty -g` would print them.
    public var lineModes: LineModes { LineModes(of: master) }

    private var master: Int32 = -1
    /// Kept open, so that the modes of the line outlive the program.
    private var slave: Int32 = -1
    /// At its end as soon as the program and all of its children are gone.
    private var lifeline: Int32 = -1
    private var process: pid_t = 0
    private var hasEnded = false

    /// `TIOCSPTLCK` and `TIOCGPTN` of ioctl_tty(2), which Swift does not see.
    private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

    /// Starts a program, in `directory` if that is given; `environment` is all that it gets besides `PATH`,
    /// `LANG=C.UTF-8` and `TERM=xterm-256color`.
    public init(
        _ program: String, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24,
        environment: [String: String] = [:], directory: String? = nil
    ) throws {
        screen = ScreenEmulator(columns: columns, rows: rows)
        // From the first moment closed in programs that other tests start meanwhile: one that held an end would keep
        // this program's end from being seen.
        master = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try check(master)
        var (isLocked, number): (Int32, Int32) = (0, 0)
        try check(unsafe ioctl(master, Self.setLock, &isLocked))
        try check(unsafe ioctl(master, Self.getNumber, &number))
        let name = "/dev/pts/\(number)"
        slave = unsafe open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
        try check(slave)
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        try check(unsafe ioctl(master, UInt(TIOCSWINSZ), &size))
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        try check(unsafe socketpair(AF_UNIX, kind, 0, &ends))
        lifeline = ends[0]

        let variables = ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color"]
            .merging(environment) { $1 }
        process = try spawn(
            (directory.map { ["env", "-C", $0] } ?? []) + [program] + arguments,
            environment: variables.map { "\($0)=\($1)" },
            terminal: name, lifeline: ends[1])
        close(ends[1])
    }

    deinit {
        if !hasEnded {
            kill(process, SIGKILL)
            var status: Int32 = 0
            _ = unsafe waitpid(process, &status, 0)
        }
        for descriptor in [master, slave, lifeline] where descriptor >= 0 { close(descriptor) }
    }

    /// Types text; keys are what xterm sends for them, such as `\u{1B}[A`.
    public func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        try check(Int32(clamping: unsafe write(master, bytes, bytes.count)))
    }

    /// Sends a signal to the program alone.
    public func signal(_ number: Int32) throws {
        try check(kill(process, number))
    }

    /// Gives the terminal another size, of which the kernel tells the program.
    public func resize(columns: Int, rows: Int) throws {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        try check(unsafe ioctl(master, UInt(TIOCSWINSZ), &size))
        screen.resize(columns: columns, rows: rows)
    }

    /// Closes the terminal as when its window is closed.
    public func hangUp() {
        close(master)
        close(slave)
        (master, slave) = (-1, -1)
    }

    /// Reads until the screen is as wanted.
    ///
    /// - Throws: ``TerminalFailure`` with the screen as it is when that did not happen in time or the program ended.
    public func wait(
        for wanted: String, within limit: Duration = .seconds(90), until condition: (ScreenEmulator) -> Bool
    ) throws {
        let deadline = ContinuousClock.now + limit
        while !condition(screen) {
            guard try readMore(until: deadline) else {
                throw TerminalFailure(wanted: wanted, screen: screen.text)
            }
        }
    }

    /// Reads until the screen contains some text.
    public func wait(forText text: String, within limit: Duration = .seconds(90)) throws {
        try wait(for: text, within: limit) { $0.text.contains(text) }
    }

    /// Waits until the program ends, and tells how.
    ///
    /// Without reading it is a terminal that hangs; what was left unread is read afterwards.
    public func waitForExit(reading: Bool = true, within limit: Duration = .seconds(90)) throws -> ExitStatus
    {
        let deadline = ContinuousClock.now + limit
        while try reading && readMore(until: deadline) {}
        guard try isReady(lifeline, until: deadline) else {
            throw TerminalFailure(wanted: "the end of the program", screen: screen.text)
        }
        var status: Int32 = 0
        try check(unsafe waitpid(process, &status, 0))
        hasEnded = true
        while try readMore(until: .now + .milliseconds(1)) {}
        return status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F)
    }

    /// Reads what is there; false when the program has ended or time is up.
    private func readMore(until deadline: ContinuousClock.Instant) throws -> Bool {
        guard master >= 0 else { return false }
        var sets = [
            pollfd(fd: master, events: Int16(POLLIN), revents: 0),
            pollfd(fd: lifeline, events: Int16(POLLIN), revents: 0),
        ]
        let left = deadline - ContinuousClock.now
        guard left > .zero, unsafe poll(&sets, 2, Int32(left / .milliseconds(1)) + 1) > 0 else {
            return false
        }
        guard sets[0].revents & Int16(POLLIN) != 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        output += buffer[..<count]
        screen.feed(buffer[..<count])
        return true
    }

    private func isReady(_ descriptor: Int32, until deadline: ContinuousClock.Instant) throws -> Bool {
        var set = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let left = max(.zero, deadline - ContinuousClock.now)
        return unsafe poll(&set, 1, Int32(left / .milliseconds(1))) > 0
    }
}
