/// Doubles as whole numbers of a decimal unit, where that loses nothing.
enum Decimals {
    /// 10^0 to 10^22, which doubles hold exactly.
    static let powers: [Double] = (0...22).reduce(into: []) { powers, exponent in
        powers.append(exponent == 0 ? 1 : powers[exponent - 1] * 10)
    }
    static let limit = 17

    /// The fewest decimals with which every value is a whole number under 2^53, and those numbers.
    ///
    /// A value passes when the number divided by the power of ten gives its very bits again (so -0.0 does not);
    /// the division of two exact doubles is rounded once, hence what passes with some decimals passes with more.
    static func scale(_ values: [Double]) -> (decimals: Int, numbers: [Int64])? {
        var decimals = 0
        for value in values {
            while number(value, decimals) == nil {
                decimals += 1
                if decimals > limit { return nil }
            }
        }
        var numbers: [Int64] = []
        numbers.reserveCapacity(values.count)
        for value in values {
            guard let number = number(value, decimals) else { return nil }
            numbers.append(number)
        }
        return (decimals, numbers)
    }

    @inline(__always)
    private static func number(_ value: Double, _ decimals: Int) -> Int64? {
        let power = powers[decimals]
        let scaled = (value * power).rounded(.toNearestOrEven)
        guard scaled.magnitude < 0x1p53 else { return nil }
        let number = Int64(scaled)
        return (Double(number) / power).bitPattern == value.bitPattern ? number : nil
    }
}
