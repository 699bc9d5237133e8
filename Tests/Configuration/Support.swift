import Analysis
import Catalog
import Configuration
import Documents
import Foundation
import History
import Metrics
import TestSupport

/// The themes that come with Assay.
let shippedThemes = ThemeLibrary(shipped: Repository.root.appending(path: "Data").path, user: nil)

/// A configuration file in the running test's directory.
func configurationFile(_ text: String, names: KnownNames = .some) throws -> ConfigurationFile {
    let url = try TemporaryDirectory.current.appending(path: "config.yaml")
    try text.write(to: url, atomically: true, encoding: .utf8)
    return ConfigurationFile(path: url.path, names: names)
}

extension History {
    private static let catalog = Catalog.load(
        shipped: Repository.root.appending(path: "Data").path, user: nil)

    /// Figures that are computed of it.
    var derivation: Derivation { Derivation(Self.catalog, rules: nil, history: self) }
}

extension KnownNames {
    static let some = KnownNames(
        themes: ["dark", "light"], actions: ["quit": ["A", "B"], "filter": ["B"], "sort": ["A"]],
        networks: ["akash", "bittensor"],
        sources: ["akash": ["capacity"]],
        metrics: ["nodes.online", "gpu.price.median", "gpu.utilization", "chain.height", "memory.rented"],
        units: ["memory.rented": .bytes, "gpu.utilization": .ratio, "nodes.online": .count],
        labels: ["nodes.online": ["country"], "gpu.price.median": ["gpu"]])
}
