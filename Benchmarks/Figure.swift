import Foundation

/// Repeated measurements of one thing.
struct Figure {
    let name: String
    let unit: String
    let goal: String
    private(set) var values: [Double] = []

    init(_ name: String, unit: String, goal: String = "") {
        (self.name, self.unit, self.goal) = (name, unit, goal)
    }

    mutating func add(_ value: Double) { values.append(value) }

    var median: Double { Self.percentile(0.5, of: values) }

    static func percentile(_ share: Double, of values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        return sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))]
    }

    var line: String {
        "| \(name) | \(Self.text(median)) | \(Self.text(values.min() ?? .nan)) | \(Self.text(values.max() ?? .nan)) | \(unit) | \(values.count) | \(goal) |"
    }

    static func print(_ figures: [Figure]) {
        Swift.print("\n| figure | median | min | max | unit | runs | goal |\n|---|---|---|---|---|---|---|")
        for figure in figures { Swift.print(figure.line) }
        Swift.print("\nload average \(load)")
    }

    static func text(_ value: Double) -> String {
        value.magnitude >= 100
            ? String(format: "%.0f", value) : String(format: value.magnitude >= 1 ? "%.2f" : "%.4f", value)
    }

    /// Of the machine over one, five and fifteen minutes: other work makes every figure worse.
    static var load: String {
        (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.split(separator: " ").prefix(3)
            .joined(separator: " ") ?? "unknown"
    }
}

/// Milliseconds that `body` takes.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    let (seconds, attoseconds) = (clock.now - start).components
    return Double(seconds) * 1e3 + Double(attoseconds) / 1e15
}

/// Milliseconds of the processor that this process has used; other work does not count, unlike in elapsed time.
func processorMilliseconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1e3 + Double(time.tv_usec) / 1e3 }
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
}

/// A folder of its own for `body`, on the disk of the temporary folder or of TMPDIR, removed afterwards.
func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "assay-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// The bytes of a database with its write-ahead log.
func size(of path: String) -> Double {
    ["", "-wal"].reduce(0) { sum, suffix in
        let attributes = try? FileManager.default.attributesOfItem(atPath: path + suffix)
        return sum + ((attributes?[.size] as? NSNumber)?.doubleValue ?? 0)
    }
}
