import Evaluation
import Foundation
import Metrics
import Testing

@testable import Reporting

@Suite struct MarkdownTests {
    @Test(arguments: [
        ("plain words, 9.5 % of 1.0.0 (a-b)", "plain words, 9.5 % of 1.0.0 (a-b)"),
        ("a|b", "a\\|b"), ("*bold* _it_ `code`", "\\*bold\\* \\_it\\_ \\`code\\`"),
        ("<script>&lt;", "\\<script\\>\\&lt;"), ("[x](y)", "\\[x\\](y)"), ("# head", "\\# head"),
        ("- item", "\\- item"), ("12. item", "12\\. item"), ("3) item", "3\\) item"),
        ("1.5 times", "1.5 times"),
        ("https://evil.example", "https\\://evil.example"), ("www.evil.example", "www\\.evil.example"),
        ("  two\n lines \t", "two  lines"), ("\u{1B}[31mred\u{7}\u{9B}1m", "\\[31mred1m"),
        ("a\u{202E}b\u{200B}c\u{2066}d\u{FEFF}", "abcd"), ("$x$ ~~y~~", "\\$x\\$ \\~\\~y\\~\\~"),
        ("", ""), ("   ", ""), ("日本 😀 e\u{301}", "日本 😀 e\u{301}"),
    ])
    func outsideTextIsOneHarmlessLine(text: String, escaped: String) {
        #expect(Markdown.escaped(text) == escaped)
    }

    @Test(arguments: [
        ("https://example.org/a(b)?c=|d", "https://example.org/a%28b%29?c=%7Cd"),
        ("https://example.org/ü x\n", "https://example.org/%C3%BC%20x%0A"),
        ("https://e.org/%41<>\"'\\", "https://e.org/%41%3C%3E%22%27%5C"),
    ])
    func addressesCannotLeaveTheirLink(url: String, destination: String) {
        #expect(Markdown.destination(url) == destination)
    }

    /// The bars of the method's own extract.
    @Test(
        arguments: [
            (70, 80, 75, "..................=o=....."),
            (67.857143, 92.857143, 75, ".................==o====.."),
            (82.692308, 82.692308, 82.692308, ".....................o...."),
            (36.25, 53.75, 50, ".........===o=............"),
            (75, 75, 75, "...................o......"), (25, 77.5, 57.142857, "......========o=====......"),
            (38.888889, 94.444444, 75, "..........=========o=====."),
            (52.778324, 64.847591, 59.13026, ".............==o=........."),
            (0, 100, nil, "=========================="), (0, 0, 0, "o........................."),
            (-50, 250, nil, "=========================="),
        ] as [(Double, Double, Double?, String)])
    func barsShowRangeAndPoint(low: Double, high: Double, point: Double?, bar: String) {
        #expect(IntervalBar.text(Score(low: low, high: high, answeredPoint: point, coverage: 1)) == bar)
    }
}
