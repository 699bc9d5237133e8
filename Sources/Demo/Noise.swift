internal import Metrics

/// Smooth random ups and downs of one series over time: the same at every start.
///
/// Value noise (random heights at even distances, eased in between) of four periods, from a day to two months.
struct Noise {
    private let seed: UInt64

    private static let periods: [(seconds: Double, share: Double)] = [
        (86_400 * 0.4, 0.12), (86_400 * 2.7, 0.22), (86_400 * 13, 0.3), (86_400 * 61, 0.36),
    ]

    /// Noise of its own for each series.
    init(_ series: Series) { seed = Self.hash(series.description) }

    /// From -1 to 1, mostly near zero.
    func value(at time: Timestamp) -> Double {
        let seconds = Double(time.seconds)
        return Self.periods.enumerated().reduce(0) { sum, period in
            let place = seconds / period.element.seconds
            let index = place.rounded(.down)
            let part = place - index
            let eased = part * part * (3 - 2 * part)
            let octave = UInt64(period.offset)
            let low = height(Int64(index), octave)
            let high = height(Int64(index) + 1, octave)
            return sum + period.element.share * (low + (high - low) * eased)
        }
    }

    private func height(_ index: Int64, _ octave: UInt64) -> Double {
        let bits = Self.mixed(seed &+ octave &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: index))
        return Double(bits >> 11) / Double(1 << 52) - 1
    }

    /// The finalizer of SplitMix64, <https://prng.di.unimi.it/splitmix64.c>.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var bits = value &+ 0x9E37_79B9_7F4A_7C15
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }

    /// FNV-1a, <http://www.isthe.com/chongo/tech/comp/fnv/>: the same in every process, unlike Swift's own.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
