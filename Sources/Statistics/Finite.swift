extension Double {
    /// The number itself, or nil for NaN and the infinities, which never leave this module.
    var whenFinite: Double? { isFinite ? self : nil }

    /// The number as it is compared with others: rounded to six decimals, so that noise in the last bits
    /// decides no rank; whatever is not finite comes last.
    public var roundedForComparison: Double {
        guard isFinite else { return -.infinity }
        let scaled = self * 1e6
        // Beyond 2⁵² a Double holds no fraction that could be rounded.
        return scaled.magnitude < 0x1p52 ? scaled.rounded() / 1e6 : self
    }
}
