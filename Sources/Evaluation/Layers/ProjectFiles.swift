public import Documents
internal import FoundationEssentials
public import Metrics

extension Project {
    /// Reads the projects to begin with: one file each, without answers.
    ///
    /// - Parameters:
    ///   - folder: `Data/Projects`.
    ///   - time: When they come onto the list.
    /// - Returns: In the order of their files' names.
    /// - Throws: What is wrong in the first file that has a mistake.
    public static func all(in folder: String, added time: Timestamp) throws(DocumentError) -> [Project] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        var projects: [Project] = []
        for file in files.sorted() where file.hasSuffix(".yaml") {
            let path = "\(folder)/\(file)"
            projects.append(try Project(RubricText(TextFile.text(at: path), file: path), added: time))
        }
        return projects
    }

    /// Reads a project from a text.
    public init(_ text: RubricText, added time: Timestamp) throws(DocumentError) {
        let fields = try Document(text.text, file: text.file).root
            .fields(["id", "name", "network", "crypto", "layers", "claims"])
        var entries: [LayerProfile.Entry] = []
        for element in try fields["layers"]?.list() ?? [] { entries.append(try element.layerEntry()) }
        var claims: [Claim] = []
        for element in try fields["claims"]?.list() ?? [] { claims.append(try element.claim()) }
        self.init(
            id: try fields.required("id").identifier(), name: try fields.required("name").text(),
            network: try fields["network"]?.identifier(), added: time,
            profile: LayerProfile(
                layers: entries, crypto: try fields["crypto"]?.choice(LayerProfile.Crypto.self)),
            claims: claims)
    }
}

extension Element {
    fileprivate func layerEntry() throws(DocumentError) -> LayerProfile.Entry {
        let fields = try fields(["layer", "claim", "observed", "primary", "url", "date"])
        return LayerProfile.Entry(
            try fields.required("layer").choice(Layer.self), claim: try fields["claim"]?.text(),
            isObserved: try fields["observed"]?.flag(), isPrimary: try fields["primary"]?.flag() ?? false,
            url: try fields["url"]?.address(), date: try fields["date"]?.time())
    }

    fileprivate func claim() throws(DocumentError) -> Claim {
        let fields = try fields(["metric", "value", "text", "url", "date"])
        return Claim(
            metric: try fields.required("metric").text(), value: try fields.required("value").number(),
            text: try fields["text"]?.text(), url: try fields.required("url").address(),
            date: try fields.required("date").time())
    }
}
