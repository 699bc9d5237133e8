@testable import Catalog
import Documents
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `Pages of an answer` {
    private func load(_ pages: String, request: String = "get: https://example.org/a") throws -> Catalog {
        let folder = try Folder()
        let source = "\(request)\nevery: 1m\nprobes: service\nvalues: { nodes.online: $.n }\npages: \(pages)"
        try folder.write("Networks/testnet.yaml", network(source: source))
        return folder.load()
    }

    @Test(arguments: [
        ("{ next: $.NextPageLink, limit: 10 }", Pages.Next.link(path: "$.NextPageLink"), 10, false),
        ("{ next: Link, first: 3 }", .header, 3, true),
        (
            "{ cursor: $.pagination.next_key, as: pagination.key, limit: 20 }",
            .cursor(path: "$.pagination.next_key", parameter: "pagination.key"), 20, false
        ),
        (
            "{ number: page, from: 0, count: $.totalPages, limit: 7 }",
            .number(parameter: "page", first: 0, end: .count(path: "$.totalPages")), 7, false
        ),
        (
            "{ number: page, rows: $.data, limit: 7 }",
            .number(parameter: "page", first: 1, end: .empty(path: "$.data")), 7, false
        ),
    ])
    func `follow one another in three ways`(
        yaml: String, next: Pages.Next, most: Int, isBeginning: Bool
    ) throws {
        let catalog = try load(yaml)
        #expect(catalog.problems == [])
        #expect(
            catalog["testnet"]?.sources.first?.pages
                == Pages(next: next, most: most, isBeginning: isBeginning))
    }

    @Test(arguments: [
        ("{ limit: 3 }", "sources[0].pages: pages: has one of next:, cursor: and number:"),
        (
            "{ next: $.a, number: page, limit: 3 }",
            "sources[0].pages: pages: has one of next:, cursor: and number:"
        ),
        (
            "{ next: links, limit: 3 }",
            "sources[0].pages.next: expected the path of a URL, such as $.links.next, or Link, found 'links'"
        ),
        ("{ cursor: $.a, limit: 3 }", "sources[0].pages: missing key 'as'"),
        (
            "{ next: $.a, as: b, limit: 3 }",
            "sources[0].pages.as: does not go with next:; that takes next"
        ),
        (
            "{ number: page, limit: 3 }",
            "sources[0].pages: number: needs count: (where the answer says how many pages there are) or rows: (the list"
                + " that is empty after the last one)"
        ),
        (
            "{ next: $.a }",
            "sources[0].pages: pages: has limit: (more pages are refused) or first: (only so many are wanted)"
        ),
        (
            "{ next: $.a, limit: 0 }",
            "sources[0].pages.limit: expected a whole number from 1 to 1000, found '0'"
        ),
        ("{ next: $.a, limits: 3 }", "sources[0].pages.limits: unknown key; did you mean 'limit'?"),
        (
            "{ number: 'a b', rows: $.a, limit: 3 }",
            "sources[0].pages.number: expected a parameter's name of letters, digits, dots, dashes, _ and [], found 'a b'"
        ),
    ])
    func `say what is wrong with them`(yaml: String, message: String) throws {
        let problems = try load(yaml).problems
        #expect(problems.first.map { "\($0)".hasSuffix(": " + message) } == true, "\(problems)")
    }

    @Test func `go with get alone`() throws {
        let problems = try load("{ next: $.a, limit: 3 }", request: "post: https://example.org/\nbody: []")
            .problems
        #expect(problems.first?.problem == "pages: follow get: alone")
    }
}
