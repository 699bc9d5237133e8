public import Documents
public import Metrics

/// The six layers as Rubrics/layers.yaml explains them; not scored.
public struct LayerTaxonomy: Sendable {
    /// What a layer is, and what it makes apply.
    public struct Entry: Sendable, Identifiable {
        public let layer: Layer
        public let title: String
        /// What it means, in the article's words.
        public let seed: String
        /// The article's examples of it.
        public let examples: String
        /// What must be seen for it to be there.
        public let test: String
        /// Which figures bear on it.
        public let metrics: [String]
        /// The ids of the questions, groups and items that need a layer which names them.
        public let applies: [String]

        public var id: Layer { layer }
    }

    /// `1.0.0`.
    public let version: String
    public let entries: [Entry]
    /// The article's sentence on crypto weight, and what each weight means.
    public let crypto: (seed: String, meanings: [LayerProfile.Crypto: String])

    /// Reads Rubrics/layers.yaml, or the user's own file of that name in its place.
    public init(in folder: String, user: String? = nil) throws(DocumentError) {
        try self.init(Rubric.text("layers", folder, user))
    }

    /// Reads the taxonomy from a text.
    public init(_ text: RubricText) throws(DocumentError) {
        let fields = try Document(text.text, file: text.file).root
            .fields(["id", "version", "layers", "crypto-weight"])
        version = try fields.required("version").version()
        var entries: [Entry] = []
        for element in try fields.required("layers").list() { entries.append(try Entry(element)) }
        self.entries = entries
        let weight = try fields.required("crypto-weight")
            .fields(["seed"] + LayerProfile.Crypto.allCases.map(\.rawValue))
        var meanings: [LayerProfile.Crypto: String] = [:]
        for crypto in LayerProfile.Crypto.allCases {
            meanings[crypto] = try weight.required(crypto.rawValue).text()
        }
        crypto = (try weight.required("seed").text(), meanings)
    }

    /// The items that a project's layers leave without a subject, with the reason; a person still decides.
    ///
    /// Only items that may be skipped are named. Nothing is proposed while no layer is claimed.
    public func notApplicable(_ profile: LayerProfile, in rubrics: [Rubric]) -> [String: String] {
        let claimed = Set(profile.claimed)
        guard !claimed.isEmpty else { return [:] }
        var reasons: [String: String] = [:]
        for item in rubrics.flatMap(\.items) where item.notApplicableWhen != nil {
            let naming = entries.filter { entry in
                entry.applies.contains { item.id == $0 || item.id.hasPrefix($0 + ".") }
            }
            if !naming.isEmpty, claimed.isDisjoint(with: naming.map(\.layer)) {
                let titles = naming.map { $0.title.lowercased() }.joined(separator: " nor ")
                reasons[item.id] = "the project claims no \(titles)"
            }
        }
        if profile.crypto == LayerProfile.Crypto.none,
            let tokens = entries.first(where: { $0.layer == .incentives })
        {
            for item in rubrics.flatMap(\.items) where item.notApplicableWhen != nil {
                if tokens.applies.contains(where: { item.id == $0 || item.id.hasPrefix($0 + ".") }) {
                    reasons[item.id] = "the project has no token and no chain"
                }
            }
        }
        return reasons
    }
}

extension LayerTaxonomy.Entry {
    fileprivate init(_ element: Element) throws(DocumentError) {
        let fields = try element.fields(["id", "title", "seed", "examples", "test", "metrics", "applies"])
        layer = try fields.required("id").choice(Layer.self)
        title = try fields.required("title").text()
        seed = try fields.required("seed").text()
        examples = try fields.required("examples").text()
        test = try fields.required("test").text()
        metrics = try fields.required("metrics").texts()
        applies = try fields.required("applies").texts()
    }
}
