/// What reaches a program from its terminal.
public enum Event: Hashable, Sendable {
    case key(Key)
    case mouse(Mouse)
    /// Text that was pasted in one go, line ends and all; it is not sanitized.
    case paste(String)
    /// The terminal has this size now; the next frame is repainted in full.
    case resize(Size)
    /// The program is about to be stopped, and the terminal has been given back; whoever awaits events may hear of it
    /// only when the program runs again.
    case suspended
    /// The program runs again in the foreground; a ``resize(_:)`` follows if the size has changed.
    case resumed
    /// Another stretch of ``TerminalOptions/tick`` has passed.
    case tick
    /// A signal asks the program to end: SIGINT (also Ctrl-C), SIGTERM, SIGHUP or SIGQUIT.
    case terminate(signal: Int32)
    /// The terminal is gone; nothing can be shown any more and no event follows.
    case closed
}
