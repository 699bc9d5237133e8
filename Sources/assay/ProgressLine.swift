internal import Glibc

/// A line on a terminal that says how far a long work is, and leaves no trace; elsewhere nothing is written.
struct ProgressLine: Sendable {
    private let text: String
    private let isSeen = isatty(STDERR_FILENO) == 1

    init(_ text: String) { self.text = text }

    /// - Parameter fraction: From 0 to 1.
    func show(_ fraction: Double) {
        if isSeen { write("\r\(text): \(Int(fraction * 100)) % ", to: STDERR_FILENO) }
    }

    /// Writes spaces over it: an escape sequence would show on a terminal that knows none.
    func erase() {
        if isSeen {
            write("\r" + String(repeating: " ", count: text.count + 9) + "\r", to: STDERR_FILENO)
        }
    }
}
