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
        var numbers: [Int64] = []
        numbers.reserveCapacity(values.count)
        while numbers.count < values.count {
            let power = powers[decimals]
            for value in values[numbers.count...] {
                guard let number = number(value, power) else { break }
                numbers.append(number)
            }
            guard numbers.count < values.count else { break }
            let next = values[numbers.count]
            repeat {
                decimals += 1
                if decimals > limit { return nil }
            } while number(next, powers[decimals]) == nil
            numbers.removeAll(keepingCapacity: true)
        }
        return (decimals, numbers)
    }

    @inline(__always)
    private static func number(_ value: Double, _ power: Double) -> Int64? {
        let scaled = value * power
        guard scaled.magnitude < 0x1p51 else { return whole(scaled, value, power) }
        // Rounds to the nearest whole number: what is added leaves no bits for a fraction.
        return exact((scaled + 0x1.8p52) - 0x1.8p52, value, power)
    }

    @inline(never)
    private static func whole(_ scaled: Double, _ value: Double, _ power: Double) -> Int64? {
        let rounded = scaled.rounded(.toNearestOrEven)
        return rounded.magnitude < 0x1p53 ? exact(rounded, value, power) : nil
    }

    @inline(__always)
    private static func exact(_ rounded: Double, _ value: Double, _ power: Double) -> Int64? {
        (rounded / power).bitPattern == value.bitPattern ? Int64(rounded) : nil
    }
}
