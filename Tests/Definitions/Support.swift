import Catalog
import Extraction
import Foundation
import Metrics
import TestSupport
import Testing

/// What comes with Assay, without anything of a user.
let catalog = Catalog.load(shipped: Repository.root.path + "/Data", user: nil)

/// The time of every poll of these tests: 30 seconds after the recorded Filecoin block.
let now = Timestamp(seconds: 1_795_478_400)

extension Source {
    /// Compiled as the collector compiles it.
    func extractor() throws(ExtractionError) -> Extractor {
        let program = Program(
            noDataWhen: noDataWhen, values: values.map { Program.Value(metric: $0.metric, path: $0.path) },
            samples: samples, attributes: attributes, parameters: uses.map(\.name))
        return try Extractor(program, vocabulary: catalog.vocabulary, gpus: catalog.gpus)
    }

    /// An answer in the shape that the source's API documents.
    func recording() throws -> [UInt8] {
        let file = Repository.root.appending(path: "Data/Recordings/\(network)/\(id).json")
        return Array(try Data(contentsOf: file))
    }
}

func source(_ network: String, _ id: String) throws -> Source {
    try #require(catalog[network]?[source: id])
}

/// Reads a source's recording and compares every sample with a line `network metric{labels} value`.
func expect(
    _ network: String, _ id: String, gives lines: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let source = try source(network, id)
    let extracted = try source.extractor().extract(try source.recording(), now: now)
    let actual = Dictionary(
        uniqueKeysWithValues: extracted.rows.map { row in
            let labels = row.labels.isEmpty ? "" : "{\(row.labels)}"
            return ((row.network.map { $0 + " " } ?? "") + row.metric + labels, row.value)
        })
    let expected = Dictionary(
        uniqueKeysWithValues: try lines.split(separator: "\n").map { line in
            let space = try #require(line.lastIndex(of: " "))
            return (String(line[..<space]), try #require(Double(line[line.index(after: space)...])))
        })
    #expect(Set(actual.keys) == Set(expected.keys), sourceLocation: sourceLocation)
    for (name, value) in expected {
        let found = try #require(actual[name], "\(name) is missing", sourceLocation: sourceLocation)
        // The last bit may differ: the expected figure was computed in decimal arithmetic.
        #expect(
            (found - value).magnitude <= value.magnitude * 1e-15, "\(name)", sourceLocation: sourceLocation)
    }
    #expect(extracted.refusals.isEmpty, sourceLocation: sourceLocation)
}
