internal import Reporting

/// What a cell of a list says, apart from how it looks: lists sort by it and export it.
enum ColumnValue: Hashable, Sendable {
    case number(Double)
    case text(String)

    /// Whether it stands before another, upwards; numbers before texts.
    func precedes(_ other: ColumnValue) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left.lowercased() < right.lowercased()
        case (.number, .text): true
        case (.text, .number): false
        }
    }

    var json: JSONValue {
        switch self {
        case .number(let number): .number(number)
        case .text(let text): .string(text)
        }
    }
}
