internal import Glibc

/// How a program ended.
public enum ExitStatus: Equatable, Sendable {
    case exited(Int32)
    case killed(Int32)
}

/// What was waited for in vain, and what the terminal showed instead.
public struct TerminalFailure: Error, CustomStringConvertible {
    public let wanted: String
    public let screen: String

    public var description: String { "waited in vain for \(wanted); the screen shows:\n\(screen)" }
}

/// The modes of a terminal line, as `stty -a` lists them.
public struct LineModes: Equatable, CustomStringConvertible {
    private let flags: [UInt32]
    private let characters: [UInt8]

    init(of descriptor: Int32) {
        var modes = termios()
        _ = unsafe tcgetattr(descriptor, &modes)
        flags = [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
        characters = unsafe withUnsafeBytes(of: modes.c_cc) { unsafe Array($0) }
    }

    public var description: String {
        (flags.map { String($0, radix: 16) } + characters.map { String($0, radix: 16) }).joined(
            separator: ":")
    }
}
