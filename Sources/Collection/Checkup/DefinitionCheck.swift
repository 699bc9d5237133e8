public import Catalog
public import Documents
internal import Extraction
internal import Metrics

/// What can be known of definitions without asking anybody.
public struct DefinitionCheck: Sendable {
    private let catalog: Catalog
    private let recordings: Recordings

    public init(_ catalog: Catalog, recordings: Recordings) {
        self.catalog = catalog
        self.recordings = recordings
    }

    /// What is wrong with a network: SQL that does not compile, a recording that it cannot read, two sources of one
    /// series.
    public func problems(of network: Network) -> [DocumentError] {
        var problems: [DocumentError] = []
        var owners: [Series: String] = [:]
        for source in network.sources + network.histories {
            let extracted: Extracted
            do throws(ExtractionError) {
                let extractor = try Extractor(
                    Program(source), vocabulary: catalog.vocabulary, gpus: catalog.gpus)
                guard let parts = recordings.parts(of: source) else { continue }
                let ones = source.uses.map { ($0.name, 1.0) }
                extracted = try extractor.extract(
                    parts, now: .now(), parameters: Dictionary(ones, uniquingKeysWith: { first, _ in first }),
                    within: .seconds(10))
            } catch {
                let text = "\(error)"
                // The place says already which part it is.
                let problem =
                    text.hasPrefix(error.key + ": ") ? String(text.dropFirst(error.key.count + 2)) : text
                problems.append(DocumentError(source.place(of: error.key), problem))
                continue
            }
            problems += extracted.refusals.map { refusal in
                DocumentError(source.place(of: "samples"), "of the recording: \(refusal.reason)")
            }
            for row in extracted.rows where source.owns(row.metric) {
                let series = Series(
                    network: row.network ?? network.id, metric: row.metric, labels: row.labels)
                if let owner = owners.updateValue(source.id, forKey: series), owner != source.id {
                    problems.append(
                        DocumentError(
                            source.place(of: "samples"),
                            "\(series) is of the source '\(owner)' already; a series has one source"))
                }
            }
        }
        return problems
    }

    /// Sources without a recording, by their ids.
    public func unrecorded(of network: Network) -> [String] {
        network.sources.filter { recordings.parts(of: $0) == nil }.map(\.id)
    }
}

extension ExtractionError {
    /// The key of the definition that is to be mended.
    fileprivate var key: String {
        switch self {
        case .query(let part, _), .refused(let part, _), .failed(let part, _), .timedOut(let part, _),
            .outOfMemory(let part), .tooManyRows(let part, _):
            part.rawValue
        case .response, .rpc, .empty: "samples"
        }
    }
}
