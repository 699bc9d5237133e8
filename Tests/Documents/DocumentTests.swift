import Documents
import Foundation
import TestSupport
import Testing

@Suite struct `A document` {
    @Test(arguments: [
        ("name: [1, 2", "rules.yaml:1:12: while parsing a flow sequence: did not find expected ',' or ']'"),
        ("a: 1\nb: 2\na: 3\n", "rules.yaml:3:1: a: key written twice"),
        ("a: *b\n", "rules.yaml:1:4: found undefined alias"),
        ("a: 1\n---\nb: 1\n", "rules.yaml:2:1: expected a single document, but found another"),
        ("a:\n\tb: 1\n", "rules.yaml:2:1: found character that cannot start any token"),
    ])
    func `says where its syntax is broken`(text: String, message: String) throws {
        let error = try #require(throws: DocumentError.self) { try Document(text, file: "rules.yaml") }
        #expect("\(error)".contains(message.split(separator: ": ").last ?? ""))
        #expect("\(error)".hasPrefix("rules.yaml:\(try #require(error.place.line))"))
    }

    @Test(arguments: [
        ("a: &it [1, 2]\nb: *it\n", #"{"a":[1,2],"b":[1,2]}"#),
        ("a: &it 1\nb: &it 2\nc: *it\n", #"{"a":1,"b":2,"c":2}"#),
        ("# nothing but a comment\n", "{}"),
        ("---\na: 1\n...\n", #"{"a":1}"#),
    ])
    func `holds what Python's yaml.safe_load finds in it`(text: String, json: String) throws {
        #expect(try Document(text, file: "f.yaml").root.json == json)
    }

    @Test func `is refused where references name themselves without end`() throws {
        var lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
        for level in 1..<12 {
            let inner = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ",")
            lines.append("a\(level): &a\(level) [\(inner)]")
        }
        let bomb = lines.joined(separator: "\n")
        let error = try #require(throws: DocumentError.self) { try Document(bomb, file: "f.yaml") }
        #expect("\(error)" == "f.yaml:7:5: its references name too much")
    }

    @Test func `is refused where references name a long text again and again`() throws {
        let references = Array(repeating: "*a", count: 1_000).joined(separator: ",")
        let text = "a: &a \(String(repeating: "x", count: 10_000))\nb: [\(references)]\n"
        let error = try #require(throws: DocumentError.self) { try Document(text, file: "f.yaml") }
        #expect("\(error)" == "f.yaml:2:4: its references name too much")
    }

    @Test func `is refused where references lead deeper than libyaml follows`() throws {
        let levels = (String(repeating: "[", count: 500), String(repeating: "]", count: 500))
        let lines = (1..<40).map { "a\($0): &a\($0) \(levels.0)*a\($0 - 1)\(levels.1)" }
        let text = (["a0: &a0 x"] + lines).joined(separator: "\n")
        let error = try #require(throws: DocumentError.self) { try Document(text, file: "f.yaml") }
        #expect("\(error)".hasSuffix("its references name too much"))
        #expect(error.place.line == 4)
    }

    @Test func `nested as deep as libyaml follows is read, and deeper refused`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(try Document(nested(900), file: "f.yaml").root.json == nested(900))
        #expect(throws: DocumentError.self) { try Document(nested(100_000), file: "f.yaml") }
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
            }
        }
    }
}

@Suite struct `A text in double quotes` {
    @Test(arguments: [
        "plain", "a \"b\" \\ c", "line\nbreak\ttab\r", "\u{0}\u{7}\u{1B}[2J", "\u{7F}\u{85}\u{9B}2J",
        "\u{FEFF}x\u{FFFE}\u{FFFF}", "東京 🚀 e\u{301}", "#: [a]: {b}, - ? & * ! | > ' % @ `",
    ])
    func `is read back as it was`(text: String) throws {
        let document = try Document("key: \(JSONText.quoted(text))\n", file: "f.yaml")
        #expect(try document.root.fields(["key"]).required("key").text() == text)
    }
}
