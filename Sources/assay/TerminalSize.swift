internal import Glibc

/// How much text a terminal shows in a line.
enum TerminalSize {
    /// The columns of standard output; of a pipe or a file what `COLUMNS` says, or else as many as are needed.
    static func columns(_ environment: [String: String]) -> Int {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
            return Int(size.ws_col)
        }
        return environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? .max
    }
}
