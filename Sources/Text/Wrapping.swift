extension SafeText {
    /// The text in lines of at most `cells` cells, broken between words.
    ///
    /// A number stays with what it counts. A word that is wider than a line is cut wherever the line ends. Spaces at a break disappear. There is
    /// always at least one line; with `cells` under 1 it is empty.
    public func wrapped(to cells: Int) -> [SafeText] {
        guard cells > 0 else { return [""] }
        guard width > cells else { return [self] }
        var lines: [SafeText] = []
        var line: SafeText = ""
        for word in words(keepingNumbersIn: cells) {
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

    /// The words; a number is one with the sign before it and the word behind it, where that fits into so many cells.
    private func words(keepingNumbersIn cells: Int) -> [SafeText] {
        var words: [SafeText] = []
        for word in string.unicodeScalars.split(separator: " ") {
            let word = SafeText(unchecked: String(word), width: word.reduce(0) { $0 + CellWidth.of($1) })
            if let last = words.last, last.beginsQuantity, last.width + 1 + word.width <= cells {
                words[words.count - 1] = last + " " + word
            } else {
                words.append(word)
            }
        }
        return words
    }

    /// Whether it is a number, or a sign before one.
    private var beginsQuantity: Bool {
        guard let last = string.unicodeScalars.last else { return false }
        return (("0"..."9").contains(last) || "▲▼=".unicodeScalars.contains(last))
            && string.unicodeScalars.allSatisfy {
                ("0"..."9").contains($0) || "▲▼=.,+-−±~≈$€<>≤≥".unicodeScalars.contains($0)
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
