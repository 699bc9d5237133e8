extension Grid {
    /// The rows as plain text, spaces at their ends left out, a line feed after each.
    public var text: String {
        var text = ""
        for row in 0..<size.rows {
            text += line(row)
            text += "\n"
        }
        return text
    }

    /// The text, then a letter for the style of every cell, then what the letters stand for.
    ///
    /// For golden frames: a space is ``Style/plain``, letters are given in the order of appearance.
    public var styledText: String {
        var letters: [Style: Character] = [.plain: " "]
        var legend = ""
        var map = ""
        for row in 0..<size.rows {
            var line = ""
            for cell in self.row(row) {
                if letters[cell.style] == nil {
                    let letter = Grid.letter(letters.count - 1)
                    letters[cell.style] = letter
                    legend += "\(letter) \(cell.style)\n"
                }
                line.append(letters[cell.style] ?? "?")
            }
            map += Grid.trimmed(line) + "\n"
        }
        return "\(text)---\n\(map)---\n\(legend)"
    }

    private func line(_ row: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for cell in self.row(row) where !cell.isContinuation {
            scalars.append(cell.scalar)
            if cell.mark != "\0" { scalars.append(cell.mark) }
        }
        return Grid.trimmed(String(scalars))
    }

    private static func trimmed(_ line: String) -> String {
        let end = line.unicodeScalars.lastIndex { $0 != " " }
        return end.map { String(line.unicodeScalars[...$0]) } ?? ""
    }

    private static func letter(_ index: Int) -> Character {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return index < letters.count ? letters[index] : "?"
    }
}
