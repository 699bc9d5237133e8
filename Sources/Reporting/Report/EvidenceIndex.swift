internal import Evaluation

/// The evidence of an assessment, numbered in the order of the rubrics.
struct EvidenceIndex {
    /// One piece, and the items that rest on it.
    struct Entry {
        let id: String
        let evidence: Evidence
        var items: [String]

        /// The grades that were given to answers which rest on it, by whoever names it; sorted.
        func grades(_ voices: [Assessment]) -> [String] {
            let given = voices.flatMap { voice in
                items.compactMap { voice.answers[$0] }.filter { $0.evidence.contains(evidence) }
            }
            return Set(given.map(\.grade.rawValue)).sorted()
        }

        /// `link`, `document` or `measurement`.
        var kind: String {
            switch evidence.kind {
            case .link: "link"
            case .document: "document"
            case .measurement: "measurement"
            }
        }
    }

    private(set) var entries: [Entry] = []

    /// Answers of rubrics that are not scored come last, by id.
    init(_ answers: [String: Answer], _ rubrics: [Rubric]) {
        let scored = rubrics.flatMap(\.questions).flatMap(\.ids)
        let others = answers.keys.filter { !scored.contains($0) }.sorted()
        var positions: [Evidence: Int] = [:]
        for item in scored + others {
            for evidence in answers[item]?.evidence ?? [] {
                if let position = positions[evidence] {
                    entries[position].items.append(item)
                } else {
                    positions[evidence] = entries.count
                    entries.append(Entry(id: "E\(entries.count + 1)", evidence: evidence, items: [item]))
                }
            }
        }
    }

    /// `E1`; nil for what no answer that counts rests on.
    func id(of evidence: Evidence) -> String? { entries.first { $0.evidence == evidence }?.id }

    /// `E1, E4`; nil when the item has none.
    func ids(of item: String) -> String? {
        let ids = entries.filter { $0.items.contains(item) }.map(\.id)
        return ids.isEmpty ? nil : ids.joined(separator: ", ")
    }
}

extension Criterion {
    /// Its own id and those below it.
    fileprivate var ids: [String] { [id] + members.flatMap(\.ids) }
}
