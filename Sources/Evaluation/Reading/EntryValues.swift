internal import Metrics
internal import Yams

extension Entry {
    /// A text that is not empty.
    func text() throws(DocumentError) -> String {
        guard let text = node.scalar?.string, node.null == nil, !text.isEmpty else {
            throw error("expected a text, found \(kind)")
        }
        return text
    }

    func number() throws(DocumentError) -> Double {
        guard let text = node.scalar?.string, let number = Double(text), number.isFinite else {
            throw error("expected a number, found \(kind)")
        }
        return number
    }

    /// One of the words that a type knows.
    func word<Word: CaseIterable & RawRepresentable<String>>(
        _ type: Word.Type = Word.self
    ) throws(DocumentError) -> Word {
        guard let word = node.scalar.flatMap({ Word(rawValue: $0.string) }) else {
            let allowed = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw error("\(kind) is not known here; allowed are \(allowed)")
        }
        return word
    }

    /// A length of time: `90d`.
    func duration() throws(DocumentError) -> Duration {
        guard let duration = node.scalar.flatMap({ Duration($0.string) }) else {
            throw error("expected a length of time like 30d or 12h, found \(kind)")
        }
        return duration
    }

    /// A day or a moment in ISO 8601.
    func time() throws(DocumentError) -> Timestamp {
        guard let time = node.scalar.flatMap({ Timestamp($0.string) }) else {
            throw error("expected a day like 2026-11-23 or a time like 2026-11-23T14:00:00Z, found \(kind)")
        }
        return time
    }

    /// The members of a list of texts, or the one text that stands in its place.
    func texts() throws(DocumentError) -> [String] {
        guard isList else { return [try text()] }
        var texts: [String] = []
        for entry in try list() { texts.append(try entry.text()) }
        return texts
    }
}
