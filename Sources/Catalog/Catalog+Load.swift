internal import Documents
internal import Metrics
internal import Threads

extension Catalog {
    /// Reads everything in Data and the user's own network files.
    ///
    /// A user's file whose id is that of a shipped one takes its place as a whole. A file that is wrong is left
    /// out and named in ``problems``; without the vocabulary no network can be read.
    ///
    /// - Parameters:
    ///   - shipped: The folder that holds `Metrics.yaml`, `GPUs.yaml`, `Networks` and, where there are any, `Annotations.yaml`: ``ShippedFiles/data``.
    ///   - user: The folder of the user's network files, ``UserFolders/networks``; it need not exist.
    ///   - files: Further files of the user, which take the place of all others.
    /// - Returns: What could be read.
    public static func load(shipped: String, user: String?, files: [String] = []) -> Catalog {
        let read = CatalogFiles(shipped: shipped, user: user, further: files)
        var problems: [DocumentError] = []
        let gpus = attempt(&problems) { () throws(DocumentError) in try GPUNames(read.gpus.get()) }
        let vocabulary = attempt(&problems) { () throws(DocumentError) in
            try Vocabulary(read.vocabulary.get())
        }
        var networks: [String: Network] = [:]
        if let vocabulary {
            let own = self.networks(in: read.networks.own, isUser: true, vocabulary, &problems)
            networks = self.networks(in: read.networks.shipped, isUser: false, vocabulary, &problems)
            networks.merge(own) { _, own in own }
            networks.merge(self.networks(in: read.networks.further, isUser: true, vocabulary, &problems)) {
                _, own in own
            }
        }
        for network in networks.values.sorted(by: { $0.id < $1.id }) {
            if let problem = strangeOwner(in: network, of: networks) {
                problems.append(problem)
                networks[network.id] = nil
            }
        }
        let annotations = attempt(&problems) { () throws(DocumentError) in
            guard let vocabulary, let document = try read.annotations?.get() else { return [Annotation]() }
            return try Annotation.all(document, networks: networks.keys, vocabulary: vocabulary)
        }
        return Catalog(
            networks: networks.values.sorted { ($0.layer.order, $0.name) < ($1.layer.order, $1.name) },
            vocabulary: vocabulary ?? Vocabulary([]), gpus: gpus ?? GPUNames([]),
            annotations: annotations ?? [], problems: problems)
    }

    private static func networks(
        in documents: [CatalogFiles.Parsed], isUser: Bool, _ vocabulary: Vocabulary,
        _ problems: inout [DocumentError]
    ) -> [String: Network] {
        let files = documents.concurrentMap { document in
            Result { () throws(DocumentError) in
                try NetworkReader(vocabulary: vocabulary, isUser: isUser).network(document.get())
            }
        }
        var networks: [String: Network] = [:]
        for file in files {
            let network = attempt(&problems) { () throws(DocumentError) in
                let network = try file.get()
                if let other = networks[network.id] {
                    throw DocumentError(
                        Place(file: network.file, key: "id"), "'\(network.id)' is taken by \(other.file)")
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
