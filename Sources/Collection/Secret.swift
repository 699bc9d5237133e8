internal import Catalog
internal import History
internal import Metrics

/// A source's key, which stands in nothing that is kept, shown or logged, however a server repeats it.
///
/// It is looked for as it is, as JSON escapes it and as URLs encode it.
struct Secret: Sendable {
    private let spellings: [[UInt8]]
    private let pieces: [[UInt8]]

    /// Of so many bytes is a piece that gives the key away: the beginning of an answer may break off within it.
    private static let length = 8

    /// Takes a key; nil where there is none.
    init?(_ key: String?) {
        guard let key, !key.isEmpty else { return nil }
        let escaped = key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        spellings = Set([
            key, escaped, escaped.replacing("/", with: "\\/"), Call.encoded(key),
            Call.encoded(key, isUpper: false),
        ]).map { Array($0.utf8) }
        let pieces = spellings.flatMap { spelling in
            (0...max(0, spelling.count - Self.length)).map { Array(spelling[$0...].prefix(Self.length)) }
        }
        self.pieces = Array(Set(pieces))
    }

    /// A text for people without the key, and without what a shortened text still shows of it.
    func concealed(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let clean = Self.replacing(pieces, in: bytes, with: "…")
        return clean == bytes ? text : String(decoding: clean, as: UTF8.self)
    }

    /// Bytes that are to be read again, with a word in the key's place.
    func removed(from bytes: [UInt8]) -> [UInt8] {
        Self.replacing(spellings, in: bytes, with: "REMOVED")
    }

    func removed(from text: String) -> String {
        String(decoding: removed(from: Array(text.utf8)), as: UTF8.self)
    }

    /// Puts one mark in the place of all that lies within any of the patterns.
    private static func replacing(_ patterns: [[UInt8]], in bytes: [UInt8], with mark: String) -> [UInt8] {
        let beginnings = Dictionary(grouping: patterns) { $0.first ?? 0 }
        var clean: [UInt8] = []
        var end = 0
        for index in bytes.indices {
            if let found = beginnings[bytes[index]] {
                for pattern in found where bytes[index...].starts(with: pattern) {
                    if index >= end { clean += Array(mark.utf8) }
                    end = max(end, index + pattern.count)
                }
            }
            if index >= end { clean.append(bytes[index]) }
        }
        return clean
    }
}

extension Secret {
    func concealed(_ outcome: Outcome) -> Outcome {
        switch outcome {
        case .ok, .needsKey: outcome
        case .noData(let reason): .noData(reason: concealed(reason))
        case .failed(let reason): .failed(reason: concealed(reason))
        case .limited(let reason): .limited(reason: concealed(reason))
        case .unmeasured(let reason): .unmeasured(reason: concealed(reason))
        }
    }

    func concealed(_ labels: Labels) -> Labels {
        Labels(labels.all.map { Labels.Label(name: $0.name, value: concealed($0.value)) })
    }
}

extension Poll {
    /// Keeps a key out of all that is stored.
    mutating func conceal(_ secret: Secret?) {
        guard let secret else { return }
        outcome = secret.concealed(outcome)
        notes = notes.map(secret.concealed)
        samples = samples.map { sample in
            let series = sample.series
            return Sample(
                Series(
                    network: series.network, metric: series.metric, labels: secret.concealed(series.labels)),
                at: sample.time, sample.value)
        }
        facts = facts.map { fact in
            Fact(
                network: fact.network, name: secret.concealed(fact.name),
                labels: secret.concealed(fact.labels), text: secret.concealed(fact.text))
        }
    }
}
