internal import Documents
internal import FoundationEssentials
internal import Metrics
internal import Threads

/// A file that defines a network, not read yet.
struct NetworkFile: Sendable {
    /// Whose it is; a network takes the place of one with its id that an owner before has.
    enum Owner: CaseIterable {
        case assay, user
        /// The user, who has named it on the command line.
        case command
    }

    let path: String
    /// As messages name it: a user knows only the own file by its path, a shipped one by its name.
    let name: String
    let owner: Owner

    /// The networks that come with Assay, those of the user, and further ones.
    static func all(shipped: String, user: String?, further: [String]) -> [NetworkFile] {
        let own = user.map { folder in names(in: folder).map { "\(folder)/\($0)" } } ?? []
        // A file of the folder that is named too is read once.
        let named = Set(further.map(place))
        return names(in: shipped + "/Networks").map {
            NetworkFile(path: "\(shipped)/Networks/\($0)", name: "Networks/\($0)", owner: .assay)
        }
            + own.filter { !named.contains(place($0)) }
            .map { NetworkFile(path: $0, name: $0, owner: .user) }
            + further.map { NetworkFile(path: $0, name: $0, owner: .command) }
    }

    /// What tells whether two paths name one file.
    private static func place(_ path: String) -> String { URL(filePath: path).standardizedFileURL.path }

    private static func names(in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
    }

    /// Reads it; nil without a vocabulary, which is told of once and not by each file.
    func network(_ vocabulary: Deferred<Vocabulary, DocumentError>) throws(DocumentError) -> Network? {
        let document = try Document(at: path, file: name)
        guard let vocabulary = try? vocabulary.get() else { return nil }
        return try NetworkReader(vocabulary: vocabulary, isUser: owner != .assay).network(document)
    }
}
