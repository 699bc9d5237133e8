internal import FoundationEssentials
internal import Metrics

/// Neighbouring samples of a chunk that came in the same way.
struct Run: Hashable {
    var count: Int
    var origin: Origin
    var source: Int64
    /// 0 where each came with the source's own poll of its slot.
    var poll: Int64

    func isLike(_ other: Run) -> Bool {
        origin == other.origin && source == other.source && poll == other.poll
    }

    static func stored(_ runs: [Run]) -> String {
        let parts = runs.map { "[\($0.count),\"\($0.origin.rawValue)\",\($0.source),\($0.poll)]" }
        return "[\(parts.joined(separator: ","))]"
    }

    /// - Returns: nil when the text is not what ``stored(_:)`` writes.
    static func read(_ text: String) -> [Run]? {
        try? JSONDecoder().decode([Stored].self, from: Data(text.utf8)).map(\.run)
    }

    private struct Stored: Decodable {
        let run: Run

        init(from decoder: any Decoder) throws {
            var parts = try decoder.unkeyedContainer()
            run = Run(
                count: try parts.decode(Int.self), origin: Origin(stored: try parts.decode(String.self)),
                source: try parts.decode(Int64.self), poll: try parts.decode(Int64.self))
        }
    }
}
