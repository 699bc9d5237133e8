internal import Glibc

/// How much text a terminal shows at once.
struct TerminalSize {
    let columns: Int
    let rows: Int

    /// That of standard output; nil for a pipe or a file.
    static var current: TerminalSize? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
        else { return nil }
        return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
    }

    /// The columns of standard output; of a pipe or a file what `COLUMNS` says, or else as many as are needed.
    static func columns(_ environment: [String: String]) -> Int {
        current?.columns ?? environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? .max
    }
}
