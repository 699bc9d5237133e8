/// How much better a difference in one criterion makes an alternative: a degree from 0 to 1.
public struct Preference: Sendable {
    private let function: @Sendable (_ difference: Double) -> Double

    /// Takes any function of the difference; what it gives is kept within 0 to 1, and NaN is 0.
    public init(_ function: @escaping @Sendable (_ difference: Double) -> Double) { self.function = function }

    /// The degree for a difference in the unit of the criterion.
    public func degree(_ difference: Double) -> Double {
        // In this order: the other way round, NaN would pass.
        min(max(0, function(difference)), 1)
    }

    /// Nothing up to the indifference, everything from the preference on, in proportion between them.
    ///
    /// The defaults are points of a score from 0 to 100. Source: Brans and Vincke, "A preference ranking
    /// organisation method", Management Science 31 (1985), type V.
    public static func linear(indifference: Double = 5, preference: Double = 25) -> Preference {
        Preference { difference in
            if difference <= indifference { return 0 }
            if difference >= preference { return 1 }
            return (difference - indifference) / (preference - indifference)
        }
    }
}
