internal import Glibc

/// A line at the bottom of a terminal that is written over as work goes on, and leaves no trace; elsewhere nothing is
/// written.
struct ProgressLine: Sendable {
    /// Whether anybody sees it.
    let isSeen = isatty(STDERR_FILENO) == 1

    /// Writes a text over the one before, cut to the terminal's width.
    func show(_ text: String) { put(text) }

    /// Writes how much of a work is done, from 0 to 1.
    func show(_ text: String, _ fraction: Double) { show("\(text): \(Int(fraction * 100)) %") }

    /// Leaves the line empty, and the cursor at its beginning.
    func erase() {
        put("")
        if isSeen { write("\r", to: STDERR_FILENO) }
    }

    /// Spaces take away what was there before: an escape sequence would show on a terminal that knows none.
    private func put(_ text: String) {
        guard isSeen else { return }
        let room = max(10, (TerminalSize.columns(of: STDERR_FILENO) ?? 80) - 1)
        let shown = text.prefix(room)
        write("\r" + shown + String(repeating: " ", count: room - shown.count), to: STDERR_FILENO)
    }
}
