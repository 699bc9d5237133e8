internal import Documents
public import Metrics

/// A dated event that explains a step in a chart.
public struct Annotation: Hashable, Sendable {
    /// What sort of event it is.
    public enum Kind: String, CaseIterable, Sendable {
        /// Something happened to the network itself.
        case network
        /// The way in which it is measured changed.
        case measurement
    }

    /// Id of the network whose charts bear the mark.
    public let network: String
    /// The beginning of the day, UTC.
    public let at: Timestamp
    public let kind: Kind
    /// One sentence.
    public let text: String
    /// Where it is said.
    public let source: String
    /// Charts that bear the mark; all of the network's when it is empty.
    public let metrics: Set<String>

    /// Whether it belongs on the chart of a metric.
    public func concerns(_ network: String, _ metric: String) -> Bool {
        network == self.network && (metrics.isEmpty || metrics.contains(metric))
    }
}

extension Annotation {
    /// Reads Data/Annotations.yaml: a list under `annotations:`.
    static func all(
        _ document: Document, networks: some Collection<String>, vocabulary: Vocabulary
    ) throws(DocumentError) -> [Annotation] {
        var all: [Annotation] = []
        for element in try document.root.fields(["annotations"]).required("annotations").list() {
            let fields = try element.fields(["network", "at", "kind", "text", "source", "metrics"])
            let network = try fields.required("network").value("the id of a network") {
                networks.contains($0) ? $0 : nil
            }
            var metrics: Set<String> = []
            for item in try fields["metrics"]?.list() ?? [] {
                metrics.insert(try vocabulary.metric(item.text(), at: item).name)
            }
            all.append(
                Annotation(
                    network: network, at: try fields.required("at").day(),
                    kind: try fields.required("kind").choice(Kind.self),
                    text: try fields.required("text").text(), source: try fields.required("source").text(),
                    metrics: metrics))
        }
        return all.sorted { $0.at < $1.at }
    }
}
