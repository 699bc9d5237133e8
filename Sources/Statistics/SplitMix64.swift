/// The generator SplitMix64: eight bytes of state, fast, and the same numbers on every machine for one seed.
///
/// Good enough for simulation, not for secrets. Source: Steele, Lea and Flood, "Fast splittable pseudorandom
/// number generators" (OOPSLA 2014), with the constants of Vigna's `splitmix64.c`.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    @usableFromInline var state: UInt64

    /// Starts the sequence of a seed; equal seeds give equal numbers.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    @inlinable public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number drawn evenly above 0 and up to 1, with 53 random bits.
    ///
    /// It is never 0, so that its logarithm exists: ((z >> 11) + 0.5) · 2⁻⁵³.
    @inlinable public mutating func uniform() -> Double {
        (Double(next() >> 11) + 0.5) * 0x1p-53
    }

    /// A number drawn evenly between two ends; one draw, even when the ends are equal.
    @inlinable public mutating func uniform(from low: Double, to high: Double) -> Double {
        low + (high - low) * uniform()
    }
}
