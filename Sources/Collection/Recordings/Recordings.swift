public import Catalog
public import Extraction
internal import FoundationEssentials
internal import History
internal import Metrics
internal import Transport

/// Answers in a folder such as Data/Recordings: here alone is said which file answers which request.
///
/// `NETWORK/SOURCE.json` answers a source with one request. Of a source that makes several (calls, or pages)
/// `SOURCE.1.json` is the first one, of one with a list `SOURCE.1.json` is about the first entry; of one with both
/// `SOURCE.2.1.json` is the first one about the second entry. The ending is `json`, `csv` or `txt`, and says what the
/// answer is. A file of the same name that ends in `head` may hold the status and headers; without it the status
/// is 200. What has no file was not answered.
public struct Recordings: Sendable {
    let folder: String

    static let endings = ["json", "csv", "txt"]

    public init(folder: String) { self.folder = folder }

    /// How the file of an answer ends.
    static func ending(_ form: AnswerForm) -> String {
        switch form {
        case .json: "json"
        case .csv: "csv"
        case .text: "txt"
        }
    }

    /// The name of a file, without its ending.
    static func name(_ source: Source, entry: Int?, request: Int) -> String {
        let isOne = source.pages == nil && source.requests(ofEntry: entry).count == 1
        let numbers = [entry, isOne ? nil : request].compactMap(\.self).map { ".\($0 + 1)" }
        return "\(source.network)/\(source.id)\(numbers.joined())"
    }

    /// Whether a file in the folder of its network is of a source.
    static func isFile(_ name: String, of source: Source) -> Bool {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard let ending = parts.popLast(), (endings + ["head"]).contains(String(ending)),
            parts.first.map(String.init) == source.id
        else { return false }
        return parts.count <= 3 && parts.dropFirst().allSatisfy { UInt($0) != nil }
    }

    /// The answer to a request of a source; nil when there is none.
    ///
    /// - Parameters:
    ///   - source: Whose answer it is.
    ///   - entry: Which entry of its list it is about, from 0; nil without a list.
    ///   - request: Which of several requests or pages it answers, from 0.
    /// - Returns: What was recorded.
    public func answer(of source: Source, entry: Int? = nil, request: Int = 0) -> RecordedAnswer? {
        let path = "\(folder)/\(Self.name(source, entry: entry, request: request))"
        for ending in Self.endings {
            guard let data = FileManager.default.contents(atPath: "\(path).\(ending)") else { continue }
            let head = FileManager.default.contents(atPath: path + ".head").map {
                String(decoding: $0, as: UTF8.self)
            }
            return head.flatMap { RecordedAnswer(head: $0, body: Array(data)) }
                ?? RecordedAnswer(
                    headers: [.init(name: "Content-Type", value: Self.type(ending))], body: Array(data))
        }
        return nil
    }

    /// All recorded answers about one thing: of calls as many as there are, of pages as many as were recorded.
    func answers(of source: Source, entry: Int? = nil) -> [RecordedAnswer] {
        var answers: [RecordedAnswer] = []
        let most = source.pages?.most ?? source.requests(ofEntry: entry).count
        while answers.count < most, let answer = answer(of: source, entry: entry, request: answers.count) {
            answers.append(answer)
        }
        return answers
    }

    /// What a poll would have got, as an ``Extraction/Extractor`` reads it; nil when nothing is recorded.
    public func parts(of source: Source) -> AnswerParts? {
        guard !source.list.isEmpty else {
            let bodies = answers(of: source).map(\.body)
            guard bodies.count >= (source.pages == nil ? source.requests.count : 1) else { return nil }
            return source.pages == nil && bodies.count == 1 ? .one(bodies[0]) : .several(bodies)
        }
        let entries = source.list.indices.map { index in
            var entry = AnswerParts.Entry(of: source, at: index)
            let answers = answers(of: source, entry: index)
            guard let last = answers.last else {
                entry.error = "no recording"
                return entry
            }
            entry.status = last.status
            entry.milliseconds = 0
            entry.url = source.list[index].requests.last?.url
            let response = Response(last, url: entry.url ?? "")
            entry.type = response.mediaType
            entry.error = Unusable(response, now: .now())?.outcome.reason
            if entry.error == nil { entry.bodies = answers.map(\.body) }
            return entry
        }
        return entries.contains { $0.status != nil } ? .list(entries) : nil
    }

    private static func type(_ ending: String) -> String {
        switch ending {
        case "csv": "text/csv"
        case "txt": "text/plain"
        default: "application/json"
        }
    }
}

extension Source {
    /// What it asks about an entry of its list, or without one.
    func requests(ofEntry entry: Int?) -> [Call] {
        guard let entry else { return requests }
        return list.indices.contains(entry) ? list[entry].requests : []
    }
}
