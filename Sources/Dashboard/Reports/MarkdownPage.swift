internal import Terminal
internal import Text

/// A report as it is read on a screen: without the signs that make it Markdown, its tables in columns.
///
/// It knows what Assay's own templates write, and shows the rest as it is.
struct MarkdownPage: Sendable {
    /// A line of the page.
    struct Line: Hashable, Sendable {
        let text: SafeText
        let role: Role
    }

    private enum Block: Sendable {
        case text(SafeText, Role)
        /// What keeps its lines: charts, and what is written for programs.
        case fixed(SafeText, Role)
        case table(MarkdownTable)
    }

    private let blocks: [Block]
    /// How wide what keeps its lines is.
    let fixedWidth: Int
    /// Lines above the title, which are written for programs.
    let front: Int

    init(_ markdown: String) {
        var blocks: [Block] = []
        var rows: [Substring] = []
        var (isFenced, isFront, front) = (false, false, 0)
        func endTable() {
            guard !rows.isEmpty else { return }
            blocks.append(.table(MarkdownTable(rows)))
            rows = []
        }
        for (index, line) in markdown.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if !isFenced, !isFront, line.hasPrefix("|") {
                rows.append(line)
                continue
            }
            endTable()
            if line == "---", index == 0 || isFront {
                isFront = index == 0
                blocks.append(.fixed(SafeText(String(line)), .secondary))
                front = blocks.count
            } else if isFront {
                blocks.append(.fixed(SafeText(String(line)), .secondary))
            } else if line.hasPrefix("```") {
                isFenced.toggle()
            } else if isFenced {
                blocks.append(.fixed(SafeText(String(line)), .text))
            } else if line.hasPrefix("#") {
                let title = line.drop { $0 == "#" }.drop { $0 == " " }
                blocks.append(.text(MarkdownInline.text(title), .heading))
            } else if line.hasPrefix(">") {
                blocks.append(.text(MarkdownInline.text(line), .secondary))
            } else {
                blocks.append(.text(MarkdownInline.text(line), .text))
            }
        }
        endTable()
        self.blocks = blocks
        self.front = front
        fixedWidth =
            blocks.map { if case .fixed(let text, _) = $0 { text.width } else { 0 } }.max() ?? 0
    }

    /// The lines in so many columns, what keeps its lines moved to the left by `shift`.
    func lines(columns: Int, shift: Int) -> [Line] {
        blocks.flatMap { block -> [Line] in
            switch block {
            case .fixed(let text, let role):
                let rest = SafeText(String(text.string.dropFirst(shift)))
                return [Line(text: rest.clipped(to: columns), role: role)]
            case .text(let text, let role):
                let indent = ["- ", "> "].contains(String(text.string.prefix(2))) ? 2 : 0
                let margin = SafeText(String(repeating: " ", count: indent))
                return text.wrapped(to: columns - indent).enumerated().map { index, line in
                    Line(text: index == 0 ? line : margin + line, role: role)
                }
            case .table(let table): return table.lines(columns: columns)
            }
        }
    }
}

/// What stands in a line of Markdown, as it is read.
enum MarkdownInline {
    /// Takes away backslashes, stars and backticks; behind a link's text stands where it leads, unless that `isShort`.
    static func text(_ markdown: Substring, isShort: Bool = false) -> SafeText {
        var text = ""
        var rest = markdown
        var isCode = false
        while let next = rest.popFirst() {
            switch next {
            case "\\" where !isCode && rest.first.map { $0.isPunctuation || $0.isSymbol } == true:
                text.append(rest.removeFirst())
            case "`": isCode.toggle()
            case "*" where !isCode && rest.first == "*": rest.removeFirst()
            case "[" where !isCode:
                guard let link = link(&rest) else {
                    text.append(next)
                    continue
                }
                text += Self.text(link.text).string
                if !isShort { text += " (\(link.address))" }
            default: text.append(next)
            }
        }
        return SafeText(text)
    }

    /// Takes `text](address)` from the beginning; nil where that is no link.
    private static func link(_ rest: inout Substring) -> (text: Substring, address: Substring)? {
        guard let end = unescaped("]", in: rest), rest[end...].dropFirst().first == "(" else { return nil }
        let text = rest[..<end]
        var address = rest[end...].dropFirst(2)
        let isAngled = address.first == "<"
        guard let close = unescaped(isAngled ? ">" : ")", in: address) else { return nil }
        rest = address[close...].dropFirst(isAngled ? 2 : 1)
        address = address[..<close]
        return (text, isAngled ? address.dropFirst() : address)
    }

    /// Where a character stands first without a backslash before it.
    static func unescaped(_ wanted: Character, in text: Substring) -> Substring.Index? {
        var isEscaped = false
        for index in text.indices {
            if text[index] == wanted, !isEscaped { return index }
            isEscaped = text[index] == "\\" && !isEscaped
        }
        return nil
    }
}
