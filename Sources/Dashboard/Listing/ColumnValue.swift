internal import Reporting

/// What a cell of a list says, apart from how it looks: lists sort by it and export it.
enum ColumnValue: Hashable, Sendable {
    case number(Double)
    case text(String)

    /// As it is compared: whether letters are large does not count.
    var folded: ColumnValue {
        if case .text(let text) = self { .text(text.lowercased()) } else { self }
    }

    /// Whether it stands before another, upwards; numbers before texts.
    ///
    /// Both are ``folded``.
    func precedes(_ other: ColumnValue) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left < right
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
