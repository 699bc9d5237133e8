import ArgumentParser
import Foundation
import History
import Metrics
import Storage

struct Live: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "One commit per poll of 1,000 samples through the real write path, sealing included.")

    @Option var series = 1_000
    @Option(help: "Polls a run.") var polls = 2_000
    @Option var runs = 5

    func run() throws {
        var rate = Figure("live", unit: "M samples/s", goal: ">= 2 (stretch 5)")
        var middle = Figure("commit p50", unit: "ms")
        var last = Figure("commit p99", unit: "ms", goal: "<= 2 (stretch 0.5)")
        var processor = Figure("processor time a commit", unit: "ms")
        var sealing = Figure("of that sealing", unit: "% of the time")
        for _ in 0..<runs {
            try withFolder { folder in
                let path = folder.path + "/assay.sqlite"
                let history = try History(DatabaseFile(path: path, mode: .readWrite))
                var workload = Workload(series: series)
                var times: [Double] = []
                var used = 0.0
                for _ in 0..<polls {
                    let poll = workload.nextPoll()
                    let before = processorMilliseconds()
                    try times.append(milliseconds { try history.record(poll) })
                    used += processorMilliseconds() - before
                }
                processor.add(used / Double(polls))
                let total = times.reduce(0, +)
                rate.add(Double(series * polls) / total / 1e3)
                middle.add(Figure.percentile(0.5, of: times))
                last.add(Figure.percentile(0.99, of: times))
                let plain = Figure.percentile(0.5, of: times) * Double(polls)
                sealing.add(max(0, 100 * (total - plain) / total))
            }
        }
        Figure.print([rate, middle, last, processor, sealing])
    }
}
