import ArgumentParser
import Foundation
import History
import Metrics
import Storage

struct Queries: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Size and queries of a database of 1,000 series: 10,000 steps are 10 M samples.")

    @Option var series = 1_000
    @Option(help: "Steps of five minutes.") var steps = 10_000
    @Option var runs = 5
    @Option(help: "Keep the database here, and use it again if it is there.") var keep: String?

    func run() throws {
        try withFolder { folder in
            let path = keep ?? folder.path + "/assay.sqlite"
            let workload = Workload(series: series)
            if !FileManager.default.fileExists(atPath: path) {
                try Filling.fill(path, workload, steps: steps)
            }
            try measure(path, workload)
        }
    }

    private func measure(_ path: String, _ workload: Workload) throws {
        let samples = Double(series * steps)
        var bytes = Figure("bytes a sample, all in", unit: "bytes", goal: "<= 0.9 (stretch 0.53)")
        bytes.add(size(of: path) / samples)
        let end = Timestamp(seconds: Workload.start + Int64(steps) * Workload.step)
        let whole = TimeRange(Timestamp(seconds: Workload.start), end)
        let picks = workload.series.indices.filter { $0 % 97 == 0 }.map { workload.series[$0] }
        let history = try History(DatabaseFile(path: path, mode: .readWrite))
        func figure(_ name: String, goal: String = "", repeats: Int = 25, _ body: (Int) throws -> Void)
            rethrows -> Figure
        {
            var figure = Figure(name, unit: "ms", goal: goal)
            try body(0)
            for run in 0..<(runs * repeats) { try figure.add(milliseconds { try body(run) }) }
            return figure
        }
        var figures = [bytes]
        figures += [
            try figure("240 columns over \(steps) samples", goal: "<= 0.2 (10,000), <= 2 (100,000)") { run in
                _ = try history.columns(picks[run % picks.count], over: whole, count: 240)
            },
            try figure("raw, 24 hours") { run in
                _ = try history.samples(
                    picks[run % picks.count], over: TimeRange(.seconds(86_400), until: end))
            },
            try figure("raw, 24 hours a week ago") { run in
                _ = try history.samples(
                    picks[run % picks.count],
                    over: TimeRange(.seconds(86_400), until: end - .seconds(7 * 86_400)))
            },
            try figure("latest of \(series) series, warm", goal: "<= 0.1") { _ in _ = try history.latest() },
            try figure("top 10 movers of 7 days", goal: "<= 1.5", repeats: 10) { _ in
                _ = try history.movers(over: .seconds(7 * 86_400), until: end, count: 10)
            },
            try figure("opening and latest, new objects", repeats: 5) { _ in
                _ = try History(DatabaseFile(path: path, mode: .readOnly)).latest()
            },
            try figure("opening and 240 columns, new objects", repeats: 3) { run in
                let history = try History(DatabaseFile(path: path, mode: .readOnly))
                _ = try history.columns(picks[run % picks.count], over: whole, count: 240)
            },
        ]
        figures.append(
            try figure(
                "latest of \(series) series in a new process, opening included", goal: "<= 10", repeats: 3
            ) {
                _ in try NewProcess.start(path)
            })
        Figure.print(figures)
    }
}

/// The newest values in a process of their own.
enum NewProcess {
    static let word = "latest"

    /// From starting the process to its end.
    static func start(_ path: String) throws {
        // Foundation's `Process` notices an end only tens of milliseconds later.
        let words: [String] = ["benchmarks", word, path]
        var arguments: [UnsafeMutablePointer<CChar>?] = []
        for word in words { arguments.append(strdup(word)) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        var status: Int32 = 0
        guard posix_spawn(&child, "/proc/self/exe", nil, nil, &arguments, environ) == 0,
            waitpid(child, &status, 0) == child, status == 0
        else { throw ExitCode.failure }
    }

    /// What it does.
    static func run(_ path: String) {
        let latest = try? History(DatabaseFile(path: path, mode: .readOnly)).latest()
        exit(latest?.isEmpty ?? true ? 1 : 0)
    }
}
