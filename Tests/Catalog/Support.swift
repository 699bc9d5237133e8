import Catalog
import Documents
import Foundation
import TestSupport

/// A folder like Data, in the running test's own directory.
struct Folder {
    let url: URL

    init(_ name: String = "Data") throws {
        url = try TemporaryDirectory.current.appending(path: name)
        try FileManager.default.createDirectory(
            at: url.appending(path: "Networks"), withIntermediateDirectories: true)
        try write(
            "Metrics.yaml",
            """
            metrics:
              nodes.online: { title: Nodes, unit: count, labels: [country], meaning: Nodes that serve. }
              gpu.total: { title: GPUs, unit: GPUs, labels: [gpu], meaning: GPUs that can be rented. }
              token.price: { title: Price, unit: USD, meaning: Price of a token. }
            """)
        try write("GPUs.yaml", "models:\n  h100: { title: H100, spellings: [H100 80GB HBM3] }\n")
    }

    func write(_ path: String, _ text: String) throws {
        try text.write(to: url.appending(path: path), atomically: true, encoding: .utf8)
    }

    func load(user: Folder? = nil) -> Catalog {
        Catalog.load(shipped: url.path, user: user?.url.appending(path: "Networks").path)
    }
}

/// A network file with one source, of which `source` writes the keys after `id`.
func network(
    id: String = "testnet", name: String = "Testnet", layer: String = "data", more: String = "",
    source: String = "get: https://example.org/a\nevery: 1m\nprobes: service\nvalues: { nodes.online: $.n }"
) -> String {
    """
    id: \(id)
    name: \(name)
    layer: \(layer)
    control: decentralized
    about: A network of the tests.
    \(more)
    sources:
      - id: one
    \(source.split(separator: "\n").map { "    " + $0 }.joined(separator: "\n"))

    """
}
