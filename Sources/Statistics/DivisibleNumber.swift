/// What the exact geometry needs of a number, so that it can be checked with fractions.
package protocol DivisibleNumber: SignedNumeric, Comparable {
    /// The relative size under which a difference is noise; zero for exact numbers.
    static var noise: Self { get }

    static func / (left: Self, right: Self) -> Self
}

extension Double: DivisibleNumber {
    package static let noise = 1e-12
}
