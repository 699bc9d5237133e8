internal import Metrics

/// What can be believed of a value when the last good one of its series is known.
struct Plausibility {
    /// What the metric's values can be at all; nil is anything.
    var bounds: ClosedRange<Double>?
    /// How many times as large or as small as the one before a value may be; nil is any number of times.
    var jumpLimit: Double?

    /// Why a value is not believed; nil for one that is.
    ///
    /// Beyond its bounds a value is believed that agrees with a good one there: somebody has released that.
    func doubt(_ value: Double, after good: Double?) -> String? {
        if let bounds, !bounds.contains(value), good.map({ Self.agree(value, $0) }) != true {
            return "\(value) is not from \(bounds.lowerBound) to \(bounds.upperBound)"
        }
        if let jumpLimit, let good, Self.isJump(from: good, to: value, limit: jumpLimit) {
            return "\(value) after \(good) is a jump over the limit of \(jumpLimit) times"
        }
        return nil
    }

    /// Whether two values are a tenth apart at most.
    static func agree(_ one: Double, _ other: Double) -> Bool {
        (one - other).magnitude <= 0.1 * max(one.magnitude, other.magnitude)
    }

    /// From zero to anything is no jump, from anything to zero is one.
    private static func isJump(from old: Double, to new: Double, limit: Double) -> Bool {
        guard old != 0 else { return false }
        let factor = new / old
        return factor > limit || factor < 1 / limit
    }
}
