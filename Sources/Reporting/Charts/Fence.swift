/// Text inside a fenced block: lines that cannot leave it.
enum Fence {
    /// The lines as one text; what does not show is dropped, and a backtick becomes an apostrophe.
    static func text(_ lines: [String]) -> String {
        lines.map { $0.visible.replacing("`", with: "'").trimmedAtEnd }.joined(separator: "\n")
    }

    /// A text in a column of its own.
    static func column(_ text: String, _ width: Int) -> String {
        let text = String(text.visible.prefix(width))
        return text + String(repeating: " ", count: max(0, width - text.count))
    }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
