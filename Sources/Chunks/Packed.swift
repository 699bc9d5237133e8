/// A packed chunk and its summary.
public struct Packed: Hashable, Sendable {
    /// A figure of the summary, as it is stored: a whole number of 10^-``decimals``, or a double where these are nil.
    public enum Figure: Hashable, Sendable {
        case number(Int64)
        case double(Double)

        /// In the unit of the samples.
        public func value(decimals: Int?) -> Double {
            switch self {
            case .number(let number):
                Double(number) / Decimals.powers[Swift.min(Swift.max(decimals ?? 0, 0), Decimals.limit)]
            case .double(let value): value
            }
        }
    }

    public let count: Int
    public let decimals: Int?
    public let min: Figure
    public let max: Figure
    /// Exact where the figures are whole numbers; limited to finite doubles where they are not.
    public let sum: Figure
    public let first: Figure
    public let last: Figure
    public let bytes: [UInt8]

    init(_ points: Points, _ scaled: (decimals: Int, numbers: [Int64])?, _ bytes: [UInt8]) {
        count = points.count
        self.bytes = bytes
        if let scaled, let sum = Self.sum(of: scaled.numbers) {
            decimals = scaled.decimals
            min = .number(scaled.numbers.min() ?? 0)
            max = .number(scaled.numbers.max() ?? 0)
            self.sum = .number(sum)
            first = .number(scaled.numbers.first ?? 0)
            last = .number(scaled.numbers.last ?? 0)
        } else {
            let values = points.values
            decimals = nil
            min = .double(values.min() ?? 0)
            max = .double(values.max() ?? 0)
            let limit = Double.greatestFiniteMagnitude
            sum = .double(Swift.min(Swift.max(values.reduce(0, +), -limit), limit))
            first = .double(values.first ?? 0)
            last = .double(values.last ?? 0)
        }
    }

    private static func sum(of numbers: [Int64]) -> Int64? {
        var sum: Int64 = 0
        for number in numbers {
            let (next, overflow) = sum.addingReportingOverflow(number)
            if overflow { return nil }
            sum = next
        }
        return sum
    }
}
