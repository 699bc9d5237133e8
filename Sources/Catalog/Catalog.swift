public import Documents
public import Metrics

/// Every network that Assay knows, and the words it measures them in.
public struct Catalog: Sendable {
    /// By layer, in the order of ``Layer``, then by name.
    public let networks: [Network]
    /// The metrics of Data/Metrics.yaml.
    public let vocabulary: Vocabulary
    /// The models and spellings of Data/GPUs.yaml.
    public let gpus: GPUNames
    /// The events of Data/Annotations.yaml, the oldest first.
    public let annotations: [Annotation]
    /// What is wrong with files that could not be used; the others are there.
    public let problems: [DocumentError]

    /// The network with an id.
    public subscript(id: String) -> Network? {
        networks.first { $0.id == id }
    }
}
