/// Where something stands in a file: `akash.yaml:12:5: sources[1].every`.
public struct Place: Hashable, Sendable {
    /// As messages name it.
    public let file: String
    /// From 1; nil when the whole file is meant.
    public let line: Int?
    /// From 1, in Unicode scalars.
    public let column: Int?
    /// The path of keys that leads there: `sources[1].every`; empty for the whole file.
    public let key: String

    public init(file: String, line: Int? = nil, column: Int? = nil, key: String = "") {
        self.file = file
        self.line = line
        self.column = column
        self.key = key
    }
}

extension Place: CustomStringConvertible {
    public var description: String {
        let position = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
            .joined(separator: ":")
        return key.isEmpty ? position : "\(position): \(key)"
    }
}
