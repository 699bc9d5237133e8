public import Documents

extension Rubric {
    /// The rubrics that make a score, in the order in which they are shown.
    private static let names = ["checklist", "trade-offs"]

    /// Reads the rubrics that make a score from the folder `Rubrics`.
    ///
    /// - Throws: What is wrong in the first file that has a mistake.
    public static func all(in folder: String) throws(DocumentError) -> [Rubric] {
        var rubrics: [Rubric] = []
        for name in names {
            let path = "\(folder)/\(name).yaml"
            rubrics.append(try Rubric(TextFile.text(at: path), file: path))
        }
        return rubrics
    }
}
