internal import Documents
internal import Metrics

extension GPUNames {
    /// Reads Data/GPUs.yaml: `models:` by name, each with a title and the spellings of the sources.
    init(_ document: Document) throws(DocumentError) {
        var models: [Model] = []
        for (name, value) in try document.root.fields(["models"]).required("models").entries() {
            guard Name.isID(name) else { throw value.error("a model's name is a-z, digits and dashes") }
            let fields = try value.fields(["title", "spellings"])
            var spellings: [String] = []
            for item in try fields["spellings"]?.list() ?? [] { spellings.append(try item.text()) }
            models.append(
                Model(name: name, title: try fields.required("title").text(), spellings: spellings))
        }
        self.init(models)
    }
}
