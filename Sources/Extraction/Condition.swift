/// A comparison over fields of the answer, `$.activeProviderCount = 0`, as SQL.
enum Condition {
    /// SQL with one row and one column: whether the condition holds.
    ///
    /// Every `$.path` outside quotes becomes the field at that path.
    static func sql(_ condition: String) -> String {
        var sql = ""
        var rest = Substring(condition)
        var quote: Character?
        while let next = rest.first {
            if quote == nil, next == "$" {
                let field = path(at: rest)
                sql += "(\(Bindings.response) ->> \(literal(field)))"
                rest = rest.dropFirst(field.count)
                continue
            }
            if next == quote {
                quote = nil
            } else if quote == nil, next == "'" || next == "\"" {
                quote = next
            }
            sql.append(rest.removeFirst())
        }
        // The line break ends a comment at the condition's end.
        return "SELECT (\(sql)\n) WHERE \(Bindings.response) IS NOT NULL"
    }

    /// A text as SQL writes it.
    static func literal(_ text: some StringProtocol) -> String {
        "'" + String(text).replacing("'", with: "''") + "'"
    }

    /// `$`, then `.name`, `."name"` or `[index]` as often as they come.
    private static func path(at text: Substring) -> Substring {
        var rest = text.dropFirst()
        while let next = rest.first {
            if next == ".", rest.dropFirst().first == "\"" {
                guard let end = rest.dropFirst(2).firstIndex(of: "\"") else { break }
                rest = rest[rest.index(after: end)...]
            } else if next == ".", rest.dropFirst().first.map(isName) == true {
                rest = rest.dropFirst().drop(while: isName)
            } else if next == "[", let end = rest.firstIndex(of: "]") {
                rest = rest[rest.index(after: end)...]
            } else {
                break
            }
        }
        return text[..<rest.startIndex]
    }

    private static func isName(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_" || character == "-"
    }
}
