internal import Documents
internal import FoundationEssentials
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
        let vocabulary = Deferred { () throws(DocumentError) in
            try Vocabulary(Document(at: shipped + "/Metrics.yaml", file: "Metrics.yaml"))
        }
        let gpus = Deferred { () throws(DocumentError) in
            try GPUNames(Document(at: shipped + "/GPUs.yaml", file: "GPUs.yaml"))
        }
        let files = NetworkFile.all(shipped: shipped, user: user, further: files)
        // On all cores at once, the long files that others wait for first.
        let readings: [Reading] = [.vocabulary, .gpus] + files.map(Reading.network)
        let read = readings.concurrentMap { reading -> (file: NetworkFile, result: Reading.Result)? in
            switch reading {
            case .vocabulary: _ = try? vocabulary.get()
            case .gpus: _ = try? gpus.get()
            case .network(let file):
                return (file, Result { () throws(DocumentError) in try file.network(vocabulary) })
            }
            return nil
        }.compactMap(\.self)
        var problems: [DocumentError] = []
        let names = attempt(&problems) { () throws(DocumentError) in try gpus.get() }
        let words = attempt(&problems) { () throws(DocumentError) in try vocabulary.get() }
        var networks: [String: Network] = [:]
        for owner in NetworkFile.Owner.allCases {
            let own = read.filter { $0.file.owner == owner }
            networks.merge(self.networks(own.map(\.result), &problems)) { _, new in new }
        }
        for network in networks.values.sorted(by: { $0.id < $1.id }) {
            if let problem = strangeOwner(in: network, of: networks) {
                problems.append(problem)
                networks[network.id] = nil
            }
        }
        let annotations = attempt(&problems) { () throws(DocumentError) in
            let name = "Annotations.yaml"
            guard let words, FileManager.default.fileExists(atPath: "\(shipped)/\(name)") else {
                return [Annotation]()
            }
            return try Annotation.all(
                Document(at: "\(shipped)/\(name)", file: name), networks: networks.keys, vocabulary: words)
        }
        return Catalog(
            networks: networks.values.sorted { ($0.layer.order, $0.name) < ($1.layer.order, $1.name) },
            vocabulary: words ?? Vocabulary([]), gpus: names ?? GPUNames([]),
            annotations: annotations ?? [], problems: problems)
    }

    /// What is read side by side.
    private enum Reading {
        case vocabulary, gpus
        case network(NetworkFile)

        /// nil where no network can be read, for there is no vocabulary.
        typealias Result = Swift.Result<Network?, DocumentError>
    }

    /// The networks of one owner's files, none of whom may use an id twice.
    private static func networks(
        _ files: [Reading.Result], _ problems: inout [DocumentError]
    ) -> [String: Network] {
        var networks: [String: Network] = [:]
        for file in files {
            let network = attempt(&problems) { () throws(DocumentError) in
                let network = try file.get()
                if let network, let other = networks[network.id] {
                    throw DocumentError(
                        Place(file: network.file, key: "id"), "'\(network.id)' is taken by \(other.file)")
                }
                return network
            }
            if let network = network ?? nil { networks[network.id] = network }
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
