/// The blank lines of a rendered template put in order, since a section that is empty leaves its own.
enum Tidy {
    /// One blank line where there were several, none at the ends, and no quote that ends in an empty line of its own.
    ///
    /// Fenced blocks stay as they are.
    static func text(_ text: String) -> String {
        var lines: [Substring] = []
        var isFenced = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isFenced.toggle() }
            if !isFenced, line.isEmpty {
                if lines.last == ">" { lines.removeLast() }
                if lines.last?.isEmpty ?? true { continue }
            }
            lines.append(line)
        }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }
}
