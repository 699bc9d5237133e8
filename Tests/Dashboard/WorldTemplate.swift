import Analysis
import Catalog
import Evaluation
import Foundation
import History
import Metrics
import Storage
import TestSupport

/// What every ``World`` begins with, read and recorded once for all tests.
struct WorldTemplate: Sendable {
    let catalog: Catalog
    let rules: PriceRules?
    let rubrics: [Rubric]
    /// The file of a database with a month of history.
    let database: Data

    static let shared = Result { try WorldTemplate() }

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "assay-world-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["Data/Metrics.yaml", "Data/GPUs.yaml", "Data/PriceIndex.yaml", "Data/Baselines"]
            + ["Tests/Dashboard/Fixtures/Networks", "Tests/Dashboard/Fixtures/Annotations.yaml"]
        {
            let source = Repository.root.appending(path: name)
            try FileManager.default.copyItem(
                at: source, to: folder.appending(path: source.lastPathComponent))
        }
        catalog = Catalog.load(shipped: folder.path, user: nil)
        rules = PriceRules.load(shipped: folder.path, catalog: catalog).rules
        rubrics = try Rubric.all(in: Repository.root.appending(path: "Rubrics").path)
        let copy = folder.appending(path: "copy.sqlite")
        let file = try DatabaseFile(path: folder.appending(path: "assay.sqlite").path, mode: .readWrite)
        try WorldHistory(catalog: catalog, history: History(file)).fill()
        try file.backup(to: copy.path)
        database = try Data(contentsOf: copy)
    }
}

/// A month of polls and samples.
private struct WorldHistory {
    let catalog: Catalog
    let history: History

    func fill() throws {
        var random = SplitMix64(seed: 25)
        var nodes = 58.0
        for quarter in (0...120).reversed() {
            let slot = World.now - .seconds(Int64(quarter) * 21_600 + 24)
            nodes += Double(Int.random(in: -1...1, using: &random))
            let day = Double(quarter) / 4
            try record(
                "akash", "capacity", slot,
                [
                    ("nodes.online", .none, nodes), ("gpu.total", .none, 442 + (day / 3).rounded()),
                    ("gpu.rented", .none, 358 - day.rounded()), ("gpu.available", .none, 72),
                    ("cpu.total", .none, 9_216),
                ], milliseconds: 182 + Double(quarter % 7))
            try record(
                "bittensor", "head", slot - .seconds(12),
                [
                    ("neurons", .none, 30_296 - 12 * day.rounded()), ("subnets", .none, 128),
                    ("token.price", .none, 312.4 + day),
                ], milliseconds: 441)
            // Three days without an answer.
            guard !(20...31).contains(quarter) else { continue }
            try record(
                "filecoin", "power", slot - .seconds(5),
                [
                    ("nodes.online", .none, 923 + day.rounded()),
                    ("power.raw", .none, 2.5e18 + 1e15 * day),
                ], milliseconds: 98)
        }
        try record(
            "akash", "gpu-prices", World.now - .seconds(190),
            [
                ("gpu.price.median", ["gpu": "h100"], 2.56), ("gpu.price.min", ["gpu": "h100"], 1.9),
                ("gpu.price.median", ["gpu": "a100-80gb"], 1.83),
                ("gpu.price.min", ["gpu": "a100-80gb"], 1.07),
                ("gpu.price.median", ["gpu": "rtx4090"], 0.41), ("gpu.available", ["gpu": "h100"], 15),
                ("token.price", .none, 0.543), ("token.change", .none, -0.021),
            ], milliseconds: 240)
        try record(
            "ionet", "market", World.now - .seconds(51),
            [
                ("gpu.total", .none, 1_446), ("gpu.rented", .none, 1_273),
                ("gpu.price.median", ["gpu": "h100"], 1.19),
            ], milliseconds: 344)
        try record(
            "arweave", "info", World.now - .seconds(864), [("chain.height", .none, 1_812_004)],
            milliseconds: 260)
        for minute in [8, 4, 0] as [Int64] {
            try history.record(
                Poll(
                    network: "arweave", source: "info", slot: World.now - .seconds(minute * 60 + 20),
                    time: World.now - .seconds(minute * 60 + 20),
                    outcome: .failed(reason: "could not resolve arweave.test: is the network up?"),
                    probes: .service))
        }
    }

    private func record(
        _ network: String, _ source: String, _ slot: Timestamp, _ values: [(String, Labels, Double)],
        milliseconds: Double
    ) throws {
        let probes = catalog[network]?[source: source]?.probes ?? .statistics
        try history.record(
            Poll(
                network: network, source: source, slot: slot, time: slot, outcome: .ok, status: 200,
                phases: Phases(
                    dns: 3, connect: 14, tls: 31, firstByte: milliseconds - 60, total: milliseconds),
                bytes: 4_096, hash: String(repeating: "5e", count: 32), probes: probes,
                samples: values.map {
                    Sample(Series(network: network, metric: $0.0, labels: $0.1), at: slot, $0.2)
                }))
    }
}
