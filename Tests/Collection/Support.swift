import Catalog
import Collection
import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing
import Transport

/// A catalog of one network whose sources are written in YAML, the list items of `sources:`.
func catalog(_ sources: String, more: String = "spacing: 0s") throws -> Catalog {
    let folder = try TemporaryDirectory.current.appending(path: "Data")
    try FileManager.default.createDirectory(
        at: folder.appending(path: "Networks"), withIntermediateDirectories: true)
    let indented = sources.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
    let files = [
        "Metrics.yaml": """
        metrics:
          nodes.online: { title: Nodes, unit: count, labels: [country, kind], meaning: Nodes that serve., bounds: [0, 1000000] }
          gpu.total: { title: GPUs, unit: GPUs, labels: [gpu], meaning: GPUs that can be rented. }
          token.price: { title: Price, unit: USD, meaning: Price of a token. }
        """,
        "GPUs.yaml": "models: {}\n",
        "Networks/testnet.yaml": """
        id: testnet
        name: Testnet
        layer: data
        control: decentralized
        about: A network of the tests.
        \(more)
        sources:
        \(indented.joined(separator: "\n"))
        """,
    ]
    for (name, text) in files {
        try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let catalog = Catalog.load(shipped: folder.path, user: nil)
    #expect(catalog.problems == [])
    return catalog
}

/// A source that reads the number of nodes: `- id: nodes`, then `keys`.
func nodes(_ keys: String = "get: https://api.test/nodes") -> String {
    let lines = (keys.contains("every:") ? "" : "every: 1m\n") + "probes: service\n" + keys
    let samples = keys.contains("samples:") ? "" : "\nvalues: { nodes.online: $.nodes }"
    return "- id: nodes\n"
        + (lines + samples).split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
}

/// An own database.
func history() throws -> History {
    try History(
        DatabaseFile(path: try TemporaryDirectory.current.appending(path: "a.sqlite").path, mode: .readWrite))
}

/// An engine for which `server` answers as all hosts.
func engine(_ server: TestServer?) throws -> TransferEngine {
    TransferEngine(.init(userAgent: "Assay/0.0", mirror: try server.map { try Mirror($0.url) }))
}

/// Asks every source once and gives the reports as lines, without what changes from run to run.
func collectOnce(
    _ catalog: Catalog, _ server: TestServer?, into history: History, environment: [String: String] = [:],
    clock: any WallClock = SystemClock()
) async throws -> [String] {
    let collector = Collector(
        catalog, fetcher: try engine(server), history: history, environment: environment, clock: clock)
    let lines = Lines()
    let missing = await collector.once { await lines.add($0) }
    #expect(missing == [])
    return await lines.all
}

actor Lines {
    private(set) var reports: [PollReport] = []

    func add(_ report: PollReport) { reports.append(report) }

    var all: [String] {
        reports.map { report in
            "\(report)".replacing(#/  [0-9]+ ms/#, with: "").replacing(
                #/127\.0\.0\.1:[0-9]+/#, with: "SERVER")
        }
    }
}
