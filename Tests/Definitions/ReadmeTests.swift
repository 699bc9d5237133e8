@testable import Catalog
@testable import Extraction
import Foundation
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `Data/README.md` {
    /// The first fenced block in a language.
    private func block(_ language: String) throws -> String {
        let text = try String(contentsOf: Repository.root.appending(path: "Data/README.md"), encoding: .utf8)
        let start = try #require(text.range(of: "```\(language)\n")).upperBound
        return String(
            text[start..<(try #require(text.range(of: "\n```", range: start..<text.endIndex)).lowerBound)])
    }

    @Test func `shows a network file that works`() throws {
        let folder = try TemporaryDirectory.current
        try block("yaml").write(
            to: folder.appending(path: "example.yaml"), atomically: true, encoding: .utf8)
        let catalog = Catalog.load(shipped: Repository.root.path + "/Data", user: folder.path)
        #expect(catalog.problems == [])
        let source = try #require(catalog["example"]?[source: "stats"])
        let extracted = try source.extractor().extract(Array(try block("json").utf8), now: now)
        #expect(
            extracted.rows.map { "\($0.metric){\($0.labels)} \($0.value)" } == [
                "nodes.online{} 812.0", "gpu.total{gpu=h100} 16.0", "gpu.total{gpu=rtx4090} 40.0",
                "gpu.price.median{gpu=h100} 2.1",
            ])
        #expect(extracted.absent == 1 && extracted.refusals.isEmpty)
    }

    @Test func `names every key and every function`() throws {
        let text = try String(contentsOf: Repository.root.appending(path: "Data/README.md"), encoding: .utf8)
        for key in SourceReader.keys + NetworkReader.keys { #expect(text.contains("`\(key)`"), "\(key)") }
        for function in Guardian.functions { #expect(text.contains("`\(function)"), "\(function)") }
    }
}
