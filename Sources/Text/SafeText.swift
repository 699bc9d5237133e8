/// Text that may be shown on a terminal; widgets take nothing else.
///
/// Only the sanitizer makes it: printable characters stay, each with one combining mark at most; white space and
/// line ends become a space; C0, DEL, C1, private and unassigned scalars become `·`; everything invisible (bidi
/// controls, zero-width characters, joiners, variation selectors, tags) is dropped. Literals and interpolations pass
/// it as well, so that `"\(name) is down"` is safe whatever `name` holds.
public struct SafeText: Hashable, Sendable {
    /// The text, without a control or an invisible scalar.
    public let string: String

    /// The cells that it takes on a terminal.
    public let width: Int

    /// Sanitizes text from anywhere.
    ///
    /// Never fails. What exceeds `limit`, a count of characters that are kept, is replaced by one `…`.
    public init(_ outside: String, limit: Int = 4_096) {
        // Nearly all text is printable ASCII, and stays what it is.
        let count = outside.utf8.count
        if count <= limit, outside.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F }) {
            self.init(unchecked: outside, width: count)
            return
        }
        var sanitizer = Sanitizer(limit: limit)
        sanitizer.read(outside)
        self.init(unchecked: String(sanitizer.scalars), width: sanitizer.width)
    }

    /// For text that was cut or joined from safe text.
    init(unchecked string: String, width: Int) {
        self.string = string
        self.width = width
    }

    /// Whether there is nothing to show.
    public var isEmpty: Bool { string.isEmpty }

    /// Joins two texts.
    public static func + (left: SafeText, right: SafeText) -> SafeText {
        SafeText(unchecked: left.string + right.string, width: left.width + right.width)
    }
}

extension SafeText: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        self.init(value)
    }
}

extension SafeText: CustomStringConvertible {
    public var description: String { string }
}

extension Sequence<SafeText> {
    /// All of them in a row, with `separator` between.
    public func joined(separator: SafeText = "") -> SafeText {
        reduce(nil as SafeText?) { text, next in text.map { $0 + separator + next } ?? next } ?? ""
    }
}
