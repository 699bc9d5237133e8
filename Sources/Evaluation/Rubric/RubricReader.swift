public import Documents

extension Rubric {
    /// Reads a rubric file; its form is explained at the top of Rubrics/checklist.yaml.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: The file's name for errors.
    /// - Throws: The first thing that is wrong, with its place and what is allowed.
    public init(_ text: String, file: String) throws(DocumentError) {
        let fields = try Document(text, file: file).root
            .fields(["id", "title", "version", "share", "roll-up", "questions"])
        id = try fields.required("id").identifier()
        title = try fields.required("title").text()
        share = try fields.required("share").ratio()
        rollUp = try fields.required("roll-up").choice(Criterion.RollUp.self)
        var known: Set<String> = []
        questions = try fields.required("questions").criteria(&known)
        let form = CanonicalForm(id: id, title: title, share: share, rollUp: rollUp, questions: questions)
        edition = Edition(version: try fields.required("version").version(), hash: form.hash)
        source = text
    }
}

extension Element {
    fileprivate func criteria(_ known: inout Set<String>) throws(DocumentError) -> [Criterion] {
        let elements = try list()
        guard !elements.isEmpty else { throw error("expected at least one member") }
        var criteria: [Criterion] = []
        for element in elements { criteria.append(try element.criterion(&known)) }
        return criteria
    }

    private func criterion(_ known: inout Set<String>) throws(DocumentError) -> Criterion {
        let isGroup = try entries().contains { $0.name == "items" }
        let fields = try fields(
            ["id", "title", "question", "why", "seed", "importance", "note"]
                + (isGroup ? ["roll-up", "items"] : Item.keys))
        let name = try fields.required("id")
        let id = try name.identifier()
        guard known.insert(id).inserted else { throw name.error("the id '\(id)' is taken") }
        return Criterion(
            id: id, title: try fields.required("title").text(), question: try fields["question"]?.text(),
            why: try fields["why"]?.text(), seed: try fields["seed"]?.text(),
            importance: try fields.required("importance").choice(Importance.self),
            note: try fields["note"]?.text(),
            kind: isGroup ? try group(fields, &known) : .item(try Item(fields)))
    }

    private func group(
        _ fields: Fields, _ known: inout Set<String>
    ) throws(DocumentError) -> Criterion.Kind {
        let rollUp = try fields.required("roll-up").choice(Criterion.RollUp.self)
        return .group(rollUp, try fields.required("items").criteria(&known))
    }
}
