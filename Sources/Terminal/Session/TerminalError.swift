internal import CNcurses
internal import Glibc

/// Why a terminal cannot be used for full screens.
public enum TerminalError: Error, Hashable, Sendable {
    /// Standard input or output is a pipe or a file.
    case notATerminal
    /// The variable `TERM` is not set.
    case noTerminalType
    /// There is no terminfo entry for this value of `TERM`.
    case unknownTerminal(String)
    /// The terminal of this name cannot place its cursor.
    case dumbTerminal(String)
    /// The process may not open more files.
    case noDescriptors
    /// This process shows another screen already; curses has room for one.
    case alreadyOpen
}

extension TerminalError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notATerminal:
            "standard input and output must both be a terminal; run it in one, without a pipe or a redirection"
        case .noTerminalType:
            "TERM is not set, so the terminal's abilities are unknown; try TERM=xterm-256color"
        case .unknownTerminal(let name):
            "no terminfo entry for TERM=\(name); install ncurses-term or try TERM=xterm-256color"
        case .dumbTerminal(let name):
            "TERM=\(name) cannot place its cursor; use another terminal or try TERM=xterm-256color"
        case .noDescriptors:
            "no file descriptor is left for the terminal; raise the limit (ulimit -n)"
        case .alreadyOpen:
            "the terminal is already in use by this process"
        }
    }
}

extension TerminalError {
    /// What keeps screens from being shown on terminals of a name, the value of `TERM`; nil where nothing does.
    public static func problem(ofTerminal name: String) -> TerminalError? {
        guard !name.isEmpty else { return .noTerminalType }
        var status: Int32 = 0
        guard unsafe setupterm(name, STDOUT_FILENO, &status) == OK else { return .unknownTerminal(name) }
        return unsafe tigetstr("cup") == nil ? .dumbTerminal(name) : nil
    }
}
