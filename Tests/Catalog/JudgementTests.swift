@testable import Catalog
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `What is done with figures` {
    private func load(_ keys: String) throws -> Catalog {
        let folder = try Folder()
        let source = "get: https://a.org/\nevery: 1m\nprobes: service\nvalues: { nodes.online: $.n }\n\(keys)"
        try folder.write("Networks/testnet.yaml", network(source: source))
        try folder.write("Networks/other.yaml", network(id: "other"))
        return folder.load()
    }

    @Test func `that jump is told for all metrics or for each`() throws {
        let one = try #require(try load("jump-limit: 5")["testnet"]?.sources.first)
        #expect(one.jumpLimit(of: "gpu.total") == 5)
        let each = try #require(try load("jump-limit: { nodes.online: 1.5 }")["testnet"]?.sources.first)
        #expect(each.jumpLimit(of: "nodes.online") == 1.5)
        #expect(each.jumpLimit(of: "gpu.total") == nil)
    }

    @Test func `of another source is told with its owner`() throws {
        let catalog = try load("fallback: { token.price: other/one }\ncross-check: [gpu.total]")
        #expect(catalog.problems == [])
        let source = try #require(catalog["testnet"]?.sources.first)
        #expect(source.fallbacks == ["token.price": .init(network: "other", source: "one")])
        #expect(source.crossChecks == ["gpu.total"])
    }

    @Test(arguments: [
        ("jump-limit: 1", "sources[0].jump-limit: expected a factor over 1, such as 5, found '1'"),
        (
            "jump-limit: { nodes.onlin: 5 }",
            "sources[0].jump-limit.nodes.onlin: no metric 'nodes.onlin' in Metrics.yaml; did you mean 'nodes.online'?"
        ),
        (
            "fallback: { token.price: A }",
            "sources[0].fallback.token.price: expected the source that owns it: its id, or NETWORK/SOURCE, found 'A'"
        ),
        (
            "fallback: { token.price: other/two }",
            "sources[0].fallback: 'token.price': no other source 'other/two' that it could stand in for"
        ),
        (
            "fallback: { token.price: one }",
            "sources[0].fallback: 'token.price': no other source 'testnet/one' that it could stand in for"
        ),
        (
            "fallback: { token.price: other/one }\ncross-check: [token.price]",
            "sources[0].cross-check[0]: 'token.price' is a fallback already"
        ),
    ])
    func `says what is wrong with it`(keys: String, message: String) throws {
        let problems = try load(keys).problems
        #expect(problems.first.map { "\($0)".hasSuffix(": " + message) } == true, "\(problems)")
    }
}
