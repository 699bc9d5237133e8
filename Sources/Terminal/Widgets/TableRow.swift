public import Text

/// A line of a table.
public enum TableRow: Hashable, Sendable {
    /// The heading of a group of rows.
    case heading(SafeText)
    case cells([TableCell])
}

/// What a table shows in a column of a row.
public struct TableCell: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case text(SafeText)
        case sparkline(Sparkline)
        case bar(Bar)
    }

    public var content: Content
    public var role: Role
    /// How many columns it takes; text that spans several is aligned left.
    public var span: Int
    /// Where text that has no room is cut in its middle, how many cells at its beginning stay; nil cuts its end.
    public var kept: Int?
    /// Takes the place of text that has no room, as `24.9 M` of a number, which cut would read as another.
    public var short: SafeText?

    public init(_ content: Content, role: Role = .text, span: Int = 1) {
        self.content = content
        self.role = role
        self.span = max(1, span)
    }

    public init(_ text: SafeText, role: Role = .text, span: Int = 1) {
        self.init(.text(text), role: role, span: span)
    }
}
