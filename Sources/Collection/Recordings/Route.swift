internal import Catalog
internal import FoundationEssentials

/// One line of `routes.json`: which request a recorded file answers, as a mirror reads it.
struct Route: Encodable, Sendable {
    /// With its query, but for one that changes with time, as a history's does.
    let url: String
    let method: String?
    /// The method of a JSON-RPC call.
    let rpc: String?
    /// From the folder of `routes.json` on.
    let file: String
    let status: Int
    let headers: [String: String]

    init(
        _ call: Call, of source: Source, file: String, _ answer: RecordedAnswer, without secret: Secret?
    ) {
        let address = call.url.split(separator: "?", maxSplits: 1).first.map(String.init) ?? call.url
        let url = source.changesWithTime ? address : call.url
        // A page's own link may hold it.
        self.url = secret?.removed(from: url) ?? url
        rpc = call.body.flatMap { try? JSONDecoder().decode(Envelope.self, from: Data($0.utf8)) }?.method
        method = call.method == .post && rpc == nil ? "POST" : nil
        self.file = file
        status = answer.status
        headers = Dictionary(
            answer.headers.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    private struct Envelope: Decodable {
        let jsonrpc: String
        let method: String
    }

    static func json(_ routes: [Route]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(routes)
    }
}
