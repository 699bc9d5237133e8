extension Set {
    /// The share of these members that are gone from a later set, a ratio; nil when there are none.
    ///
    /// Members that came do not count. As customer churn is defined: lost over those at the start.
    public func churn(to later: Set) -> Double? {
        isEmpty ? nil : Double(subtracting(later).count) / Double(count)
    }
}
