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
    public var coverage = 0.0

    public init(good: Int = 0, blamed: Int = 0, unmeasured: Int = 0, coverage: Double = 0) {
        self.good = good
        self.blamed = blamed
        self.unmeasured = unmeasured
        self.coverage = coverage
    }

    /// The share of measured polls that had a valid answer; nil when none was measured.
    public var share: Double? {
        good + blamed == 0 ? nil : Double(good) / Double(good + blamed)
    }
}
