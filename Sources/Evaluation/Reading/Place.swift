/// Where a value of a document stands: `answers.yaml:12:5: answers.q1.compute`.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    public let file: String
    /// Counted from one; nil for the file as a whole.
    public let line: Int?
    /// Counted from one.
    public let column: Int?
    /// The keys that lead there; empty for the whole document.
    public let key: String

    init(file: String, line: Int? = nil, column: Int? = nil, key: String = "") {
        self.file = file
        self.line = line
        self.column = column
        self.key = key
    }

    public var description: String {
        let position = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
        return position.joined(separator: ":") + (key.isEmpty ? "" : ": \(key)")
    }
}

/// What is wrong in a document: where, what, and what is allowed.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    public let place: Place
    /// One sentence without its full stop.
    public let problem: String

    public var description: String { "\(place): \(problem)" }
}
