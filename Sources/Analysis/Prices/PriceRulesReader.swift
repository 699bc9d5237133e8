internal import Catalog
internal import Documents
internal import Metrics

/// Reads Data/PriceIndex.yaml, whose comments explain its keys.
struct PriceRulesReader {
    let vocabulary: Vocabulary
    let gpus: GPUNames
    /// The clouds that could be read, by id.
    let clouds: [String: Cloud]

    private static let keys = [
        "basket", "price", "free", "sides", "shown", "overall", "discount", "dated-after",
        "latency-reference",
    ]

    func rules(_ document: Document) throws(DocumentError) -> PriceRules {
        let fields = try document.root.fields(Self.keys)
        let price = try fields.required("price").fields(["metric", "term", "max-age"])
        let free = try fields.required("free").fields(["metrics", "price-means"])
        let sides = try fields.required("sides").fields(Side.allCases.map(\.rawValue))
        let counted = try sides.required("cloud").fields(["clouds"]).required("clouds")
        let shown = try fields["shown"].map { element throws(DocumentError) in try known(element) } ?? []
        let overall = try fields.required("overall").fields(["least-weight"])
        let discount = try fields.required("discount").fields(["of", "against"])
        var freeMetrics: [String] = []
        for item in try free.required("metrics").list() {
            freeMetrics.append(try item.metric(in: vocabulary).name)
        }
        return PriceRules(
            basket: try basket(fields.required("basket")),
            metric: try price.required("metric").metric(in: vocabulary).name,
            term: try price.required("term").choice(Term.self),
            maxAge: try price.required("max-age").duration(),
            freeMetrics: freeMetrics,
            pricesOfFreeUnits: Set(try free["price-means"]?.ids() ?? []),
            controls: [
                .decentralized: try control(of: .decentralized, sides),
                .marketplace: try control(of: .marketplace, sides),
            ],
            counted: try known(counted).map(\.id),
            clouds: try known(counted) + shown,
            leastWeight: try overall.required("least-weight").share(),
            discount: (
                of: try discount.required("of").choice(Side.self),
                against: try discount.required("against").choice(Side.self)
            ),
            datedAfter: try fields.required("dated-after").duration(),
            latencyReference: try fields["latency-reference"].map { element throws(DocumentError) in
                try element.id()
            })
    }

    private func basket(_ element: Element) throws(DocumentError) -> [PriceRules.Weight] {
        var basket: [PriceRules.Weight] = []
        for item in try element.list() {
            let fields = try item.fields(["gpu", "weight"])
            let gpu = try fields.required("gpu").gpu(in: gpus)
            guard !basket.contains(where: { $0.gpu == gpu }) else {
                throw item.error("'\(gpu)' is there twice")
            }
            basket.append(PriceRules.Weight(gpu: gpu, weight: try fields.required("weight").share()))
        }
        let sum = basket.reduce(0) { $0 + $1.weight }
        guard (sum - 1).magnitude < 1e-6 else {
            throw element.error("the weights add up to \(Number.short(sum)), not to 1")
        }
        return basket
    }

    private func control(of side: Side, _ sides: Fields) throws(DocumentError) -> Control {
        try sides.required(side.rawValue).fields(["control"]).required("control").choice(Control.self)
    }

    private func known(_ element: Element) throws(DocumentError) -> [Cloud] {
        var found: [Cloud] = []
        for item in try element.list() {
            guard let cloud = clouds[try item.id()] else {
                throw item.error(
                    "no such cloud in Baselines; there are: \(clouds.keys.sorted().joined(separator: ", "))")
            }
            found.append(cloud)
        }
        return found
    }
}
