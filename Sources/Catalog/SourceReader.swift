internal import Documents
internal import Metrics

/// Reads one entry of `sources:`.
struct SourceReader {
    let network: String
    let vocabulary: Vocabulary

    static let keys =
        RequestReader.keys + [
            "id", "title", "every", "timeout", "probes", "shape", "no-data-when", "values", "samples",
            "attributes", "uses",
        ]
    static let defaultTimeout = Duration.seconds(30)

    func source(_ element: Element) throws(DocumentError) -> Source {
        let fields = try element.fields(Self.keys)
        let values = try values(fields["values"])
        let samples = try fields["samples"]?.text()
        let attributes = try fields["attributes"]?.text()
        if values.isEmpty, samples == nil, attributes == nil {
            throw element.error("a source needs values:, samples: or attributes:")
        }
        return Source(
            id: try fields.required("id").id(),
            network: network,
            title: try fields["title"]?.text(),
            requests: try RequestReader(fields: fields).calls(),
            every: try fields.required("every").duration(atLeast: .seconds(10)),
            timeout: try fields["timeout"]?.duration(atLeast: .seconds(1)) ?? Self.defaultTimeout,
            probes: try fields.required("probes").choice(Probe.self),
            shape: try shape(fields["shape"]),
            key: try RequestReader(fields: fields).key(),
            noDataWhen: try fields["no-data-when"]?.value("a comparison over $.paths, such as $.count = 0") {
                $0.contains("$.") || $0.contains("$[") ? $0 : nil
            },
            values: values, samples: samples, attributes: attributes,
            uses: try uses(fields["uses"]),
            place: element.place, places: try places(fields))
    }

    private func values(_ element: Element?) throws(DocumentError) -> [Source.Value] {
        var values: [Source.Value] = []
        for (name, path) in try element?.entries() ?? [] {
            let metric = try vocabulary.metric(name, at: path)
            values.append(Source.Value(metric: metric.name, path: try path.path()))
        }
        return values
    }

    private func shape(_ element: Element?) throws(DocumentError) -> Source.Shape? {
        guard let fields = try element?.fields(["seen", "at"]) else { return nil }
        return Source.Shape(seen: try fields.required("seen").day(), at: try fields.required("at").text())
    }

    private func uses(_ element: Element?) throws(DocumentError) -> [Source.Use] {
        var uses: [Source.Use] = []
        for (parameter, use) in try element?.entries() ?? [] {
            guard Name.isWord(parameter), !["response", "now"].contains(parameter) else {
                throw use.error("a name of a-z, digits and _ that is neither response nor now")
            }
            let fields = try use.fields(["network", "metric", "labels", "max-age"])
            let name = try fields.required("metric")
            let metric = try vocabulary.metric(try name.text(), at: name)
            let series = Series(
                network: try fields["network"]?.id() ?? network, metric: metric.name,
                labels: try labels(fields["labels"], of: metric))
            let maxAge = try fields.required("max-age").duration(atLeast: .seconds(10))
            uses.append(Source.Use(name: parameter, series: series, maxAge: maxAge))
        }
        return uses
    }

    private func labels(_ element: Element?, of metric: Metric) throws(DocumentError) -> Labels {
        var labels: [Labels.Label] = []
        for (name, value) in try element?.entries() ?? [] {
            guard metric.labels.contains(name) else {
                let allowed = metric.labels.isEmpty ? "it has none" : metric.labels.joined(separator: ", ")
                throw value.error("'\(metric.name)' has no label '\(name)'; \(allowed)")
            }
            labels.append(Labels.Label(name: name, value: try value.text()))
        }
        return Labels(labels)
    }

    private func places(_ fields: Fields) throws(DocumentError) -> [String: Place] {
        var places: [String: Place] = [:]
        for key in Self.keys { places[key] = fields[key]?.place }
        for (name, value) in try fields["values"]?.entries() ?? [] { places["values.\(name)"] = value.place }
        return places
    }
}
