public import Metrics

/// How a series moved over a time; an end without a sample is nil, never zero.
public struct Change: Hashable, Sendable {
    public struct Reading: Hashable, Sendable {
        public let time: Timestamp
        public let value: Double

        public init(time: Timestamp, value: Double) {
            self.time = time
            self.value = value
        }
    }

    public let from: Reading?
    public let to: Reading?

    public init(from: Reading?, to: Reading?) {
        self.from = from
        self.to = to
    }

    /// How much more the last value is than the first; nil when an end is absent.
    public var difference: Double? {
        guard let from, let to else { return nil }
        return to.value - from.value
    }

    /// The change as a share of the size of the first value: 0.03 is 3 % up.
    ///
    /// - Returns: nil when an end is absent or the first value is zero.
    public var ratio: Double? {
        guard let from = from?.value, let to = to?.value, from != 0 else { return nil }
        let ratio = (to - from) / from.magnitude
        return ratio.isFinite ? ratio : nil
    }
}
