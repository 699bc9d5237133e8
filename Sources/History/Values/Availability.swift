/// How a source did in a time: what it is blamed for, and how much of the time was measured at all.
public struct Availability: Hashable, Sendable {
    /// Polls with a valid answer.
    public var good = 0
    /// Measured polls without one.
    public var blamed = 0
    /// Polls that say nothing of the source: limited, without a key, or Assay's own troubles.
    public var unmeasured = 0
    /// How much of the time measured polls speak for, 0 to 1.
    ///
    /// A poll speaks for the time from it to the next poll of the source, but for no more than one and a half
    /// times the usual distance of two polls: while Assay did not run, nothing was measured.
    ///
    /// Longer pauses after failures are the source's: the last failure speaks for such a one as a whole.
    public var coverage = 0.0
    /// How much of the time polls with a valid answer speak for, a part of ``coverage``.
    public var up = 0.0

    public init(
        good: Int = 0, blamed: Int = 0, unmeasured: Int = 0, coverage: Double = 0, up: Double = 0
    ) {
        self.good = good
        self.blamed = blamed
        self.unmeasured = unmeasured
        self.coverage = coverage
        self.up = up
    }

    /// The share of the measured time in which answers were valid; nil when none was measured.
    ///
    /// By time and not by polls, because a source that fails is asked less often. One poll speaks for no time yet:
    /// without any, it is the share of polls.
    public var share: Double? {
        if coverage > 0 { return min(1, up / coverage) }
        return good + blamed == 0 ? nil : Double(good) / Double(good + blamed)
    }
}
