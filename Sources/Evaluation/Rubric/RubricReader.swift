extension Rubric {
    /// Reads a rubric file; its form is explained at the top of Rubrics/checklist.yaml.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: The file's name for errors.
    /// - Throws: The first thing that is wrong, with its place and what is allowed.
    public init(_ text: String, file: String) throws(DocumentError) {
        let fields = try Document(text, file: file).root.fields()
        try fields.allow(["id", "title", "version", "share", "roll-up", "questions"])
        id = try fields.required("id").identifier()
        title = try fields.required("title").text()
        share = try fields.required("share").ratio()
        rollUp = try fields.required("roll-up").word()
        var known: Set<String> = []
        questions = try fields.required("questions").criteria(&known)
        let form = CanonicalForm(id: id, title: title, share: share, rollUp: rollUp, questions: questions)
        edition = Edition(version: try fields.required("version").version(), hash: form.hash)
        source = text
    }
}

extension Entry {
    fileprivate func criteria(_ known: inout Set<String>) throws(DocumentError) -> [Criterion] {
        let entries = try list()
        guard !entries.isEmpty else { throw error("expected at least one member") }
        var criteria: [Criterion] = []
        for entry in entries { criteria.append(try entry.criterion(&known)) }
        return criteria
    }

    private func criterion(_ known: inout Set<String>) throws(DocumentError) -> Criterion {
        let fields = try fields()
        let isGroup = fields["items"] != nil
        try fields.allow(
            ["id", "title", "question", "why", "seed", "importance", "note"]
                + (isGroup ? ["roll-up", "items"] : Item.keys))
        let name = try fields.required("id")
        let id = try name.identifier()
        guard known.insert(id).inserted else { throw name.error("the id '\(id)' is taken") }
        let kind: Criterion.Kind
        if let items = fields["items"] {
            kind = .group(try fields.required("roll-up").word(), try items.criteria(&known))
        } else {
            kind = .item(try Item(fields))
        }
        return Criterion(
            id: id, title: try fields.required("title").text(), question: try fields["question"]?.text(),
            why: try fields["why"]?.text(), seed: try fields["seed"]?.text(),
            importance: try fields.required("importance").word(), note: try fields["note"]?.text(),
            kind: kind)
    }

    /// Lower-case letters, digits, dots, dashes and underscores.
    fileprivate func identifier() throws(DocumentError) -> String {
        let text = try text()
        guard text.utf8.allSatisfy(Self.isAllowedInIdentifier), text.utf8.count <= 60 else {
            throw error("'\(text)' is no id; allowed are a-z, 0-9, dot, dash and underscore, at most 60")
        }
        return text
    }

    private static func isAllowedInIdentifier(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: ".-_".utf8.contains(byte)
        }
    }

    fileprivate func ratio() throws(DocumentError) -> Double {
        let number = try number()
        guard (0...1).contains(number) else { throw error("\(number) is not from 0 to 1") }
        return number
    }

    fileprivate func version() throws(DocumentError) -> String {
        let text = try text()
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ UInt32($0) != nil }) else {
            throw error("'\(text)' is no version; expected three numbers like 1.0.0")
        }
        return text
    }
}
