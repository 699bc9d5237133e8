import TestSupport
import Terminal
import Testing
import Text

@testable import Dashboard

@Suite struct `The Markdown of a report` {
    private func lines(_ markdown: String, _ columns: Int = 40, shift: Int = 0) -> [String] {
        MarkdownPage(markdown).lines(columns: columns, shift: shift).map(\.text.string)
    }

    @Test(arguments: [
        ("**Not decidable yet.** Score ? \\[1–98\\]", "Not decidable yet. Score ? [1–98]"),
        ("(q1.model\\_access) `r.keys.L`", "(q1.model_access) r.keys.L"),
        ("see [the \\[list\\]](https://example.org/a) there", "see the [list] (https://example.org/a) there"),
        ("see [it](<https://example.org/a(b)>).", "see it (https://example.org/a(b))."),
        ("2 * 3 [not a link] and \\\\ a `\\_` tick", "2 * 3 [not a link] and \\ a \\_ tick"),
        ("## 4. Score table", "4. Score table"), ("a [broken](link", "a [broken](link"), ("\\", "\\"),
    ]) func `is read without the signs of Markdown`(markdown: String, text: String) {
        #expect(lines(markdown, 200) == [text])
    }

    @Test func `has its tables in columns, and breaks cells where there is little room`() {
        let table = """
            | gate | cap | rests on |
            |---|---:|---|
            | K1 Nothing verifiable | 34 | q1 \\| q2 |
            | `K2` | 7 | [a list](https://example.org) |
            """
        #expect(
            lines(table)
                == [
                    "gate                   cap  rests on", "─────────────────────  ───  ────────",
                    "K1 Nothing verifiable   34  q1 | q2", "K2                       7  a list",
                ].map { $0 + String(repeating: " ", count: max(0, 36 - $0.count)) })
        #expect(
            lines(table, 24).map { $0.filter { $0 != " " } } == [
                "gatecaprestson", "────────────────────", "K134q1|q2", "Nothing", "verifiabl", "e",
                "K27alist",
            ])
    }

    @Test func `breaks no bar`() {
        let table = "| what it is | bar |\n|---|---|\n| a long cell of many words | `==========` |\n"
        #expect(lines(table, 24).contains { $0.hasSuffix("==========") })
    }

    @Test func `keeps the lines of charts, which can be read sideways`() {
        let text =
            "---\nkey: value\n---\n\n# Title\n```text\n0123456789\n | `x` |\n```\n> quoted words of somebody"
        #expect(
            lines(text, 12) == [
                "---", "key: value", "---", "", "Title", "0123456789", " | `x` |", "> quoted", "  words of",
                "  somebody",
            ])
        #expect(lines(text, 8, shift: 4)[5] == "456789")
        #expect(MarkdownPage(text).front == 3)
    }

    /// What outsiders write stands in reports, escaped; nothing of it may lead out of the page.
    @Test func `takes anything, and is never wider than its room`() {
        var random = SplitMix64(seed: 11)
        let signs = Array("|`*[](){}<>\\#-> \nab漢🚀é—0") + ["\u{301}", "\u{200D}", "\t"]
        for _ in 0..<2_000 {
            let text = String(
                (0..<Int.random(in: 0...120, using: &random)).map { _ in
                    signs.randomElement(using: &random) ?? " "
                })
            let columns = Int.random(in: 1...40, using: &random)
            for line in MarkdownPage(text).lines(columns: columns, shift: 3) {
                #expect(line.text.width <= columns, "\(text.debugDescription) in \(columns)")
            }
        }
    }
}
