public import Documents

/// A file of rubrics, whatever of them it holds.
public enum RubricFileContent: Sendable {
    case rubric(Rubric)
    case fit(FounderFit)
    case layers(LayerTaxonomy)
    /// What is laid over a rubric, with what comes of it.
    case overlay(Rubric)

    /// Reads a file, and an overlay together with the rubric that it adds to.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - folder: `Rubrics`, for what an overlay adds to.
    ///   - user: The user's own rubrics; it need not exist.
    /// - Throws: What is wrong, with its place.
    public init(at path: String, in folder: String, user: String?) throws(DocumentError) {
        let text = try RubricText(reading: path)
        if let target = try Overlay.target(of: text) {
            let base = try Rubric.text(target, folder, user)
            self = .overlay(
                target == FounderFit.name
                    ? try FounderFit(base, overlays: [text]).rubric : try Rubric(base, overlays: [text]))
            return
        }
        let keys = try Document(text.text, file: path).root.entries().map(\.name)
        if keys.contains("recommendations") {
            self = .fit(try FounderFit(text))
        } else if keys.contains("layers") {
            self = .layers(try LayerTaxonomy(text))
        } else {
            self = .rubric(try Rubric(text))
        }
    }

    /// The questions that it has, or adds to; nil for layers.
    public var rubric: Rubric? {
        switch self {
        case .rubric(let rubric), .overlay(let rubric): rubric
        case .fit(let fit): fit.rubric
        case .layers: nil
        }
    }
}
