internal import Documents
internal import Metrics

/// Reads one network file and checks everything in it that can be known without asking.
struct NetworkReader {
    let vocabulary: Vocabulary
    let isUser: Bool

    static let keys = [
        "id", "name", "layer", "control", "home", "token", "about", "spacing", "sources",
    ]
    static let defaultSpacing = Duration.milliseconds(250)

    func network(_ document: Document) throws(DocumentError) -> Network {
        let fields = try document.root.fields(Self.keys)
        let id = try fields.required("id").id()
        var sources: [Source] = []
        for element in try fields.required("sources").list() {
            let source = try SourceReader(network: id, vocabulary: vocabulary).source(element)
            try check(source, element, against: sources)
            sources.append(source)
        }
        guard !sources.isEmpty else { throw try fields.required("sources").error("no source") }
        return Network(
            id: id,
            name: try fields.required("name").text(),
            layer: try fields.required("layer").choice(Layer.self),
            control: try fields.required("control").choice(Control.self),
            home: try fields["home"]?.address(),
            about: try fields.required("about").text(),
            token: try token(fields["token"]),
            spacing: try fields["spacing"]?.spacing() ?? Self.defaultSpacing,
            sources: sources.filter { $0.history == nil }, histories: sources.filter { $0.history != nil },
            file: document.file, isUser: isUser)
    }

    private func token(_ element: Element?) throws(DocumentError) -> Network.Token? {
        guard let fields = try element?.fields(["symbol", "coingecko"]) else { return nil }
        return Network.Token(
            symbol: try fields.required("symbol").text(), coingecko: try fields["coingecko"]?.text())
    }

    /// A series has one source; rows of SQL are known only when they run, values now.
    private func check(
        _ source: Source, _ element: Element, against others: [Source]
    ) throws(DocumentError) {
        if others.contains(where: { $0.id == source.id }) {
            throw DocumentError(source.place(of: "id"), "there is a source '\(source.id)' above")
        }
        for value in source.values where source.owns(value.metric) {
            if let owner = others.first(where: {
                $0.owns(value.metric) && $0.values.contains { $0.metric == value.metric }
            }) {
                throw DocumentError(
                    source.place(of: "values.\(value.metric)"),
                    "the source '\(owner.id)' gives '\(value.metric)' already; a series has one source")
            }
        }
    }
}

extension Source {
    /// Whether what it says of a metric is stored as the series' own.
    public func owns(_ metric: String) -> Bool {
        history == nil && fallbacks[metric] == nil && !crossChecks.contains(metric)
    }
}
