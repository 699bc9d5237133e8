extension Weights {
    /// The weight of one criterion at which two alternatives tie, the other weights kept in proportion.
    ///
    /// With d the difference in that criterion and D the weighted difference in the others, scaled to sum 1,
    /// they tie at D / (D - d). `one` and `other` hold a value per criterion, in one unit. Nil when no weight
    /// from 0 to 1 ties them or all do, when the others have no weight to keep in proportion, and when the
    /// counts differ or a value is not finite. Source: the weight stability intervals of Mareschal, EJOR 33
    /// (1988).
    public func tieWeight(of criterion: Int, between one: [Double], and other: [Double]) -> Double? {
        guard values.indices.contains(criterion), one.count == count, other.count == count else { return nil }
        var others = values
        others[criterion] = 0
        guard let rest = Weights(others)?.mean(of: zip(one, other).map(-)),
            let gap = (rest - one[criterion] + other[criterion]).whenFinite, gap != 0
        else { return nil }
        let weight = rest / gap
        // Without the sign of a zero.
        return (0...1).contains(weight) ? weight.magnitude : nil
    }
}
