public import Catalog
internal import Metrics
internal import Transport

extension Recordings {
    /// Each request of a source with its recorded answer; what was not answered is left out.
    ///
    /// Pages lead to one another as they would over the network. Where the way is a `Link` header and none was
    /// recorded, one is made.
    public func exchanges(of source: Source, entry: Int? = nil) -> [(call: Call, answer: RecordedAnswer)] {
        let answers = answers(of: source, entry: entry)
        let calls = source.requests(ofEntry: entry)
        guard let pages = source.pages, let first = calls.first else { return Array(zip(calls, answers)) }
        var exchanges: [(call: Call, answer: RecordedAnswer)] = []
        var turner = PageTurner(pages, first: first)
        for (index, recorded) in answers.enumerated() {
            guard let call = turner.next else { break }
            var answer = recorded
            if pages.next == .header, answer.header("Link") == nil, index + 1 < answers.count {
                let next = first.setting("recorded-page", "\(index + 2)").url
                answer.headers.append(.init(name: "Link", value: "<\(next)>; rel=\"next\""))
            }
            exchanges.append((call, answer))
            do {
                try turner.turn(after: Response(answer, url: call.url))
            } catch {
                break
            }
        }
        return exchanges
    }
}

extension Response {
    fileprivate init(_ answer: RecordedAnswer, url: String) {
        self.init(
            status: answer.status, headers: answer.headers.map { .init(name: $0.name, value: $0.value) },
            body: answer.body, phases: .init(dns: 0, connect: 0, tls: 0, firstByte: 0, total: 0),
            wireBytes: answer.body.count, url: url, version: "HTTP/1.1")
    }
}
