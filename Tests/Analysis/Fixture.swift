import Analysis
import Catalog
import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

/// Wednesday 2026-11-25 12:00:00 UTC.
let noon = Timestamp("2026-11-25T12:00:00Z") ?? Timestamp(seconds: 0)

func days(_ count: Double) -> Duration { .seconds(count * 86_400) }

/// A folder of data and a history in the running test's own directory.
struct Fixture {
    let folder: URL
    let history: History

    init(networks: [String] = [network("akash"), network("ionet"), network("vast", control: "marketplace")])
        throws
    {
        folder = try TemporaryDirectory.current
        for name in ["Networks", "Baselines"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        for name in ["Metrics.yaml", "GPUs.yaml"] {
            try FileManager.default.copyItem(
                at: Repository.root.appending(path: "Data/\(name)"), to: folder.appending(path: name))
        }
        let path = folder.appending(path: "assay.sqlite").path
        history = try History(DatabaseFile(path: path, mode: .readWrite))
        for (index, text) in networks.enumerated() { try write("Networks/\(index).yaml", text) }
        try write("PriceIndex.yaml", Self.rules)
        for (name, text) in Self.clouds { try write("Baselines/\(name).yaml", text) }
    }

    func write(_ path: String, _ text: String) throws {
        try text.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
    }

    var catalog: Catalog { Catalog.load(shipped: folder.path, user: nil) }

    func rules() throws -> PriceRules {
        let (rules, problems) = PriceRules.load(shipped: folder.path, catalog: catalog)
        #expect(problems == [])
        return try #require(rules)
    }

    func board(at: Timestamp = noon) throws -> PriceBoard {
        try PriceBoard(catalog, rules: rules(), history: history, at: at)
    }

    func figure(
        _ metric: DerivedMetric, of network: String = "akash", gpu: String? = nil, at: Timestamp = noon
    ) throws -> DerivedFigure {
        let derivation = try Derivation(catalog, rules: rules(), history: history)
        return try #require(try derivation.figure(metric, of: network, gpu: gpu, at: at))
    }

    /// Records one poll with the values of some series.
    func record(
        _ network: String, _ values: [(String, Labels, Double)], at time: Timestamp, source: String = "api",
        origin: Origin = .measured, quarantined: [(String, Labels, Double)] = []
    ) throws {
        func samples(_ values: [(String, Labels, Double)]) -> [Sample] {
            values.map { Sample(Series(network: network, metric: $0.0, labels: $0.1), at: time, $0.2) }
        }
        try history.record(
            Poll(
                network: network, source: source, slot: time, time: time, outcome: .ok, origin: origin,
                samples: samples(values), quarantined: samples(quarantined)))
    }

    /// Records a value for each of the days before noon; the last is that of the day that ends at noon.
    func record(_ network: String, _ metric: String, _ labels: Labels = .none, days values: [Double?]) throws
    {
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            let time = noon - days(Double(values.count - index) - 0.5)
            try record(network, [(metric, labels, value)], at: time, source: "daily-\(metric)")
        }
    }

    /// Records a service probe.
    func probe(
        _ network: String, at time: Timestamp, _ outcome: Outcome = .ok, total: Double = 100,
        source: String = "node", origin: Origin = .measured
    ) throws {
        let phases = Phases(dns: 0, connect: 0, tls: 0, firstByte: total, total: total)
        try history.record(
            Poll(
                network: network, source: source, slot: time, time: time, outcome: outcome,
                phases: outcome == .ok ? phases : nil, origin: origin, probes: .service))
    }
}

/// A network file with an API about it and, unless it has none, a node that is asked once an hour.
func network(
    _ id: String, control: String = "decentralized", layer: String = "distributed-compute",
    hasNode: Bool = true
) -> String {
    """
    id: \(id)
    name: \(id.capitalized)
    layer: \(layer)
    control: \(control)
    about: A network of the tests.
    sources:
      - { id: api, get: https://example.org/a, every: 10m, probes: statistics, values: { nodes.online: $.n } }
    \(hasNode ? "  - { id: node, get: https://example.org/n, every: 1h, probes: service, values: { nodes.total: $.n } }" : "")

    """
}

extension Fixture {
    static let rules = """
        basket:
          - { gpu: h100, weight: 0.5 }
          - { gpu: a100-80gb, weight: 0.3 }
          - { gpu: l40s, weight: 0.2 }
        price: { metric: gpu.price.median, term: on-demand, max-age: 24h }
        free: { metrics: [gpu.available, gpu.offers], price-means: [runpod] }
        sides:
          decentralized: { control: decentralized }
          marketplace: { control: marketplace }
          cloud: { clouds: [aws, gcp, azure] }
        shown: [lambda]
        overall: { least-weight: 0.6 }
        discount: { of: decentralized, against: cloud }
        dated-after: 30d
        latency-reference: router

        """

    static let clouds = [
        "aws": cloud(
            "aws", "AWS", "2026-07-20", [("h100", 6.88), ("h100", 7.5), ("a100-80gb", 3.43), ("l40s", 1.86)]),
        "gcp": cloud("gcp", "Google Cloud", "2026-11-20", [("h100", 11.06), ("a100-80gb", 5.07)]),
        "azure": cloud(
            "azure", "Azure", "2026-06-18", [("h100", 12.29), ("a100-80gb", 3.67)],
            live: "live: { network: azure, metric: gpu.price.min, max-age: 3d }"),
        "lambda": cloud("lambda", "Lambda", nil, [("h100", 4.29), ("a6000", 1.09)]),
    ]

    static func cloud(
        _ id: String, _ name: String, _ seen: String?, _ prices: [(String, Double)], live: String = ""
    ) -> String {
        """
        id: \(id)
        name: \(name)
        \(live)
        sources:
          list: { at: list of prices\(seen.map { ", seen: \($0)" } ?? "") }
        prices:
        \(prices.map { "  - { gpu: \($0.0), price: \($0.1), instance: big, term: on-demand, source: list }\n" }.joined())
        """
    }
}
