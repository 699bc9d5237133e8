@testable import Extraction
import Foundation
import Metrics
import TestSupport
import Testing

/// What the recordings of a network must give: `Samples/NETWORK.txt`.
///
/// Under the id of a source stand its samples, `gpu.total{gpu=h100} 96`, with another network's id before or their own
/// time after the series where they have one, and its facts, `subnet.name{subnet=1} = Apex`. The figures were worked
/// out from the recordings by another program, in decimal arithmetic.
struct ExpectedSamples {
    /// By source: a value for each name.
    private(set) var values: [String: [String: Double]] = [:]
    /// By source: lines.
    private(set) var facts: [String: Set<String>] = [:]

    init(network: String) throws {
        let file = Repository.root.appending(path: "Tests/Definitions/Samples/\(network).txt")
        var source = ""
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            guard line.first != "#" else { continue }
            guard line.hasPrefix("  ") else {
                source = String(line)
                values[source] = [:]
                facts[source] = []
                continue
            }
            let text = String(line.dropFirst(2))
            if text.contains(" = ") {
                facts[source]?.insert(text)
            } else {
                let space = try #require(text.lastIndex(of: " "))
                let value: Double = try #require(Double(text[text.index(after: space)...]), "\(line)")
                values[source]?[String(text[..<space])] = value
            }
        }
    }
}

extension Extracted.Row {
    /// As ``ExpectedSamples`` writes the series.
    var written: String {
        let time = time.map { " @\($0)" }
        return name + (time ?? "")
    }
}

extension Extracted.Fact {
    /// As ``ExpectedSamples`` writes a fact.
    var written: String {
        (network.map { $0 + " " } ?? "") + name + (labels.isEmpty ? "" : "{\(labels)}") + " = " + text
    }
}
