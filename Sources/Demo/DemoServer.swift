internal import Catalog
internal import Collection
internal import FlyingFox
internal import FlyingSocks
internal import FoundationEssentials
internal import Metrics

/// A web server on the loopback address that answers as all hosts of the network files did when they were recorded.
///
/// Spoken to through the transport's mirror: `https://HOST/PATH` is asked as `/HOST/PATH`.
struct DemoServer: Sendable {
    private let server: HTTPServer
    private let answers: [Question: RecordedAnswer]

    /// A request by what tells it from the others of all network files.
    struct Question: Hashable, Sendable {
        let method: String
        /// The host, the path and the query.
        let target: String
        let body: String
    }

    init(_ catalog: Catalog, recordings: Recordings) throws {
        answers = Self.answers(catalog, recordings)
        server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
    }

    /// Serves until the task is cancelled.
    func run() async throws {
        await server.appendRoute("*") { [answers] request in
            let target = Self.plain(request.target.rawValue)
            let body = String(decoding: try await request.bodyData, as: UTF8.self)
            guard let answer = answers[Question(method: request.method.rawValue, target: target, body: body)]
            else {
                return HTTPResponse(
                    statusCode: .notFound,
                    body: Data(#"{"error":"nothing is recorded for this request"}"#.utf8))
            }
            let headers = answer.headers.map { (HTTPHeader($0.name), $0.value) }
            return HTTPResponse(
                statusCode: HTTPStatusCode(answer.status, phrase: ""),
                headers: HTTPHeaders(Dictionary(headers, uniquingKeysWith: { first, _ in first })),
                body: Data(answer.body))
        }
        try await server.run()
    }

    /// `http://127.0.0.1:PORT`, when it listens.
    func url() async throws -> String {
        try await server.waitUntilListening()
        guard case .ip4(_, let port)? = await server.listeningAddress else { throw DemoError.noServer }
        return "http://127.0.0.1:\(port)"
    }

    private static func answers(_ catalog: Catalog, _ recordings: Recordings) -> [Question: RecordedAnswer] {
        var answers: [Question: RecordedAnswer] = [:]
        for source in catalog.networks.flatMap(\.sources) {
            let entries: [Int?] = source.list.isEmpty ? [nil] : source.list.indices.map { $0 }
            for entry in entries {
                for (call, answer) in recordings.exchanges(of: source, entry: entry) {
                    answers[Question(call)] = answer
                }
            }
        }
        return answers
    }

    /// A target with nothing escaped: libcurl escapes what it must, and network files what they like.
    fileprivate static func plain(_ target: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(target.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension DemoServer.Question {
    fileprivate init(_ call: Call) {
        let address = call.url.dropFirst("https://".count)
        let parts = address.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        // The transport leaves out the port that https has anyway.
        let host = parts[0].hasSuffix(":443") ? parts[0].dropLast(4) : parts[0]
        let target = "/\(host)/" + (parts.count > 1 ? parts[1] : "")
        self.init(
            method: call.method.rawValue, target: DemoServer.plain(target), body: call.body ?? "")
    }
}

/// Why there is no demo.
public enum DemoError: Error, CustomStringConvertible {
    case noServer

    public var description: String {
        switch self {
        case .noServer: "no port of the loopback address could be opened"
        }
    }
}
