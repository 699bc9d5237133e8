import Foundation
import History
import Metrics
import Storage
import TestSupport

/// Monday 2026-11-23 14:00:00 UTC.
let noon = Timestamp(seconds: 1_795_442_400)

extension TemporaryDirectory {
    static var database: URL { get throws { try current.appending(path: "assay.sqlite") } }

    /// A history in the running test's directory; the same file each time.
    static func history(_ mode: DatabaseFile.Mode = .readWrite) throws -> History {
        try History(DatabaseFile(path: database.path, mode: mode))
    }

    /// A history in a directory named to a child process, which has no test running.
    static func history(in folder: String) throws -> History {
        try History(DatabaseFile(path: folder + "/assay.sqlite", mode: .readWrite))
    }
}

extension Series {
    static let nodes = Series(network: "akash", metric: "nodes.online")
    static let price = Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"])
}

extension Poll {
    /// A poll of akash/capacity, 250 ms after its slot.
    static func capacity(
        _ values: [(Series, Double)] = [], at slot: Timestamp = noon, _ outcome: Outcome = .ok
    ) -> Poll {
        Poll(
            network: "akash", source: "capacity", slot: slot, time: slot + .milliseconds(250),
            outcome: outcome,
            samples: values.map { Sample($0.0, at: slot, $0.1) })
    }
}
