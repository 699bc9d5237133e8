import Catalog
import Collection
import Extraction
import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `A folder of recordings` {
    private func source(_ keys: String) throws -> Source {
        try #require(try catalog(nodes(keys))["testnet"]?.sources.first)
    }

    private func recordings(_ files: [String: String]) throws -> Recordings {
        let folder = try TemporaryDirectory.current.appending(path: "Recordings/testnet")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, text) in files {
            try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
        }
        return Recordings(folder: folder.deletingLastPathComponent().path)
    }

    private func texts(_ parts: AnswerParts?) -> [String]? {
        parts?.bodies.map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        ("get: https://a.test/", ["nodes.json": "1"], ["1"]),
        ("get: https://a.test/\nas: csv", ["nodes.csv": "a\n1"], ["a\n1"]),
        ("get: https://a.test/", ["other.json": "1"], nil),
        (
            "post: https://a.test/\ncalls: [{ method: a }, { method: b }]",
            ["nodes.1.json": "1", "nodes.2.json": "2", "nodes.3.json": "3"], ["1", "2"]
        ),
        ("post: https://a.test/\ncalls: [{ method: a }, { method: b }]", ["nodes.1.json": "1"], nil),
        (
            "get: https://a.test/\npages: { next: $.n, limit: 5 }",
            ["nodes.1.json": "1", "nodes.2.json": "2"],
            ["1", "2"]
        ),
        (
            "get: https://a.test/{x}\nlist: { x: [p, q, r] }\npages: { next: $.n, limit: 5 }",
            ["nodes.1.1.json": "1", "nodes.3.1.json": "2", "nodes.3.2.json": "3"], ["1", "2", "3"]
        ),
    ])
    func `answers the requests of a source`(keys: String, files: [String: String], bodies: [String]?) throws {
        #expect(texts(try recordings(files).parts(of: source(keys))) == bodies)
    }

    @Test func `knows the status and the headers of an answer`() throws {
        let recordings = try recordings([
            "nodes.1.txt": "hello", "nodes.1.head": "HTTP/1.1 200\nContent-Type: Text/X; y=z\n",
            "nodes.2.txt": "busy", "nodes.2.head": "HTTP/1.1 503 Busy\r\nRetry-After: 5\r\n",
        ])
        let source = try source("get: https://{x}.test/\nlist: { x: [a, b, c] }\nas: text")
        guard case .list(let entries) = recordings.parts(of: source) else {
            Issue.record("no list")
            return
        }
        #expect(entries.map(\.status) == [200, 503, nil])
        #expect(entries.map(\.type) == ["text/x", nil, nil])
        #expect(entries.map(\.error) == [nil, "HTTP 503: busy", "no recording"])
        #expect(recordings.answer(of: source, entry: 1)?.header("retry-after") == "5")
    }
}
