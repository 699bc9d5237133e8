/// What became of a poll's samples.
public struct Receipt: Hashable, Sendable {
    /// Samples that are now on the disk, quarantined ones included.
    public var stored = 0
    /// Samples whose series already had one at that time; the first one stays.
    public var repeated = 0
    /// Samples that cannot be kept: not finite, a series name that is empty, over 2,000 bytes or holds a NUL, or a day
    /// that is only kept by hours.
    public var refused = 0

    public init(stored: Int = 0, repeated: Int = 0, refused: Int = 0) {
        self.stored = stored
        self.repeated = repeated
        self.refused = refused
    }
}
