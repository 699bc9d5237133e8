internal import Glibc

/// How much text a terminal shows in a line.
enum TerminalSize {
    /// The columns of the terminal that a descriptor leads to; nil for a pipe or a file.
    static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// The columns of standard output; of a pipe or a file what `COLUMNS` says, or else as many as are needed.
    static func columns(_ environment: [String: String]) -> Int {
        columns(of: STDOUT_FILENO)
            ?? environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? .max
    }
}
