public import Text

/// Something that a terminal is asked for besides showing cells.
///
/// Nothing from outside gets into a sequence: texts are ``SafeText``, what is copied is encoded, links are ``Link``.
public enum TerminalRequest: Hashable, Sendable {
    /// A sound or a flash, as the user has set it.
    case bell
    /// The title of the window; the one before comes back at the end.
    case title(SafeText)
    /// Puts text into the clipboard, also over a remote connection (OSC 52).
    case copy(String)
    /// All of the frame once more, over whatever others have written there.
    case repaint
    /// A notification of the desktop (OSC 9 or 777), where the terminal knows them.
    case notify(title: SafeText, body: SafeText)

    /// The most bytes that can be copied, which is what xterm takes.
    public static let copyLimit = 74_994

    /// What is written to a terminal of a kind; nil for what it cannot do.
    func bytes(for kind: TerminalKind) -> [UInt8]? {
        switch self {
        case .bell:
            return [0x07]
        case .title(let text) where kind.hasTitle:
            return Array("\u{1B}]2;\(text.clipped(to: 200).string)\u{7}".utf8)
        case .copy(let text) where kind.hasStrings && text.utf8.count <= TerminalRequest.copyLimit:
            return Array("\u{1B}]52;c;\(Base64.text(of: Array(text.utf8)))\u{7}".utf8)
        case .notify(let title, let body) where kind.hasStrings:
            return kind.passed(Array(kind.notification(title: title, body: body).utf8))
        default:
            return nil
        }
    }
}

/// What a terminal understands, by what its environment says.
struct TerminalKind: Hashable {
    /// Whether it takes commands in strings (OSC) without showing them.
    let hasStrings: Bool
    /// Whether it keeps titles on a stack.
    let hasTitle: Bool
    private let isTmux: Bool
    private let knows777: Bool

    /// The variables that are looked at.
    static let variables = ["TERM", "TMUX"]

    init(environment: [String: String]) {
        let term = environment["TERM"] ?? ""
        let families = [
            "xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "wezterm", "st-", "konsole",
            "gnome",
            "vte", "iterm", "ghostty", "contour", "mintty", "mlterm",
        ]
        hasStrings = families.contains(where: term.hasPrefix)
        isTmux = !(environment["TMUX"] ?? "").isEmpty
        hasTitle = hasStrings && !term.hasPrefix("screen")
        knows777 = term.hasPrefix("rxvt") || term.hasPrefix("foot")
    }

    fileprivate func notification(title: SafeText, body: SafeText) -> String {
        func part(_ text: SafeText) -> String {
            // A semicolon would begin the next part.
            text.clipped(to: 200).string.replacing(";", with: ",")
        }
        if knows777 { return "\u{1B}]777;notify;\(part(title));\(part(body))\u{7}" }
        return "\u{1B}]9;\(part(title)): \(part(body))\u{7}"
    }

    /// Wrapped so that tmux hands it on, if its user allows that (`allow-passthrough`).
    fileprivate func passed(_ bytes: [UInt8]) -> [UInt8] {
        guard isTmux else { return bytes }
        let doubled = bytes.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
        return Array("\u{1B}Ptmux;".utf8) + doubled + Array("\u{1B}\\".utf8)
    }
}

/// Base 64 of RFC 4648, padded.
enum Base64 {
    private static let letters = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let isPadding = place > group.count
                text.append(isPadding ? UInt8(ascii: "=") : letters[value >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
