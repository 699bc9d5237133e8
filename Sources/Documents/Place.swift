/// Where something stands in a file: `akash.yaml:12:5: sources[1].every`.
public struct Place: Sendable {
    /// As messages name it.
    public let file: String
    /// From 1; nil when the whole file is meant.
    public let line: Int?
    /// From 1, in Unicode scalars.
    public let column: Int?
    let path: Path

    /// The keys that lead somewhere; written out where a message needs them, for most places are never named.
    indirect enum Path: Sendable {
        case whole
        case member(of: Path, String)
        case item(of: Path, Int)

        var text: String {
            switch self {
            case .whole: return ""
            case .item(let list, let index): return "\(list.text)[\(index)]"
            case .member(let mapping, let key):
                let path = mapping.text
                return path.isEmpty || key.isEmpty ? path + key : "\(path).\(key)"
            }
        }
    }

    /// The path of keys that leads there: `sources[1].every`; empty for the whole file.
    public var key: String { path.text }

    public init(file: String, line: Int? = nil, column: Int? = nil, key: String = "") {
        self.init(file: file, line: line, column: column, path: .member(of: .whole, key))
    }

    init(file: String, line: Int?, column: Int?, path: Path) {
        self.file = file
        self.line = line
        self.column = column
        self.path = path
    }
}

extension Place: Hashable {
    public static func == (left: Place, right: Place) -> Bool {
        (left.file, left.line, left.column) == (right.file, right.line, right.column) && left.key == right.key
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(line)
        hasher.combine(column)
        hasher.combine(key)
    }
}

extension Place: CustomStringConvertible {
    public var description: String {
        let position = [file, line.map(String.init), column.map(String.init)].compactMap(\.self)
            .joined(separator: ":")
        return key.isEmpty ? position : "\(position): \(key)"
    }
}
