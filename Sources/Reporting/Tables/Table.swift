/// Rows under named columns, for other programs to read.
public struct Table: Hashable, Sendable {
    /// The header.
    public let columns: [String]
    /// Each as long as ``columns``; what is missing reads as null, what is too much is left out.
    public let rows: [[JSONValue]]

    public init(columns: [String], rows: [[JSONValue]]) {
        self.columns = columns
        self.rows = rows.map { row in
            columns.indices.map { row.indices.contains($0) ? row[$0] : .null }
        }
    }

    /// An array with an object a row.
    public var json: JSONValue {
        .array(rows.map { row in .object(zip(columns, row).map { JSONValue.Member($0, $1) }) })
    }

    /// CSV with a header line.
    public var csv: String {
        CSV.text([columns] + rows.map { $0.map(\.plain) })
    }
}

extension JSONValue {
    /// The value as people and tables write it: a string as it is, null as nothing, everything else as JSON.
    public var plain: String {
        switch self {
        case .string(let text): text
        case .null: ""
        case .number(let number) where number == number.rounded() && number.magnitude < 1e15:
            "\(Int64(number))"
        default: text
        }
    }
}
