internal import Documents
internal import Metrics

extension Vocabulary {
    /// Reads Data/Metrics.yaml: `metrics:` by name.
    init(_ document: Document) throws(DocumentError) {
        var metrics: [Metric] = []
        for (name, value) in try document.root.fields(["metrics"]).required("metrics").entries() {
            metrics.append(try Metric(name, value))
        }
        self.init(metrics)
    }

    /// The metric that an element names.
    func metric(_ name: String, at element: Element) throws(DocumentError) -> Metric {
        guard let metric = self[name] else {
            throw element.error(
                "no metric '\(name)' in Metrics.yaml" + Spelling.hint(for: name, among: metrics.keys))
        }
        return metric
    }
}

extension Metric {
    fileprivate init(_ name: String, _ value: Element) throws(DocumentError) {
        guard Name.isMetric(name) else {
            throw value.error(
                "a metric's name is words of a-z, digits and _ with dots between: gpu.price.min")
        }
        let fields = try value.fields([
            "title", "unit", "kind", "direction", "decimals", "meaning", "labels", "bounds",
        ])
        self.init(
            name: name,
            title: try fields.required("title").text(),
            unit: Unit(rawValue: try fields.required("unit").text()),
            kind: try fields["kind"]?.choice(Kind.self) ?? .gauge,
            direction: try fields["direction"]?.choice(Direction.self) ?? .neither,
            decimals: try fields["decimals"]?.integer(in: 0...15) ?? 0,
            meaning: try fields.required("meaning").text(),
            labels: try Self.labels(fields["labels"]),
            bounds: try Self.bounds(fields["bounds"]))
    }

    private static func labels(_ element: Element?) throws(DocumentError) -> [String] {
        var labels: [String] = []
        for item in try element?.list() ?? [] {
            labels.append(
                try item.value("a label's name of a-z, digits and _") { Name.isWord($0) ? $0 : nil })
        }
        return labels
    }

    private static func bounds(_ element: Element?) throws(DocumentError) -> ClosedRange<Double>? {
        guard let element else { return nil }
        let ends = try element.list()
        guard ends.count == 2, let low = try ends.first?.number(), let high = try ends.last?.number(),
            low < high
        else { throw element.error("expected [least, greatest], such as [0, 1] or [0, .inf]") }
        return low...high
    }
}
