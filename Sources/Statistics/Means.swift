internal import Glibc

extension Weights {
    /// The weighted sum of one value per criterion: Σ wᵢ vᵢ, in the unit of the values.
    ///
    /// Fully compensatory: a strong criterion buys off a weak one. Nil when the counts differ or a value is
    /// not finite. Source: the simple additive weighting of Churchman and Ackoff (1954).
    public func mean(of values: [Double]) -> Double? {
        guard values.count == count else { return nil }
        return zip(self.values, values).reduce(0) { $0 + $1.0 * $1.1 }.whenFinite
    }

    /// The weighted geometric mean of one value per criterion: exp Σ wᵢ ln vᵢ, in the unit of the values.
    ///
    /// Partly compensatory: one zero that counts makes the whole zero, so values under `floor` are lifted to
    /// it first. A value without weight is left out. Nil when the counts differ, or when a value that has
    /// weight is negative or not finite. Source: Aczél and Saaty (1983); the HDI since 2010.
    public func geometricMean(of values: [Double], floor: Double = 0) -> Double? {
        guard values.count == count else { return nil }
        var logarithm = 0.0
        for (weight, value) in zip(self.values, values) where weight > 0 {
            guard value >= 0, value.isFinite else { return nil }
            logarithm += weight * log(max(value, floor))
        }
        return exp(logarithm).whenFinite
    }
}
