internal import Statistics

/// Whether something holds, as far as intervals can say.
enum Truth {
    case yes, no, open

    /// Whether an interval lies under a limit, compared after rounding to six decimals.
    init(_ low: Double, _ high: Double, under limit: Double) {
        self =
            if high.roundedForComparison < limit {
                .yes
            } else if low.roundedForComparison >= limit {
                .no
            } else {
                .open
            }
    }

    /// The opposite; what is open stays open.
    var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .open: .open
        }
    }

    /// One that does not hold is enough for no.
    static func all(_ parts: some Sequence<Truth>) -> Truth {
        var result = Truth.yes
        for part in parts {
            if part == .no { return .no }
            if part == .open { result = .open }
        }
        return result
    }

    /// One that holds is enough for yes.
    static func any(_ parts: some Sequence<Truth>) -> Truth {
        all(parts.map(\.negated)).negated
    }
}
