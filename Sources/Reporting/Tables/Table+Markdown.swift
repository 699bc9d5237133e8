extension Table {
    /// A table of GitHub-flavoured Markdown, everything in it escaped; the columns at the places `right` are aligned right.
    public func markdown(right: Set<Int> = []) -> String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        return line(columns.map(Markdown.escaped))
            + line(columns.indices.map { right.contains($0) ? "---:" : "---" })
            + rows.map { line($0.map { Markdown.escaped($0.plain) }) }.joined()
    }
}
