/// Why bytes are no chunk.
public enum ChunkError: Error, Hashable, Sendable {
    /// Written by an Assay that packs in another way.
    case version(UInt8)
    /// The bytes end too early, go on too long or contradict themselves.
    case damaged
}
