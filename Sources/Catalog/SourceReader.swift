internal import Documents
internal import Metrics

/// Reads one entry of `sources:`.
struct SourceReader {
    let network: String
    let vocabulary: Vocabulary

    static let keys =
        RequestReader.keys + [
            "id", "title", "every", "timeout", "probes", "shape", "no-data-when", "values", "samples",
            "attributes", "uses", "pages", "list", "as", "history", "jump-limit", "fallback", "cross-check",
        ]
    static let defaultTimeout = Duration.seconds(30)
    static let shortest = Duration.seconds(10)

    func source(_ element: Element) throws(DocumentError) -> Source {
        let fields = try element.fields(Self.keys)
        let values = try values(fields["values"])
        let samples = try fields["samples"]?.text()
        let attributes = try fields["attributes"]?.text()
        if values.isEmpty, samples == nil, attributes == nil {
            throw element.error("a source needs values:, samples: or attributes:")
        }
        let plan = try plan(fields)
        let pages = try fields["pages"].map { element throws(DocumentError) in try Pages(element) }
        if pages != nil, let extra = fields["post"] { throw extra.error("pages: follow get: alone") }
        let (requests, list) = try requests(fields)
        let judgement = try JudgementReader(vocabulary: vocabulary, network: network).judgement(fields)
        return Source(
            id: try fields.required("id").id(),
            network: network,
            title: try fields["title"]?.text(),
            requests: requests, list: list, pages: pages,
            form: try fields["as"]?.choice(AnswerForm.self) ?? .json,
            isBatch: try fields["batch"]?.flag() == true && fields["calls"] != nil,
            history: plan,
            every: try every(fields, plan),
            timeout: try fields["timeout"]?.duration(atLeast: .seconds(1)) ?? Self.defaultTimeout,
            probes: try fields.required("probes").choice(Probe.self),
            shape: try shape(fields["shape"]),
            key: try RequestReader(fields: fields).key(),
            noDataWhen: try fields["no-data-when"]?.value("a comparison over $.paths, such as $.count = 0") {
                $0.contains("$.") || $0.contains("$[") ? $0 : nil
            },
            values: values, samples: samples, attributes: attributes,
            uses: try uses(fields["uses"]),
            jumpLimits: judgement.jumpLimits, jumpLimit: judgement.jumpLimit,
            fallbacks: judgement.fallbacks, crossChecks: judgement.crossChecks,
            place: element.place, places: try places(fields))
    }

    /// One request after the other, or those of each entry of a list.
    private func requests(_ fields: Fields) throws(DocumentError) -> ([Call], [Entry]) {
        guard let list = fields["list"] else { return (try RequestReader(fields: fields).calls(), []) }
        var entries: [Entry] = []
        for entry in try EntryReader.entries(list) {
            let requests: [Call]
            do {
                requests = try RequestReader(fields: fields, blanks: entry.blanks).calls()
            } catch {
                throw DocumentError(error.place, "\(error.problem) (for \(entry.element.place.key))")
            }
            if let twin = entries.first(where: { $0.requests == requests }) {
                let names = twin.fields.map(\.name).joined(separator: ", ")
                throw entry.element.error(
                    "asks the same as another entry; {\(names)} does not tell them apart")
            }
            entries.append(Entry(fields: entry.fields, requests: requests))
        }
        return ([], entries)
    }

    private func every(_ fields: Fields, _ plan: HistoryPlan?) throws(DocumentError) -> Duration {
        if let plan { return plan.every ?? .zero }
        return try fields.required("every").duration(atLeast: Self.shortest)
    }

    private func plan(_ fields: Fields) throws(DocumentError) -> HistoryPlan? {
        guard let element = fields["history"] else { return nil }
        for key in ["values", "attributes", "fallback", "cross-check"] {
            if let extra = fields[key] {
                throw extra.error("a history gives samples: alone, with the time of each in the column 'at'")
            }
        }
        let every = try fields["every"]?.duration(atLeast: Self.shortest)
        guard element.isMapping else {
            guard try element.flag() else { throw element.error("true, or { most: 365d, step: 30d }") }
            return HistoryPlan(most: nil, step: nil, every: every)
        }
        let parts = try element.fields(["most", "step"])
        let step = try parts["step"]?.duration(atLeast: .seconds(3_600))
        if let step, try fields["get"]?.text().contains("{from") != true,
            try fields["get"]?.text().contains("{to") != true, fields["body"]?.json.contains("{from") != true
        {
            throw DocumentError(
                parts["step"]?.place ?? element.place,
                "steps of \(step.text) need {from} or {to} in the request")
        }
        return HistoryPlan(
            most: try parts["most"]?.duration(atLeast: .seconds(3_600)), step: step, every: every)
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

    private func places(_ fields: Fields) throws(DocumentError) -> [(key: String, place: Place)] {
        let values = try fields["values"]?.entries() ?? []
        return fields.places + values.map { ("values.\($0.name)", $0.value.place) }
    }
}
