internal import Catalog
internal import Collection
internal import Transport

/// Answers as all hosts of the network files did when they were recorded; nothing is sent, and no time is measured.
struct RecordedFetcher: Fetcher {
    private let answers: [Question: RecordedAnswer]

    /// A request by what tells it from the others of all network files.
    private struct Question: Hashable {
        let method: String
        let url: String
        let body: [UInt8]

        init(_ call: Call) {
            (method, url) = (call.method.rawValue, call.url)
            body = Array((call.body ?? "").utf8)
        }

        init(_ request: Request) {
            (method, url, body) = (request.method.rawValue, request.url, request.body ?? [])
        }
    }

    private static let nothing = RecordedAnswer(
        status: 404, body: Array(#"{"error":"nothing is recorded for this request"}"#.utf8))

    init(_ catalog: Catalog, recordings: Recordings) {
        var answers: [Question: RecordedAnswer] = [:]
        for source in catalog.networks.flatMap(\.sources) {
            let entries: [Int?] = source.list.isEmpty ? [nil] : source.list.indices.map { $0 }
            for entry in entries {
                for (call, answer) in recordings.exchanges(of: source, entry: entry) {
                    answers[Question(call)] = answer
                }
            }
        }
        self.answers = answers
    }

    func fetch(_ request: Request) async throws(TransferError) -> Response {
        guard !Task.isCancelled else { throw .cancelled }
        return Response(answers[Question(request)] ?? Self.nothing, url: request.url)
    }
}
