import Alerts
import Analysis
import Catalog
import Collection
import Configuration
import Evaluation
import Foundation
import History
import Metrics
import Storage
import Terminal
import TestSupport

@testable import Dashboard

/// A small world that stands still: six networks with a month of history, and what a reader does in it.
struct World {
    /// Wednesday 2026-11-25 14:02:11 UTC.
    static let now = Timestamp(seconds: 1_795_615_331)

    let catalog: Catalog
    let history: History
    let store: AssessmentStore
    let rubrics: [Rubric]
    let rules: PriceRules?
    let alerts: AlertStore
    let themes = ThemeLibrary(shipped: Repository.root.appending(path: "Data").path, user: nil)

    /// A world in the running test's directory; without history when `isNew`.
    init(isNew: Bool = false) throws {
        let folder = try TemporaryDirectory.current
        let data = folder.appending(path: "Data")
        let repository = Repository.root
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
        for name in ["Metrics.yaml", "GPUs.yaml"] {
            try FileManager.default.copyItem(
                at: repository.appending(path: "Data/\(name)"), to: data.appending(path: name))
        }
        try FileManager.default.copyItem(
            at: repository.appending(path: "Tests/Dashboard/Fixtures/Networks"),
            to: data.appending(path: "Networks"))
        try FileManager.default.copyItem(
            at: repository.appending(path: "Tests/Dashboard/Fixtures/Annotations.yaml"),
            to: data.appending(path: "Annotations.yaml"))
        for name in ["PriceIndex.yaml", "Baselines"] {
            try FileManager.default.copyItem(
                at: repository.appending(path: "Data/\(name)"), to: data.appending(path: name))
        }
        catalog = Catalog.load(shipped: data.path, user: nil)
        rules = PriceRules.load(shipped: data.path, catalog: catalog).rules
        let file = try DatabaseFile(path: folder.appending(path: "assay.sqlite").path, mode: .readWrite)
        history = try History(file)
        alerts = try AlertStore(file)
        rubrics = try Rubric.all(in: repository.appending(path: "Rubrics").path)
        store = try AssessmentStore(
            file,
            beginningWith: [
                Project(id: "akash", name: "Akash Network", network: "akash", added: Self.now),
                Project(id: "example-labs", name: "Example Labs", added: Self.now),
                Project(id: "ionet", name: "io.net", network: "ionet", added: Self.now),
            ])
        if !isNew { try fill() }
    }

    /// A loop at this world, as after the start in a terminal of this size.
    func loop(
        _ columns: Int, _ rows: Int, colors: ColorDepth = .indexed, glyphs: Glyphs = .braille,
        memory: String? = nil, theme: String? = nil
    ) async throws -> DashboardLoop {
        let configuration = try TemporaryDirectory.current.appending(path: "config.yaml")
        if let theme { try "theme: \(theme)\n".write(to: configuration, atomically: true, encoding: .utf8) }
        var setup = Dashboard.Setup(
            catalog: catalog, history: history, assessments: store, rubrics: { [rubrics] in rubrics },
            rubricFolders: RubricFolders(
                shipped: Repository.root.appending(path: "Rubrics").path,
                user: try TemporaryDirectory.current.appending(path: "rubrics").path),
            priceRules: { [rules] in rules }, collector: nil, alerts: alerts, assessor: "k.meyer",
            configuration: ConfigurationFile(
                path: configuration.path,
                names: KnownNames(themes: themes.names, networks: nil, metrics: nil)),
            themes: themes)
        setup.clock = StoppedClock()
        setup.memory = memory
        setup.fitFile = try TemporaryDirectory.current.appending(path: "fit.yaml").path
        setup.version = "test"
        var appearance = Appearance(setup.configuration, themes: themes)
        appearance.traits = TerminalTraits(
            size: Size(columns: columns, rows: rows), colors: colors, glyphs: glyphs)
        return await DashboardLoop(setup, Library(setup), appearance)
    }

    private func fill() throws {
        var random = SplitMix64(seed: 25)
        var nodes = 58.0
        for quarter in (0...120).reversed() {
            let slot = Self.now - .seconds(Int64(quarter) * 21_600 + 24)
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
            "akash", "gpu-prices", Self.now - .seconds(190),
            [
                ("gpu.price.median", ["gpu": "h100"], 2.56), ("gpu.price.min", ["gpu": "h100"], 1.9),
                ("gpu.price.median", ["gpu": "a100-80gb"], 1.83),
                ("gpu.price.min", ["gpu": "a100-80gb"], 1.07),
                ("gpu.price.median", ["gpu": "rtx4090"], 0.41), ("gpu.available", ["gpu": "h100"], 15),
                ("token.price", .none, 0.543), ("token.change", .none, -0.021),
            ], milliseconds: 240)
        try record(
            "ionet", "market", Self.now - .seconds(51),
            [
                ("gpu.total", .none, 1_446), ("gpu.rented", .none, 1_273),
                ("gpu.price.median", ["gpu": "h100"], 1.19),
            ], milliseconds: 344)
        try record(
            "arweave", "info", Self.now - .seconds(864), [("chain.height", .none, 1_812_004)],
            milliseconds: 260)
        for minute in [8, 4, 0] as [Int64] {
            try history.record(
                Poll(
                    network: "arweave", source: "info", slot: Self.now - .seconds(minute * 60 + 20),
                    time: Self.now - .seconds(minute * 60 + 20),
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

/// A clock that stands still.
struct StoppedClock: WallClock {
    func now() -> Timestamp { World.now }
    func awake() -> Duration { .zero }
    func sleep(until time: Timestamp) async {}
}

extension DashboardLoop {
    /// Types keys one after another: text is itself, names in angle brackets are keys, as in `"/ak<enter>"`.
    mutating func press(_ keys: String) async {
        var rest = keys[...]
        while let first = rest.first {
            if first == "<", let end = rest.firstIndex(of: ">") {
                let name = rest[rest.index(after: rest.startIndex)..<end]
                if let key = Self.named[String(name)] { _ = await take(.event(.key(Key(key)))) }
                rest = rest[rest.index(after: end)...]
            } else {
                _ = await take(.event(.key(Key(.character(first)))))
                rest = rest.dropFirst()
            }
        }
    }

    mutating func click(_ column: Int, _ row: Int) async {
        let place = Position(column: column, row: row)
        _ = await take(.event(.mouse(Mouse(.press(.left), at: place))))
        _ = await take(.event(.mouse(Mouse(.release(.left), at: place))))
    }

    private static let named: [String: Key.Code] = [
        "enter": .enter, "esc": .escape, "tab": .tab, "up": .up, "down": .down, "left": .left,
        "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown,
        "backspace": .backspace,
    ]
}
