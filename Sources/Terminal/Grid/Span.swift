public import Text

/// A piece of text and what it is for.
public struct Span: Hashable, Sendable {
    public var text: SafeText
    public var role: Role

    public init(_ text: SafeText, _ role: Role = .text) {
        self.text = text
        self.role = role
    }
}

extension Span: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) {
        self.init(SafeText(value))
    }
}
