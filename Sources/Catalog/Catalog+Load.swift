internal import Documents
internal import FoundationEssentials
internal import Metrics

extension Catalog {
    /// Reads everything in Data and the user's own network files.
    ///
    /// A user's file whose id is that of a shipped one takes its place as a whole. A file that is wrong is left
    /// out and named in ``problems``; without the vocabulary no network can be read.
    ///
    /// - Parameters:
    ///   - shipped: The folder that holds `Metrics.yaml`, `GPUs.yaml` and `Networks`: ``ShippedFiles/data``.
    ///   - user: The folder of the user's network files, ``UserFolders/networks``; it need not exist.
    /// - Returns: What could be read.
    public static func load(shipped: String, user: String?) -> Catalog {
        var problems: [DocumentError] = []
        let gpus = attempt(&problems) { () throws(DocumentError) in
            try GPUNames(Document(at: shipped + "/GPUs.yaml", file: "GPUs.yaml"))
        }
        let vocabulary = attempt(&problems) { () throws(DocumentError) in
            try Vocabulary(Document(at: shipped + "/Metrics.yaml", file: "Metrics.yaml"))
        }
        var networks: [String: Network] = [:]
        if let vocabulary {
            let own = user.map { read($0, isUser: true, vocabulary, &problems) } ?? [:]
            networks = read(shipped + "/Networks", isUser: false, vocabulary, &problems)
            networks.merge(own) { _, own in own }
        }
        for network in networks.values.sorted(by: { $0.id < $1.id }) {
            if let problem = strangeOwner(in: network, of: networks) {
                problems.append(problem)
                networks[network.id] = nil
            }
        }
        return Catalog(
            networks: networks.values.sorted { ($0.layer.order, $0.name) < ($1.layer.order, $1.name) },
            vocabulary: vocabulary ?? Vocabulary([]), gpus: gpus ?? GPUNames([]), problems: problems)
    }

    private static func read(
        _ folder: String, isUser: Bool, _ vocabulary: Vocabulary, _ problems: inout [DocumentError]
    ) -> [String: Network] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var networks: [String: Network] = [:]
        for name in names.sorted() where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            // A user knows only the own file by its path; a shipped one by its name.
            let network = attempt(&problems) { () throws(DocumentError) in
                let document = try Document(at: path, file: isUser ? path : "Networks/\(name)")
                let network = try NetworkReader(vocabulary: vocabulary, isUser: isUser).network(document)
                if let other = networks[network.id] {
                    throw DocumentError(
                        Place(file: document.file, key: "id"), "'\(network.id)' is taken by \(other.file)")
                }
                return network
            }
            if let network { networks[network.id] = network }
        }
        return networks
    }

    /// A fallback for a source that is not there.
    private static func strangeOwner(in network: Network, of networks: [String: Network]) -> DocumentError? {
        for source in network.sources {
            for (metric, owner) in source.fallbacks
            where !(networks[owner.network]?.sources ?? []).contains(where: { $0.id == owner.source })
                || (owner.network, owner.source) == (source.network, source.id)
            {
                return DocumentError(
                    source.place(of: "fallback"),
                    "'\(metric)': no other source '\(owner.network)/\(owner.source)' that it could stand in for"
                )
            }
        }
        return nil
    }

    private static func attempt<Value>(
        _ problems: inout [DocumentError], _ read: () throws(DocumentError) -> Value
    ) -> Value? {
        do {
            return try read()
        } catch {
            problems.append(error)
            return nil
        }
    }
}

extension Layer {
    var order: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
