internal import Text

/// Text inside a fenced block: lines that cannot leave it.
enum Fence {
    /// The lines as one text; what does not show is dropped, and a backtick becomes an apostrophe.
    static func text(_ lines: [String]) -> String {
        lines.map { $0.visible.replacing("`", with: "'").trimmedAtEnd }.joined(separator: "\n")
    }

    /// A text in a column of so many cells, where some signs take two.
    static func column(_ text: String, _ width: Int) -> String {
        SafeText(text.visible).fitted(to: width, ellipsis: "").string
    }

    /// The cells that a text takes.
    static func width(_ text: String) -> Int { SafeText(text.visible).width }
}

extension String {
    fileprivate var trimmedAtEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
