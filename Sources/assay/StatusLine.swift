internal import Glibc

/// One line at the bottom of a terminal that is written over as work goes on; nothing in a pipe.
struct StatusLine {
    let isTerminal = isatty(STDERR_FILENO) == 1

    /// Writes the line over the last one, cut to the terminal's width.
    func show(_ text: String) {
        guard isTerminal else { return }
        put("\r\u{1B}[K" + text.prefix(max(10, columns - 1)))
    }

    /// Leaves the line empty.
    func clear() {
        if isTerminal { put("\r\u{1B}[K") }
    }

    private var columns: Int {
        var size = winsize()
        let status = unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size)
        return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    private func put(_ text: String) {
        var text = text
        text.withUTF8 { bytes in _ = unsafe write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
    }
}
