public import Documents
public import Metrics

/// Every network that Assay knows, and the words it measures them in.
public struct Catalog: Sendable {
    /// By layer, in the order of ``Layer``, then by name.
    public let networks: [Network]
    public let vocabulary: Vocabulary
    public let gpus: GPUNames
    /// What is wrong with files that could not be used; the others are there.
    public let problems: [DocumentError]

    public subscript(id: String) -> Network? {
        networks.first { $0.id == id }
    }
}
