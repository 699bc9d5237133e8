internal import Metrics
internal import Storage

/// A value on the way to a figure.
struct Quantity {
    var value: Double
    var formula: String
    var inputs: [DerivedFigure.Input]
    /// The part of the window that was measured; nil for a latest value.
    var coverage: Double?
    /// The figure of each day of the window, the oldest first; empty where it has none.
    var days: [Double?] = []

    var count: Int { inputs.reduce(0) { $0 + $1.count } }

    /// The quotient, as well measured as the worse of the two.
    ///
    /// - Throws: ``Absence/notPositive(_:)`` when `divisor` is not over zero.
    func divided(
        by divisor: Quantity, named name: String, formula: String
    ) throws(Obstacle) -> Quantity {
        guard divisor.value > 0, (value / divisor.value).isFinite else {
            throw .absence(.notPositive(name))
        }
        return Quantity(
            value: value / divisor.value, formula: formula, inputs: inputs + divisor.inputs,
            coverage: [coverage, divisor.coverage].compactMap(\.self).min())
    }
}

/// What stands in the way of a figure.
enum Obstacle: Error {
    case absence(Absence)
    case storage(StorageError)
}
