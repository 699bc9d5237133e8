internal import Catalog
internal import Extraction
internal import Transport

/// Leads from one page of an answer to the next.
struct PageTurner {
    /// The request for the page that is to be read now; nil after the last one.
    private(set) var next: Call?
    private let pages: Pages?
    private let first: Call
    private var count = 0
    private var seen: Set<String> = []

    init(_ pages: Pages?, first: Call) {
        self.pages = pages
        self.first = first
        next = first
        if case .number(let parameter, let number, _)? = pages?.next {
            next = first.setting(parameter, "\(number)")
        }
        if let next { seen.insert(next.url) }
    }

    /// Goes on to the page after the one that `response` is.
    mutating func turn(after response: Response) throws(Unusable) {
        guard let pages else { return next = nil }
        count += 1
        if pages.isBeginning, count >= pages.most { return next = nil }
        guard let following = try following(response, pages.next) else { return next = nil }
        guard count < pages.most else {
            throw .failed("more than \(pages.most) pages; pages.limit in the definition allows no more")
        }
        guard seen.insert(following.url).inserted else {
            throw .failed("page \(count) leads to a page that was read already")
        }
        next = following
    }

    private func following(_ response: Response, _ way: Pages.Next) throws(Unusable) -> Call? {
        switch way {
        case .header:
            guard let link = response.link("next") else { return nil }
            return try call(at: link)
        case .link(let path):
            guard let link = try word(path, in: response), !link.isEmpty else { return nil }
            return try call(at: link)
        case .cursor(let path, let parameter):
            guard let cursor = try word(path, in: response), !cursor.isEmpty else { return nil }
            return first.setting(parameter, cursor)
        case .number(let parameter, let number, let end):
            guard try !isLast(response, end) else { return nil }
            return first.setting(parameter, "\(number + count)")
        }
    }

    private func isLast(_ response: Response, _ end: Pages.End) throws(Unusable) -> Bool {
        switch end {
        case .empty(let path):
            guard case .list(let items) = try field(path, in: response) else {
                throw .failed("page \(count) has no list at \(path)")
            }
            return items == 0
        case .count(let path):
            guard let text = try word(path, in: response), let total = Int(text) else {
                throw .failed("page \(count) has no number of pages at \(path)")
            }
            return count >= total
        }
    }

    /// A page of the same server.
    private func call(at link: String) throws(Unusable) -> Call {
        guard let call = first.leading(to: link) else {
            throw .failed("page \(count) leads away from its host: \(link.prefix(100))")
        }
        return call
    }

    private func word(_ path: String, in response: Response) throws(Unusable) -> String? {
        switch try field(path, in: response) {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .list, .nothing: nil
        }
    }

    private func field(_ path: String, in response: Response) throws(Unusable) -> FieldReader.Field {
        do {
            return try FieldReader(path: path).field(in: response.body)
        } catch {
            throw .failed("page \(count): \(error)")
        }
    }
}
