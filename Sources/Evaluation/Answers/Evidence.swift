public import Metrics

/// What an answer rests on.
public struct Evidence: Hashable, Sendable {
    /// What it is.
    public enum Kind: Hashable, Sendable {
        /// A page or a file on the web.
        case link(url: String)
        /// Anything else that can be named: a contract, a call, a trial.
        case document
        /// A figure that Assay measured, in its metric's unit.
        case measurement(Series, value: Double)
    }

    /// What it is.
    public var kind: Kind
    /// What it shows, or what it is called.
    public var text: String?
    /// When it was seen or measured; without it the evidence counts as read on the day that its answer speaks of.
    public var date: Timestamp?

    public init(_ kind: Kind, text: String? = nil, date: Timestamp? = nil) {
        self.kind = kind
        self.text = text
        self.date = date
    }

    /// Whether a text is an address of the web: `http://` or `https://` with a host behind it, and no blank.
    public static func isAddress(_ text: String) -> Bool {
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
        let rest = text.dropFirst(scheme.count)
        return rest.first.map { $0 != "/" } ?? false && !rest.contains(where: \.isWhitespace)
    }
}
