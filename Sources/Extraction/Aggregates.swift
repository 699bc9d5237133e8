/// The numbers of one group; NULLs are passed over, as SQL does, everything else that is no number is an error.
///
/// SQLite's own `sum` and `avg` take a text for the number it begins with, or for zero.
class Numbers {
    private(set) var values: [Double] = []

    /// The most that one group may hold.
    static let limit = 1_000_000

    func gather(_ value: SQLValue, for name: String) throws(FunctionError) {
        guard !value.isNull else { return }
        guard let number = value.number else {
            throw FunctionError(message: "\(name): \(value.shown) is not a number")
        }
        guard values.count < Self.limit else {
            throw FunctionError(message: "\(name): more than \(Self.limit) values")
        }
        values.append(number)
    }
}

/// `sum(x)`: NULL without values.
final class Sum: Numbers, Aggregate {
    func add(_ arguments: [SQLValue]) throws(FunctionError) { try gather(arguments[0], for: "sum") }

    func result() -> SQLValue { values.isEmpty ? .null : .real(values.reduce(0, +)) }
}

/// `avg(x)`: NULL without values.
final class Average: Numbers, Aggregate {
    func add(_ arguments: [SQLValue]) throws(FunctionError) { try gather(arguments[0], for: "avg") }

    func result() -> SQLValue {
        values.isEmpty ? .null : .real(values.reduce(0, +) / Double(values.count))
    }
}

/// `percentile(x, p)`, p from 0 to 100, between neighbours in proportion; `median(x)` is the fiftieth.
///
/// The definition of SQLite's percentile extension, <https://sqlite.org/percentile.html>.
final class Percentile: Numbers, Aggregate {
    private let name: String
    private var share: Double?

    override init() { name = "percentile" }

    private init(share: Double, name: String) {
        self.name = name
        self.share = share
    }

    static func median() -> Percentile { Percentile(share: 0.5, name: "median") }

    func add(_ arguments: [SQLValue]) throws(FunctionError) {
        if arguments.count > 1 {
            guard let percent = arguments[1].number, (0...100).contains(percent) else {
                throw FunctionError(message: "percentile: \(arguments[1].shown) is not from 0 to 100")
            }
            share = percent / 100
        }
        try gather(arguments[0], for: name)
    }

    func result() -> SQLValue {
        guard let share, !values.isEmpty else { return .null }
        let sorted = values.sorted()
        let place = share * Double(sorted.count - 1)
        let index = Int(place)
        let low = sorted[index]
        let high = sorted[min(index + 1, sorted.count - 1)]
        // Equal neighbours are not subtracted: infinities would give not-a-number.
        return .real(low == high ? low : low + (high - low) * (place - Double(index)))
    }
}
