/// The weights that a mode allows, as a polygon in a plane through them.
///
/// A point (x, y) of the polygon stands for the weights `origin + x · axes[0] + y · axes[1]`. Along an axis
/// one weight goes from the least to the most that the mode allows, and the largest weight makes up for it.
/// Three weights need two axes, two need one, fixed weights none; an axis that is not needed moves nothing,
/// so that one piece of geometry serves all.
struct WeightRegion<Number: DivisibleNumber> {
    private var origin: [Number]
    private var axes: [[Number]]
    private(set) var polygon = Polygon<Number>.unitSquare

    /// Nil when more than three weights may vary.
    init?(_ mode: WeightMode, weights: [Number]) {
        let none = [Number](repeating: 0, count: weights.count)
        axes = [none, none]
        origin = weights
        guard mode != .fixed else { return }

        let varying = weights.indices.filter { mode == .agnostic || weights[$0] != 0 }
        guard let left = weights.indexOfLargest, varying.count <= 3 else { return nil }
        origin = none
        origin[left] = 1
        for (axis, criterion) in varying.filter({ $0 != left }).enumerated() {
            let bounds = mode.bounds(of: weights[criterion])
            origin[criterion] = bounds.low
            origin[left] -= bounds.low
            axes[axis][criterion] = bounds.high - bounds.low
            axes[axis][left] = bounds.low - bounds.high
        }
        var leftOver = none
        leftOver[left] = 1
        let bounds = mode.bounds(of: weights[left])
        polygon = polygon.clipped(to: line(leftOver, minus: bounds.low))
        polygon = polygon.clipped(to: -line(leftOver, minus: bounds.high))
    }

    /// The weights of a point of the plane.
    func weights(at point: Polygon<Number>.Point) -> [Number] {
        origin.indices.map { origin[$0] + point.x * axes[0][$0] + point.y * axes[1][$0] }
    }

    /// The sum of coefficients times weights, less a constant, as a linear function on the plane.
    func line(_ coefficients: [Number], minus constant: Number = 0) -> Line<Number> {
        func along(_ direction: [Number]) -> Number {
            zip(coefficients, direction).reduce(0) { $0 + $1.0 * $1.1 }
        }
        return Line(constant: along(origin) - constant, x: along(axes[0]), y: along(axes[1]))
    }
}
