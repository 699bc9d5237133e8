internal import Catalog
internal import Documents
internal import Metrics

/// Reads one file of Data/Baselines; the keys are explained in aws.yaml.
struct CloudReader {
    let vocabulary: Vocabulary
    let gpus: GPUNames

    func cloud(_ document: Document) throws(DocumentError) -> Cloud {
        let fields = try document.root.fields(["id", "name", "live", "sources", "prices"])
        let sources = try sources(fields.required("sources"))
        var prices: [Cloud.ListPrice] = []
        for element in try fields.required("prices").list() {
            let price = try price(element, sources)
            let rival = prices.firstIndex { $0.gpu == price.gpu && $0.term == price.term }
            if let rival {
                if price.price < prices[rival].price { prices[rival] = price }
            } else {
                prices.append(price)
            }
        }
        return Cloud(
            id: try fields.required("id").id(), name: try fields.required("name").text(),
            live: try fields["live"].map { element throws(DocumentError) in try live(element) },
            prices: prices, file: document.file)
    }

    private struct ListSource {
        let at: String
        let seen: Timestamp?
    }

    private func sources(_ element: Element) throws(DocumentError) -> [String: ListSource] {
        var sources: [String: ListSource] = [:]
        for (name, value) in try element.entries() {
            let fields = try value.fields(["at", "seen"])
            sources[name] = ListSource(
                at: try fields.required("at").text(),
                seen: try fields["seen"].map { element throws(DocumentError) in try element.day() })
        }
        return sources
    }

    private func live(_ element: Element) throws(DocumentError) -> Cloud.Live {
        let fields = try element.fields(["network", "metric", "labels", "max-age"])
        let metric = try fields.required("metric").metric(in: vocabulary)
        var labels: [Labels.Label] = []
        for (name, value) in try fields["labels"]?.entries() ?? [] {
            guard metric.labels.contains(name), name != "gpu", name != "term" else {
                throw value.error("'\(metric.name)' has no label '\(name)' that is set here")
            }
            labels.append(Labels.Label(name: name, value: try value.text()))
        }
        return Cloud.Live(
            network: try fields.required("network").id(), metric: metric.name, labels: Labels(labels),
            maxAge: try fields.required("max-age").duration())
    }

    private func price(
        _ element: Element, _ sources: [String: ListSource]
    ) throws(DocumentError) -> Cloud.ListPrice {
        let fields = try element.fields([
            "gpu", "form", "price", "instance", "count", "term", "region", "source",
        ])
        let price = try fields.required("price")
        guard try price.number() > 0, try price.number() <= 1_000 else {
            throw price.error("a price is over 0 and at most 1000 USD per GPU and hour")
        }
        _ = try fields["count"]?.integer(in: 1...64)
        let name = try fields.required("source")
        guard let source = sources[try name.text()] else {
            throw name.error("not one of sources: \(sources.keys.sorted().joined(separator: ", "))")
        }
        return Cloud.ListPrice(
            gpu: try fields.required("gpu").gpu(in: gpus),
            term: try fields.required("term").choice(Term.self),
            price: try price.number(), instance: try fields.required("instance").text(), seen: source.seen,
            source: source.at)
    }
}
