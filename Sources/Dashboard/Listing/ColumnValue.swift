internal import Metrics
internal import Reporting

/// What a cell of a list says, apart from how it looks: lists sort by it and export it.
enum ColumnValue: Hashable, Sendable {
    case number(Double)
    case text(String)
    /// A number among others of other units, which it is not compared with.
    case quantity(Double, unit: Metrics.Unit)

    /// As it is compared: whether letters are large does not count.
    var folded: ColumnValue {
        if case .text(let text) = self { .text(text.lowercased()) } else { self }
    }

    /// Whether it stands before another, upwards; numbers before texts, quantities by unit first.
    ///
    /// Both are ``folded``.
    func precedes(_ other: ColumnValue) -> Bool {
        switch (self, other) {
        case (.number(let left), .number(let right)): left < right
        case (.text(let left), .text(let right)): left.naturallyPrecedes(right)
        case (.quantity(let left, let one), .quantity(let right, let other)):
            one == other ? left < right : one.rawValue < other.rawValue
        case (.number, _), (.quantity, .text): true
        case (.text, _), (.quantity, .number): false
        }
    }

    /// What it counts, where that is not what the whole column does.
    var unit: Metrics.Unit? { if case .quantity(_, let unit) = self { unit } else { nil } }

    var json: JSONValue {
        switch self {
        case .number(let number), .quantity(let number, _): .number(number)
        case .text(let text): .string(text)
        }
    }
}
