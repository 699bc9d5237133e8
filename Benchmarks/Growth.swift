import ArgumentParser
import Foundation
import History
import Metrics
import Storage

struct Growth: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The live rate and the bytes a sample from 1 M over 10 M to 100 M samples.")

    @Option var steps = 100_000

    func run() throws {
        try withFolder { folder in
            let path = folder.path + "/assay.sqlite"
            var history = try History(DatabaseFile(path: path, mode: .readWrite))
            var workload = Workload(series: 1_000)
            var window: [Double] = []
            print(
                "| samples | M samples/s of the last 1,000 polls | p99 ms | bytes a sample, all in | packed alone |\n|---|---|---|---|---|"
            )
            for step in 1...steps {
                let poll = workload.nextPoll()
                try window.append(milliseconds { try history.record(poll) })
                if window.count > 1_000 { window.removeFirst(window.count - 1_000) }
                guard [1_000, 10_000, 30_000, 100_000].contains(step) else { continue }
                let samples = Double(step) * 1_000
                // Closed, as at a start: without the log, and with what is due done.
                while try history.maintain() {}
                let sealed = Double(try history.soundness().samples)
                history = try History(DatabaseFile(path: folder.path + "/other.sqlite", mode: .readWrite))
                let bytes = size(of: path)
                let file = try DatabaseFile(path: path, mode: .readOnly)
                let packed = Double(try file.sizes().first { $0.table == "chunk" }?.bytes ?? 0)
                print(
                    "| \(step / 1_000) M | \(Figure.text(1e6 / window.reduce(0, +) / 1e3 * 1)) | \(Figure.text(Figure.percentile(0.99, of: window))) | \(Figure.text(bytes / samples)) | \(Figure.text(packed / sealed)) |"
                )
                history = try History(DatabaseFile(path: path, mode: .readWrite))
            }
            print("\nload average \(Figure.load)")
        }
    }
}
