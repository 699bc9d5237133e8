import Documents
import Foundation
import TestSupport
import Testing

@Suite struct `A document` {
    struct Rule: Decodable {
        let metric: String
        let weight: Double
    }

    @Test(arguments: [
        ("name: [1, 2", "rules.yaml:1:12: while parsing a flow sequence: did not find expected ',' or ']'"),
        ("a: 1\nb: 2\na: 3\n", "rules.yaml:1:1: a: key written twice"),
        ("a: *b\n", "rules.yaml:1:4: found undefined alias"),
        ("a:\n\tb: 1\n", "rules.yaml:2:1: found character that cannot start any token"),
    ])
    func `says where its syntax is broken`(text: String, message: String) throws {
        let error = try #require(throws: DocumentError.self) { try Document(text, file: "rules.yaml") }
        #expect("\(error)".contains(message.split(separator: ": ").last ?? ""))
        #expect("\(error)".hasPrefix("rules.yaml:\(try #require(error.place.line))"))
    }

    @Test func `names file, line, column and key of a value that does not fit`() throws {
        let document = try Document(
            "rules:\n  - metric: a\n    weight: 1\n  - metric: b\n    weight: heavy\n", file: "rules.yaml")
        let error = try #require(throws: DocumentError.self) {
            try document.decode([String: [Rule]].self)
        }
        #expect("\(error)" == "rules.yaml:5:5: rules[1].weight: expected Double")
    }

    @Test func `names the parent of a missing key`() throws {
        let document = try Document("rules:\n  - metric: a\n", file: "rules.yaml")
        let error = try #require(throws: DocumentError.self) {
            try document.decode([String: [Rule]].self)
        }
        #expect("\(error)" == "rules.yaml:2:5: rules[0]: missing key 'weight'")
    }

    @Test func `finds unknown keys and the known one that is near`() throws {
        let document = try Document("wieght: 1\nmetric: a\nzzz: 2\n", file: "rule.yaml")
        let errors = document.unknownKeys(at: [], known: ["metric", "weight"])
        #expect(
            errors.map(\.description) == [
                "rule.yaml:1:1: wieght: unknown key; did you mean 'weight'?",
                "rule.yaml:3:1: zzz: unknown key; allowed: metric, weight",
            ])
    }

    @Test func `is refused when it is longer than the limit`() throws {
        let text = String(repeating: "#", count: Document.limit + 1)
        let error = try #require(throws: DocumentError.self) { try Document(text, file: "long.yaml") }
        #expect("\(error)" == "long.yaml: longer than 1 MiB")
    }

    @Test(.temporaryDirectory) func `that cannot be read says so`() throws {
        let folder = try TemporaryDirectory.current
        let file = folder.appending(path: "latin.yaml")
        try Data([0x61, 0x3A, 0x20, 0xE9]).write(to: file)
        #expect(throws: DocumentError(Place(file: "latin.yaml"), "is not UTF-8 text")) {
            try Document(at: file.path, file: "latin.yaml")
        }
        #expect(throws: DocumentError(Place(file: "none.yaml"), "cannot be read")) {
            try Document(at: folder.path + "/none.yaml", file: "none.yaml")
        }
    }

    @Test func `survives arbitrary text`() {
        var random = SplitMix64(seed: 1)
        let alphabet = Array("ab:- \n\t[]{}#&*!|>'\"%@,0é\u{0}")
        for _ in 0..<3_000 {
            let text = String(
                (0..<Int.random(in: 0..<40, using: &random)).compactMap { _ in
                    alphabet.randomElement(using: &random)
                })
            if let document = try? Document(text, file: "fuzz.yaml") {
                _ = document.root.json
                _ = try? document.root.fields(["a", "b"])
                _ = try? document.decode([String: Double].self)
            }
        }
    }
}
