import Documents
import Testing

@Suite struct `A value of a document` {
    enum Colour: String, CaseIterable { case red, green }

    private func value(_ text: String) throws -> Element {
        try Document("key: \(text)", file: "f.yaml").root.fields(["key"]).required("key")
    }

    @Test(arguments: [
        ("5", "expected one of red, green, found '5'"),
        ("[red]", "expected one of red, green, found a list"),
        ("{ a: 1 }", "expected one of red, green, found keys and values"),
    ])
    func `says what is allowed and what was found`(text: String, problem: String) throws {
        let error = try #require(throws: DocumentError.self) { try value(text).choice(Colour.self) }
        #expect("\(error)" == "f.yaml:1:1: key: \(problem)")
    }

    @Test func `reads what it holds`() throws {
        #expect(try value("red").choice(Colour.self) == .red)
        #expect(try value("'a text'").text() == "a text")
        #expect(try value("-1.5e3").number() == -1_500)
        #expect(try value(".inf").number() == .infinity)
        #expect(try value("7").integer(in: 1...7) == 7)
        #expect(try value("true").flag())
        #expect(try value("[a, b]").list().map { try $0.text() } == ["a", "b"])
        #expect(try value("{ b: 1, a: 2 }").entries().map(\.name) == ["b", "a"])
    }

    @Test(arguments: ["0x10", "nan", "1_000", ".5", "12abc", "''", "[1]"])
    func `is no number`(text: String) throws {
        #expect(throws: DocumentError.self) { try value(text).number() }
    }

    @Test func `that is not written is missing`() throws {
        let fields = try Document("key:\nother: ~\n", file: "f.yaml").root.fields(["key", "other"])
        #expect(fields["key"] == nil && fields["other"] == nil)
        let error = try #require(throws: DocumentError.self) { try fields.required("key") }
        #expect("\(error)" == "f.yaml:1:1: missing key 'key'")
    }

    @Test func `knows its path`() throws {
        let root = try Document("sources:\n  - id: a\n    every: 5s\n", file: "f.yaml").root
        let source = try #require(try root.fields(["sources"]).required("sources").list().first)
        #expect(source.place == Place(file: "f.yaml", line: 2, column: 5, key: "sources[0]"))
        let every = try source.fields(["id", "every"]).required("every")
        #expect("\(every.place)" == "f.yaml:3:5: sources[0].every")
    }

    /// Expected texts: what Python's json.loads(yaml.safe_load(…)) round trip gives for these.
    @Test(arguments: [
        ("{ a: 1, b: [true, null, ~] }", #"{"a":1,"b":[true,null,null]}"#),
        ("{ a: '1', b: \"x\\ty\\\"\", c: 0x10, d: 01 }", #"{"a":"1","b":"x\u0009y\"","c":"0x10","d":"01"}"#),
        ("[1.5e3, -0, plain text, .5]", #"[1.5e3,-0,"plain text",".5"]"#),
        ("|\n  two\n  lines\n", #""two\nlines\n""#),
    ])
    func `becomes JSON`(text: String, json: String) throws {
        #expect(try value(text).json == json)
    }

    @Test(arguments: [
        ("evry", "every"), ("ttimeout", "timeout"), ("probse", "probes"), ("x", nil), ("completely", nil),
    ])
    func `has a nearest spelling`(word: String, nearest: String?) {
        #expect(Spelling.nearest(to: word, among: ["every", "timeout", "probes"]) == nearest)
    }
}
