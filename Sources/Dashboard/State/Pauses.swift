public import Collection

/// The sources that a reader has paused.
public struct Pauses: Hashable, Sendable {
    /// Whether no source is asked.
    var isAll = false
    /// Those that are paused one by one.
    var alone: Set<SourceID> = []

    public func contains(_ source: SourceID) -> Bool { isAll || alone.contains(source) }
}
