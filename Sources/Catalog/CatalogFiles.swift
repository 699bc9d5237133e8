internal import Documents
internal import FoundationEssentials
internal import Threads

/// The files of a catalog, parsed on all cores at once: that is most of the work, and none waits for another.
struct CatalogFiles {
    /// One of them, or what is wrong with it.
    ///
    /// `@unchecked Sendable`: one thread parses it and, when all are parsed, one other reads it; a node of it notes
    /// the meaning of its tag when that is first asked for, so no two may.
    struct Parsed: @unchecked Sendable {
        private let result: Result<Document, DocumentError>

        init(_ path: String, name: String) {
            result = Result { () throws(DocumentError) in try Document(at: path, file: name) }
        }

        func get() throws(DocumentError) -> Document { try result.get() }
    }

    let vocabulary: Parsed
    let gpus: Parsed
    /// nil without the file.
    let annotations: Parsed?
    /// The networks that come with Assay, those of the user, and further ones.
    let networks: (shipped: [Parsed], own: [Parsed], further: [Parsed])

    init(shipped: String, user: String?, further: [String]) {
        let networks = Self.files(in: shipped + "/Networks").map { "Networks/" + $0 }
        // A user knows only the own file by its path; a shipped one by its name.
        let own = user.map { folder in Self.files(in: folder).map { "\(folder)/\($0)" } } ?? []
        let named = ["Metrics.yaml", "GPUs.yaml"]
        let optional = ["Annotations.yaml"].filter {
            FileManager.default.fileExists(atPath: "\(shipped)/\($0)")
        }
        // The longest first.
        let files =
            (named + optional + networks).map { (path: "\(shipped)/\($0)", name: $0) }
            + (own + further).map { (path: $0, name: $0) }
        var parsed = files.concurrentMap { Parsed($0.path, name: $0.name) }[...]
        func next(_ count: Int) -> [Parsed] {
            defer { parsed = parsed.dropFirst(count) }
            return Array(parsed.prefix(count))
        }
        (vocabulary, gpus) = (parsed[0], parsed[1])
        _ = next(named.count)
        annotations = next(optional.count).first
        self.networks = (next(networks.count), next(own.count), next(further.count))
    }

    private static func files(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
    }
}
