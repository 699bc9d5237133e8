import ArgumentParser
import Foundation
import History
import Metrics
import Storage

struct Transfer: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Out as CSV and in again: samples a second through `assay export` and `assay import`.")

    @Option var series = 1_000
    @Option var steps = 2_000
    @Option var runs = 3

    func run() throws {
        try withFolder { folder in
            let path = folder.path + "/assay.sqlite"
            let workload = Workload(series: series)
            try Filling.fill(path, workload, steps: steps)
            let samples = Double(series * steps)
            var out = Figure("export to CSV", unit: "M samples/s")
            var into = Figure("import from CSV", unit: "M samples/s", goal: ">= 10 (stretch 20)")
            let csv = URL(fileURLWithPath: folder.path + "/samples.csv")
            for run in 0..<runs {
                let history = try History(DatabaseFile(path: path, mode: .readOnly))
                _ = FileManager.default.createFile(atPath: csv.path, contents: nil)
                let file = try FileHandle(forWritingTo: csv)
                out.add(
                    samples / 1e3
                        / (try milliseconds {
                            var text = Array(SampleFormat.csv.opening.utf8)
                            try history.walk(
                                over: TimeRange(Timestamp(seconds: 0), Timestamp(seconds: 4_000_000_000))
                            ) {
                                SampleFormat.csv.write($0, after: nil, to: &text)
                                if text.count > 1 << 16 {
                                    try file.write(contentsOf: text)
                                    text.removeAll(keepingCapacity: true)
                                }
                            }
                            try file.write(contentsOf: text)
                        }))
                let copy = try History(
                    DatabaseFile(path: folder.path + "/copy-\(run).sqlite", mode: .readWrite))
                into.add(
                    samples / 1e3
                        / (try milliseconds {
                            let input = open(csv.path, O_RDONLY)
                            defer { close(input) }
                            var reader = SampleReader()
                            var waiting = SampleBatch()
                            while let bytes = Self.read(input) {
                                try reader.read(bytes, into: &waiting)
                                guard waiting.isFull else { continue }
                                try copy.take(waiting, at: .now())
                                waiting.removeAll()
                            }
                            try reader.finish(into: &waiting)
                            try copy.take(waiting, at: .now())
                        }))
            }
            Figure.print([out, into])
        }
    }

    /// The next piece of a file, as `assay import` reads it; nil at its end.
    private static func read(_ descriptor: CInt) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, Foundation.read(descriptor, buffer.baseAddress, buffer.count))
        }
        return bytes.isEmpty ? nil : bytes
    }
}

struct DropDay: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Dropping the oldest day of 1,000 series.")

    @Option var series = 1_000
    @Option var days = 12

    func run() throws {
        try withFolder { folder in
            let path = folder.path + "/assay.sqlite"
            try Filling.fill(path, Workload(series: series), steps: days * 288 + 5)
            let history = try History(DatabaseFile(path: path, mode: .readWrite))
            _ = try history.maintain()
            var whole = Figure("drop one day, nothing kept of it", unit: "ms", goal: "<= 5")
            var rolled = Figure("roll one day up by hours (pieces of 128 series)", unit: "ms a piece")
            for raw in stride(from: days - 1, to: days - 6, by: -1) {
                try history.keep(Retention(raw: raw, hourly: 1, daily: 1))
                try whole.add(milliseconds { try history.maintain() })
                while try history.maintain() {}
            }
            try history.keep(Retention(raw: days - 6))
            for _ in 0..<8 { try rolled.add(milliseconds { try history.maintain() }) }
            Figure.print([whole, rolled])
        }
    }
}
