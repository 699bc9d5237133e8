public import Catalog
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
