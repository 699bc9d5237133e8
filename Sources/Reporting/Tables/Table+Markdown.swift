extension Table {
    /// A table of GitHub-flavoured Markdown, everything in it escaped.
    public var markdown: String {
        func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
        return line(columns.map(Markdown.escaped)) + line(columns.map { _ in "---" })
            + rows.map { line($0.map { Markdown.escaped($0.plain) }) }.joined()
    }
}
