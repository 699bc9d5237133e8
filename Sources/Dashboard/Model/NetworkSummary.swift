internal import Collection
internal import Catalog
internal import History
internal import Metrics

/// One row of *Networks*.
struct NetworkSummary: Sendable, Identifiable {
    let id: String
    let name: String
    let layer: Layer
    let nodes: Double?
    /// Of ``nodes`` over the range that is shown.
    var change: Double?
    /// GPUs, or stored bytes for networks that store.
    let capacity: (value: Double, unit: Unit)?
    let utilization: Double?
    let h100Price: Double?
    /// How much dearer that is than the median of the clouds on demand; negative when it is cheaper.
    var againstClouds: Double?
    var latency: ResponseTime?
    let token: (symbol: String, price: Double)?
    let tokenChange: Double?
    /// What users paid in the last day, USD.
    let fees: Double?
    /// The series of the sparkline.
    let headline: Series?
    var trend: [Double?] = []
    let freshness: Freshness
    /// How many figures there are, of which the columns show a few.
    let figureCount: Int

    /// A figure that a column shows.
    struct Shown: Sendable {
        let latest: Latest
        let unit: Metrics.Unit
    }

    /// What the columns show, in their order.
    let shown: [Shown]

    /// A column that shows a figure.
    enum Column: Sendable { case nodes, capacity, utilization, h100Price, token, tokenChange, fees, headline }

    /// The newest samples that the figures of the columns come of.
    let origins: [Column: [Latest]]

    /// What alerts can be made of: the headline, then the columns that one series stands behind.
    let subjects: [AlertSubject]

    /// Whether no column but its age has anything to say.
    var isBlank: Bool {
        [nodes, capacity?.value, utilization, h100Price, token?.price, tokenChange, fees].allSatisfy {
            $0 == nil
        }
            && latency == nil && headline == nil
    }

    /// The median of the newest answers, see ``NetworksPage/answers``.
    struct ResponseTime: Sendable {
        let milliseconds: Double
        /// Whether the network itself answered, rather than somebody's API about it.
        let isService: Bool
        /// Which of its sources did.
        let source: String
    }

    /// How far the row can be trusted.
    enum Freshness: Sendable {
        case fresh(Timestamp)
        /// Nothing fresh: why, and when there last was something.
        case troubled(reason: String, lastGood: Timestamp?)
        /// Not asked yet.
        case waiting
    }

    /// What stands for a network's size in its sparkline, the first that it has.
    static let headlines =
        nodes + [
            "gpu.total", "power.raw", "storage.total", "weave.size", "models.served", "subnets",
            "chain.height", "token.price",
        ]
    /// What stands for the capacity of a network that has no GPUs, the first that it has.
    private static let stores = ["power.raw", "storage.total", "weave.size", "storage.used"]
    /// What counts as a network's nodes, the first that it has.
    private static let nodes = ["nodes.online", "neurons", "providers.live", "gateways.up"]

    init(_ network: Network, figures: Figures, sources: [SourceRow], vocabulary: Vocabulary) {
        id = network.id
        name = network.name
        layer = network.layer
        nodes = figures.first(Self.nodes)?.value
        let gpus = figures.total("gpu.total")
        capacity =
            gpus.map { ($0, Unit(rawValue: "GPUs")) }
            ?? figures.first(Self.stores).map {
                ($0.value, .bytes)
            }
        utilization =
            figures.value("gpu.utilization")
            ?? figures.total("gpu.rented").flatMap { rented in
                gpus.flatMap { $0 > 0 ? rented / $0 : nil }
            }
        h100Price = figures.value("gpu.price.median", ["gpu": "h100"])
        token = figures.value("token.price").flatMap { price in
            network.token.map { ($0.symbol, price) }
        }
        let best = figures.first(Self.headlines)
        headline = best?.series
        let h100 = figures.latest("gpu.price.median", ["gpu": "h100"])
        let tokens = (price: figures.latest("token.price"), change: figures.latest("token.change"))
        let paid = figures.latest("fees.day") ?? figures.latest("spend.day")
        (tokenChange, fees) = (tokens.change?.value, paid?.value)
        let capacities = figures.parts("gpu.total")
        let usage = figures.latest("gpu.utilization").map { [$0] } ?? figures.parts("gpu.rented")
        let singles = [h100, tokens.price, tokens.change, paid, best].compactMap(\.self)
        let nodes = figures.first(Self.nodes).map { [$0] } ?? []
        let stores = capacities.isEmpty ? figures.first(Self.stores).map { [$0] } ?? [] : capacities
        // What is rented is a share of what there is.
        let shares = figures.latest("gpu.utilization") == nil ? usage + capacities : usage
        origins = [
            .nodes: nodes, .capacity: stores, .utilization: shares, .h100Price: h100.map { [$0] } ?? [],
            .token: tokens.price.map { [$0] } ?? [], .tokenChange: tokens.change.map { [$0] } ?? [],
            .fees: paid.map { [$0] } ?? [], .headline: best.map { [$0] } ?? [],
        ]
        var known: Set<Series> = []
        shown = (nodes + stores + usage + singles).filter { known.insert($0.series).inserted }
            .map { Shown(latest: $0, unit: vocabulary[$0.series.metric]?.unit ?? .count) }
        // A column of several series is none of them.
        let columns = [nodes, stores, usage].filter { $0.count == 1 }.flatMap(\.self) + singles
        var offered: Set<Series> = []
        subjects = ([best].compactMap(\.self) + columns).filter { offered.insert($0.series).inserted }
            .map { .figure($0.series, unit: vocabulary[$0.series.metric]?.unit ?? .count, value: $0.value) }
        freshness = Freshness(sources, newestFigure: figures.newest)
        figureCount = figures.count
    }
}

extension NetworkSummary.Freshness {
    /// Figures may be older than any answer of the sources: imported, or filled in.
    init(_ sources: [SourceRow], newestFigure: Timestamp?) {
        let lastAnswer = sources.compactMap(\.record?.lastGood?.time).max()
        let lastGood = lastAnswer ?? newestFigure
        if sources.contains(where: { $0.health == .ok }), let lastAnswer {
            self = .fresh(lastAnswer)
        } else if let trouble = sources.first(where: { $0.health == .failed }) {
            self = .troubled(reason: trouble.record?.last.outcome.explanation ?? "failed", lastGood: lastGood)
        } else if let lastAnswer {
            self = .troubled(reason: "not asked lately", lastGood: lastAnswer)
        } else if let reason = sources.compactMap(\.record?.last.outcome.explanation).first {
            self = .troubled(reason: reason, lastGood: lastGood)
        } else if let newestFigure {
            self = .troubled(reason: "no answer yet", lastGood: newestFigure)
        } else {
            self = .waiting
        }
    }
}
