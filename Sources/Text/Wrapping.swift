extension SafeText {
    /// The text in lines of at most `cells` cells, broken between words.
    ///
    /// A word that is wider than a line is cut wherever the line ends. Spaces at a break disappear. There is
    /// always at least one line; with `cells` under 1 it is empty.
    public func wrapped(to cells: Int) -> [SafeText] {
        guard cells > 0 else { return [""] }
        guard width > cells else { return [self] }
        var lines: [SafeText] = []
        var line: SafeText = ""
        for word in words {
            let joined = line.isEmpty ? word : line + " " + word
            if joined.width <= cells {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = word.cut(to: cells, into: &lines)
        }
        return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
    }

    private var words: [SafeText] {
        string.unicodeScalars.split(separator: " ").map { word in
            SafeText(unchecked: String(word), width: word.reduce(0) { $0 + CellWidth.of($1) })
        }
    }

    /// Appends full lines of a long word to `lines` and returns what is left of it.
    private func cut(to cells: Int, into lines: inout [SafeText]) -> SafeText {
        var rest = self
        while rest.width > cells {
            let line = rest.clipped(to: cells)
            // A wide character on a line of one cell cannot be shown at all.
            guard !line.isEmpty else { return "" }
            lines.append(line)
            let remainder = rest.string.unicodeScalars.dropFirst(line.string.unicodeScalars.count)
            rest = SafeText(unchecked: String(remainder), width: rest.width - line.width)
        }
        return rest
    }
}
