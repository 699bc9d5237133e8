@testable import Catalog
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `A request` {
    private func read(_ keys: String) throws -> Catalog {
        let folder = try Folder()
        let source = "every: 1m\nprobes: service\nvalues: { nodes.online: $.n }\n" + keys
        try folder.write("Networks/testnet.yaml", network(source: source))
        return folder.load()
    }

    private func calls(_ keys: String) throws -> [Call] {
        let catalog = try read(keys)
        #expect(catalog.problems == [])
        return try #require(catalog["testnet"]).sources[0].requests
    }

    @Test func `gets`() throws {
        #expect(
            try calls("get: https://example.org/a") == [
                Call(method: .get, url: "https://example.org/a", headers: [], body: nil)
            ])
    }

    @Test(arguments: ["http://localhost:11434/api/ps", "http://127.0.0.1/x", "http://[::1]:9944/"])
    func `asks a node on this computer without a certificate`(address: String) throws {
        #expect(try calls("get: \(address)").map(\.url) == [address])
    }

    private let json = [Call.Header(name: "Content-Type", value: "application/json")]

    @Test func `posts a mapping as JSON`() throws {
        #expect(
            try calls("post: https://example.org/\nbody: { query: \"{ a }\", limit: 5, deep: [true, null] }")
                == [
                    Call(
                        method: .post, url: "https://example.org/", headers: json,
                        body: #"{"query":"{ a }","limit":5,"deep":[true,null]}"#)
                ])
    }

    @Test func `posts a text as it stands`() throws {
        let call = try #require(
            try calls("post: https://example.org/\nheaders: { content-type: text/csv }\nbody: a,b").first)
        #expect(call.body == "a,b")
        #expect(call.headers == [Call.Header(name: "content-type", value: "text/csv")])
    }

    @Test func `makes JSON-RPC envelopes`() throws {
        let calls = try calls(
            """
            post: https://example.org/
            calls:
              - { method: chain_getHeader }
              - { method: Filecoin.StateReadState, params: [f04, null] }
            """)
        #expect(
            calls.map(\.body) == [
                #"{"jsonrpc":"2.0","id":1,"method":"chain_getHeader","params":[]}"#,
                #"{"jsonrpc":"2.0","id":2,"method":"Filecoin.StateReadState","params":["f04",null]}"#,
            ])
        #expect(calls.allSatisfy { $0.headers == json && $0.method == .post })
    }

    @Test func `sends all calls in one when it may`() throws {
        let calls = try calls(
            "post: https://example.org/\nbatch: true\ncalls: [{ method: a }, { method: b }]")
        #expect(
            calls.map(\.body) == [
                #"[{"jsonrpc":"2.0","id":1,"method":"a","params":[]},{"jsonrpc":"2.0","id":2,"method":"b","params":[]}]"#
            ])
    }

    /// Netuid 64 is `4000`, 256 is `0001`: recorded keys of Bittensor's SDK.
    @Test func `computes keys`() throws {
        let calls = try calls(
            """
            post: https://example.org/
            body: { ask: "${keys}" }
            keys: { for: netuid in 63..<65, each: ["0xab{netuid:u16le}", "n{netuid}"] }
            """)
        #expect(calls.first?.body == #"{"ask":["0xab3f00","n63","0xab4000","n64"]}"#)
        let high = try self.calls(
            "post: https://example.org/\nbody: [\"${keys}\"]\nkeys: { for: n in 256..<257, each: [\"{n:u16le}\"] }"
        )
        #expect(high.first?.body == #"[["0001"]]"#)
    }

    @Test(arguments: [
        ("{ for: n in 0..<10001, each: ['{n}'] }", "sources[0].keys: 10001 × 1 keys; from 1 to 10000"),
        ("{ for: n in 0..<5, each: [] }", "sources[0].keys: 5 × 0 keys; from 1 to 10000"),
        (
            "{ for: n in 5..<5, each: ['{n}'] }",
            "sources[0].keys.for: expected a range such as netuid in 0..<256, found 'n in 5..<5'"
        ),
        (
            "{ for: n in 0..<99999, each: ['{n}'] }",
            "sources[0].keys.for: expected a range such as netuid in 0..<256, found 'n in 0..<99999'"
        ),
        (
            "{ for: 0..<5, each: ['{n}'] }",
            "sources[0].keys.for: expected a range such as netuid in 0..<256, found '0..<5'"
        ),
        ("{ for: n in 0..<5, each: [x] }", "sources[0].keys.each[0]: a key needs {n} or {n:u16le}"),
        (
            "{ for: n in 0..<5, each: ['{n}\"'] }",
            "sources[0].keys.each[0]: a key is ASCII without quotes and backslashes"
        ),
    ])
    func `says what is wrong with its keys`(keys: String, message: String) throws {
        let problems = try read("post: https://example.org/\nbody: [\"${keys}\"]\nkeys: \(keys)").problems
        #expect(problems.first.map { "\($0)".hasSuffix(": " + message) } == true, "\(problems)")
    }

    @Test(arguments: [
        ("body: [\"${keys}\"]", "sources[0]: \"${keys}\" needs keys:"),
        (
            "body: []\nkeys: { for: n in 0..<5, each: ['{n}'] }",
            "sources[0].keys: no \"${keys}\" in the body stands for these keys"
        ),
        ("body: []\ncalls: [{ method: a }]", "sources[0].body: post: has body: or calls:, not both"),
        ("title: x", "sources[0]: post: needs body: or calls:"),
        ("calls: []", "sources[0].calls: no call"),
        ("calls: [{ method: 'a\"b' }]", "sources[0].calls[0].method: expected a method's name, found 'a\"b'"),
        ("calls: [{ params: [] }]", "sources[0].calls[0]: missing key 'method'"),
    ])
    func `says what its body lacks`(keys: String, message: String) throws {
        let problems = try read("post: https://example.org/\n\(keys)").problems
        #expect(problems.first.map { "\($0)".hasSuffix(": " + message) } == true, "\(problems)")
    }

    @Test func `carries a key only in its headers`() throws {
        let call = try #require(
            try calls("get: https://example.org/\nkey: A_KEY\nheaders: { X-Key: 'k ${key}', Accept: a }")
                .first)
        #expect(call.headers(key: "s3cret").map(\.value) == ["k s3cret", "a"])
        #expect(call.headers(key: nil) == call.headers)
    }
}
