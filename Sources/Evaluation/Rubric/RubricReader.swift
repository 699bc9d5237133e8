public import Documents

/// A text with the name of its file, for errors.
public struct RubricText: Hashable, Sendable {
    public let text: String
    public let file: String

    public init(_ text: String, file: String) {
        self.text = text
        self.file = file
    }

    /// Reads the file at a path: at most 1 MiB of UTF-8.
    public init(reading path: String) throws(DocumentError) {
        self.init(try TextFile.text(at: path), file: path)
    }
}

extension Rubric {
    /// Reads the rubric file at `path`, without anything laid over it.
    public init(at path: String) throws(DocumentError) {
        try self.init(RubricText(TextFile.text(at: path), file: path))
    }

    /// Reads a rubric; its form is explained at the top of Rubrics/checklist.yaml.
    ///
    /// Overlays that follow behind a line of three dashes are laid over it.
    ///
    /// - Parameters:
    ///   - text: The file's text.
    ///   - file: The file's name for errors.
    /// - Throws: The first thing that is wrong, with its place and what is allowed.
    public init(_ text: String, file: String) throws(DocumentError) {
        let parts = text.split(separator: "\n---\n").map { RubricText(String($0), file: file) }
        try self.init(parts.first ?? RubricText(text, file: file), overlays: Array(parts.dropFirst()))
    }

    /// Reads a rubric, and lays over it what users add to it or say otherwise.
    ///
    /// A question or item of an overlay that has the id of one that is there keeps what the overlay does not name;
    /// another is added behind its siblings.
    public init(_ base: RubricText, overlays: [RubricText] = []) throws(DocumentError) {
        try self.init(Document(base.text, file: base.file).root.fields(Self.keys), base, overlays)
    }

    init(_ fields: Fields, _ base: RubricText, _ overlays: [RubricText]) throws(DocumentError) {
        id = try fields.required("id").identifier()
        title = try fields.required("title").text()
        share = try fields.required("share").ratio()
        rollUp = try fields.required("roll-up").choice(Criterion.RollUp.self)
        var reader = CriterionReader(defaults: try ItemDefaults(fields))
        var questions = try reader.criteria(fields.required("questions"))
        var version = try fields.required("version").version()
        var weightings: [Weighting] = []
        for overlay in overlays {
            let addition = try Overlay(overlay, to: id)
            if let more = addition.questions { questions = try reader.criteria(more, over: questions) }
            weightings += try addition.weights?.weightings(of: questions) ?? []
            version += "\(version.contains("+") ? "." : "+")\(addition.id).\(addition.version)"
        }
        self.questions = questions
        rules = try RubricRules(fields, of: questions).offering(weightings)
        source = ([base] + overlays).map(\.text).joined(separator: "\n---\n")
        let facts = RubricFacts(
            id: id, title: title, share: share, rollUp: rollUp, questions: questions, rules: rules)
        edition = Edition(version: version, hash: facts.hash)
    }

    static let keys =
        ["id", "title", "version", "share", "roll-up", "questions"] + ItemDefaults.keys + RubricRules.keys
}

/// A user's file that adds to a rubric.
struct Overlay {
    let id: String
    let version: String
    let questions: Element?
    let weights: Element?

    /// The rubric that a text adds to; nil for a whole rubric.
    static func target(of text: RubricText) throws(DocumentError) -> String? {
        let entries = try Document(text.text, file: text.file).root.entries()
        guard let target = entries.first(where: { $0.name == "adds-to" })?.value else { return nil }
        let id = try target.identifier()
        guard targets.contains(id) else {
            throw target.error("no rubric '\(id)'\(Spelling.choice(for: id, among: targets))")
        }
        return id
    }

    /// What can be added to.
    private static let targets = Rubric.names + [FounderFit.name]

    init(_ text: RubricText, to rubric: String) throws(DocumentError) {
        let fields = try Document(text.text, file: text.file).root
            .fields(["id", "adds-to", "version", "questions", "weights"])
        let target = try fields.required("adds-to")
        guard try target.identifier() == rubric else { throw target.error("expected '\(rubric)'") }
        id = try fields.required("id").identifier()
        version = try fields.required("version").version()
        questions = fields["questions"]
        weights = fields["weights"]
    }
}
