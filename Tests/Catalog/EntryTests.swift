@testable import Catalog
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `A list of things to ask about` {
    private func load(_ keys: String) throws -> Catalog {
        let folder = try Folder()
        let source = "every: 1m\nprobes: service\nvalues: { nodes.online: $.n }\n\(keys)"
        try folder.write("Networks/testnet.yaml", network(source: source))
        return folder.load()
    }

    @Test func `gives each entry its own request`() throws {
        let catalog = try load(
            "get: \"{gateway}/ipfs/x?format=raw\"\nlist: { gateway: [https://ipfs.io, https://dweb.link] }")
        #expect(catalog.problems == [])
        let source = try #require(catalog["testnet"]?.sources.first)
        #expect(source.requests == [])
        #expect(
            source.list.map { $0.requests.map(\.url) } == [
                ["https://ipfs.io/ipfs/x?format=raw"], ["https://dweb.link/ipfs/x?format=raw"],
            ])
        #expect(source.list[0].fields == [.init(name: "gateway", json: "\"https://ipfs.io\"")])
    }

    @Test func `fills several fields into the address and the body`() throws {
        let catalog = try load(
            """
            post: https://{host}/
            body: { region: "{region}", query: "{ nodes { id } }" }
            list:
              - { host: a.example.org, region: eu, weight: 2 }
              - { host: b.example.org, region: us, weight: 0.5 }
            """)
        #expect(catalog.problems == [])
        let list = try #require(catalog["testnet"]?.sources.first?.list)
        #expect(list.map(\.requests.first?.url) == ["https://a.example.org/", "https://b.example.org/"])
        #expect(list[1].requests.first?.body == #"{"region":"us","query":"{ nodes { id } }"}"#)
        #expect(list[1].fields.map(\.json) == [#""b.example.org""#, #""us""#, "0.5"])
    }

    @Test func `fills what stands in braces beside computed keys, and leaves other braces`() throws {
        let catalog = try load(
            """
            post: https://{host}/
            body: { ask: "${keys}", of: "{host}", note: "{{host}} {é} {" }
            keys: { for: n in 7..<9, each: ["k{n}"] }
            list: { host: [a.example.org] }
            """)
        #expect(catalog.problems == [])
        #expect(
            catalog["testnet"]?.sources.first?.list.first?.requests.first?.body
                == #"{"ask":["k7","k8"],"of":"a.example.org","note":"{a.example.org} {é} {"}"#)
    }

    @Test(arguments: [
        (
            "get: https://a.org/{x}\nlist: { y: [1] }",
            "sources[0].get: nothing fills {x}: it is no name of list: (for sources[0].list.y[0])"
        ),
        ("get: https://a.org/{x}", "sources[0].get: nothing fills {x}: it is no name of list:"),
        ("get: https://a.org/{days}", "sources[0].get: {days} needs history:"),
        (
            "get: https://a.org/{x}\nlist: { x: [a, a] }",
            "sources[0].list.x[1]: asks the same as another entry; {x} does not tell them apart"
        ),
        ("get: https://a.org/{x}\nlist: { x: [] }", "sources[0].list: 0 entries; from 1 to 200"),
        (
            "get: https://a.org/{x}\nlist: { x: [a], y: [b] }",
            "sources[0].list: expected one name and its values, { gateway: [a, b] }, or a list of entries"
        ),
        (
            "get: https://a.org/{body}\nlist: { body: [a] }",
            "sources[0].list.body[0]: a name of a-z, digits and _ that is none of status, ms, type, url, error, body,"
                + " days, from, to"
        ),
        (
            "get: https://a.org/{x}\nlist: { x: ['a\"'] }",
            "sources[0].list.x[0]: expected a text without quotes, backslashes and control characters, found 'a\"'"
        ),
        (
            "get: https://a.org/{x}\nlist: { x: [Image to video] }",
            "sources[0].get: expected an address that begins with https://, found 'https://a.org/Image to video'"
                + " (for sources[0].list.x[0])"
        ),
    ])
    func `says what is wrong with it`(keys: String, message: String) throws {
        let problems = try load(keys).problems
        #expect(problems.first.map { "\($0)".hasSuffix(": " + message) } == true, "\(problems)")
    }
}
