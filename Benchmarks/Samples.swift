import ArgumentParser
import Foundation

struct Samples: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "The workload as text for other programs: a line a sample, its series' number, time and value.")

    @Option var series = 1_000
    @Option var steps = 10_000

    func run() throws {
        var workload = Workload(series: series)
        var text = Data()
        for _ in 0..<steps {
            let time = workload.time
            for (number, value) in workload.next().enumerated() {
                text.append(contentsOf: "\(number),\(time),\(value)\n".utf8)
            }
            if text.count > 1 << 20 {
                try FileHandle.standardOutput.write(contentsOf: text)
                text.removeAll(keepingCapacity: true)
            }
        }
        try FileHandle.standardOutput.write(contentsOf: text)
    }
}
