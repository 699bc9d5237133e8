import Statistics

/// An exact fraction, to prove the geometry without rounding.
struct Fraction: DivisibleNumber, CustomStringConvertible {
    static let noise: Fraction = 0

    let numerator: Int
    let denominator: Int

    init(_ numerator: Int, over denominator: Int = 1) {
        var divisor = (numerator.magnitude, denominator.magnitude)
        while divisor.1 != 0 { divisor = (divisor.1, divisor.0 % divisor.1) }
        let sign = denominator.signum()
        self.numerator = sign * numerator / Int(divisor.0)
        self.denominator = sign * denominator / Int(divisor.0)
    }

    init(integerLiteral value: Int) { self.init(value) }

    init?<Source: BinaryInteger>(exactly source: Source) { self.init(Int(source)) }

    var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

    var double: Double { Double(numerator) / Double(denominator) }

    var magnitude: Fraction { Fraction(abs(numerator), over: denominator) }

    static func + (left: Fraction, right: Fraction) -> Fraction {
        Fraction(
            left.numerator * right.denominator + right.numerator * left.denominator,
            over: left.denominator * right.denominator)
    }

    static func - (left: Fraction, right: Fraction) -> Fraction {
        left + Fraction(-right.numerator, over: right.denominator)
    }

    static func * (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.numerator * right.numerator, over: left.denominator * right.denominator)
    }

    static func *= (left: inout Fraction, right: Fraction) { left = left * right }

    static func / (left: Fraction, right: Fraction) -> Fraction {
        Fraction(left.numerator * right.denominator, over: left.denominator * right.numerator)
    }

    static func < (left: Fraction, right: Fraction) -> Bool {
        left.numerator * right.denominator < right.numerator * left.denominator
    }
}

extension Fraction: Decodable {
    /// Reads `11/18` or `2`.
    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let parts = text.split(separator: "/").compactMap { Int($0) }
        let denominator = parts.count == 2 ? parts[1] : 1
        guard let numerator = parts.first, parts.count <= 2, denominator != 0 else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no fraction: \(text)"))
        }
        self.init(numerator, over: denominator)
    }
}
