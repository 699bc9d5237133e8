public import Documents
internal import FoundationEssentials

extension Rubric {
    /// The rubrics that a project is assessed by, in the order in which they are shown.
    static let names = ["checklist", "trade-offs", "risks", "bottleneck"]

    /// Reads the rubrics that a project is assessed by, with what users add or say otherwise.
    ///
    /// A user's file of a shipped one's name stands in its place; any other is laid over the rubric that it adds to,
    /// in the order of the files' names.
    ///
    /// - Parameters:
    ///   - folder: `Rubrics`.
    ///   - user: The user's own rubrics; it need not exist.
    /// - Returns: Checklist, trade-offs, risks and bottleneck.
    /// - Throws: What is wrong in the first file that has a mistake.
    public static func all(in folder: String, user: String? = nil) throws(DocumentError) -> [Rubric] {
        let overlays = try overlays(in: user)
        var rubrics: [Rubric] = []
        for name in names { rubrics.append(try read(name, folder, user, overlays)) }
        return rubrics
    }

    /// Reads one shipped rubric, or the user's in its place, with what is laid over it.
    static func read(
        _ name: String, _ folder: String, _ user: String?, _ overlays: [String: [RubricText]]
    ) throws(DocumentError) -> Rubric {
        try Rubric(text(name, folder, user), overlays: overlays[name] ?? [])
    }

    /// The text of a shipped file, or of the user's in its place.
    static func text(_ name: String, _ folder: String, _ user: String?) throws(DocumentError) -> RubricText {
        let own = user.map { "\($0)/\(name).yaml" }
        let path =
            own.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil }
            ?? "\(folder)/\(name).yaml"
        return RubricText(try TextFile.text(at: path), file: path)
    }

    /// The user's files that add to a rubric, by the rubric.
    static func overlays(in user: String?) throws(DocumentError) -> [String: [RubricText]] {
        guard let user, let files = try? FileManager.default.contentsOfDirectory(atPath: user) else {
            return [:]
        }
        var overlays: [String: [RubricText]] = [:]
        for file in files.sorted() where file.hasSuffix(".yaml") {
            let text = try RubricText(TextFile.text(at: "\(user)/\(file)"), file: "\(user)/\(file)")
            if let target = try Overlay.target(of: text) { overlays[target, default: []].append(text) }
        }
        return overlays
    }

    /// The order in which rubrics are shown and their scores are added up.
    static func isBefore(_ left: Rubric, _ right: Rubric) -> Bool {
        let places = [left, right].map { names.firstIndex(of: $0.id) ?? names.count }
        return places[0] == places[1] ? left.id < right.id : places[0] < places[1]
    }
}
