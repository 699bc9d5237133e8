import Evaluation
import Foundation
import Metrics
import TestSupport
import Testing

@testable import Reporting

/// Reports and escaped text as GitHub's parser reads them.
@Suite(.enabled(if: CommonMark.program != nil, "cmark-gfm is not installed"))
struct CommonMarkTests {
    /// Everything that Markdown could act on, and what a terminal could.
    private static let alphabet = Array(
        "\\`*_{}[]<>()#+-.!|~&$:/@='\"wW1 2ab\n\t^%;ü日\u{1B}\u{202E}\u{A0}".unicodeScalars)

    @Test func escapedTextIsTextInEveryPlace() throws {
        var random = SplitMix64(seed: 0xA55A)
        let texts = (0..<400).map { _ in
            var view = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...24, using: &random) {
                if let scalar = Self.alphabet.randomElement(using: &random) { view.append(scalar) }
            }
            return String(view)
        }
        // A word before each keeps the paragraphs apart from each other and from lists.
        let places: [(String) -> String] = [
            { "\n\n\($0)\n\n" }, { "\n- \($0)\n" }, { "\n| a | b |\n|---|---|\n| \($0) | x |\n\n" },
            { "\n### \($0)\n" },
            { "\n**\($0)x** y\n" }, { "\n[\($0)](https://example.org)\n" },
        ]
        for place in places {
            let markdown = texts.map { place(Markdown.escaped($0)) }.joined(separator: "\nend\n")
            let xml = try CommonMark.xml(markdown)
            #expect(!xml.contains("<html"))
            #expect(!xml.contains("<code"))
            #expect(!xml.contains("<emph"))
            #expect(!xml.contains("<strikethrough"))
            #expect(!xml.contains("<image"))
            #expect(!xml.contains("<thematic_break"))
            #expect(!xml.contains("<block_quote"))
            #expect(!xml.contains("<linebreak"))
            #expect(
                xml.matches(of: /<link destination="([^"]*)"/).allSatisfy { $0.1 == "https://example.org" })
        }
    }

    @Test func escapedTextReadsAsItWas() throws {
        var random = SplitMix64(seed: 0xBEEF)
        for _ in 0..<60 {
            let scalars = (0..<16).compactMap { _ in Self.alphabet.randomElement(using: &random) }
            let text = String(String.UnicodeScalarView(scalars))
            let shown = try CommonMark.xml("- x \(Markdown.escaped(text))").text
            let expected = text.visible.trimmingCharacters(in: CharacterSet(charactersIn: " "))
            #expect(shown == ("x " + expected).trimmingCharacters(in: CharacterSet(charactersIn: " ")))
        }
    }

    @Test(arguments: ["alpha", "beta"])
    func aReportIsWholeAndHasNoHTML(name: String) throws {
        let report = try Fixture.report(Fixture.answers(name), name: name, figures: Fixture.figures)
        let xml = try CommonMark.xml(try #require(Self.body(report)))
        #expect(!xml.contains("<html"))
        #expect(xml.ranges(of: "<heading level=\"1\"").count == 1)
        #expect(xml.ranges(of: "<heading level=\"2\"").count == 18)
        #expect(xml.ranges(of: "<heading level=\"3\"").count == 13)
        #expect(xml.ranges(of: "<table>").count == 8)
        // Eight pillars, six gates, two figures, eight risks, five bands, four editions, 45 scored items, 76 answers.
        #expect(xml.ranges(of: "<table_row>").count + xml.ranges(of: "<table_header>").count == 162)
    }

    @Test func hostileAnswersStayText() throws {
        let hostile =
            "</td><script>alert(1)</script> | [x](javascript:alert(1)) \u{1B}]0;t\u{7}\n# no\n---\n* no `x` ![i](h)"
        let level = try #require(LevelRange(2))
        let answer = Answer(
            .scored(level), grade: .b, choices: [hostile], reason: hostile, note: hostile,
            evidence: [
                Evidence(.link(url: "https://e.org/\(hostile)"), text: hostile),
                Evidence(.document, text: hostile),
                Evidence(.measurement(Series(network: hostile, metric: hostile), value: .infinity)),
            ])
        let figure = MeasuredFigure(
            Series(network: hostile, metric: hostile, labels: [hostile: hostile]), .nan, unit: .count,
            source: hostile,
            at: Fixture.asOf, origin: .measured)
        let calm = Answer(
            .scored(level), grade: .b, choices: ["c"], reason: "r", note: "n", evidence: answer.evidence)
        let report = try Fixture.report(
            ["q4.mechanism": answer, "r.\(hostile)": answer], name: hostile, assessor: hostile,
            figures: [figure])
        let plain = try Fixture.report(["q4.mechanism": calm, "r.x": calm], name: "n", figures: [figure])
        #expect(!report.unicodeScalars.contains { $0 != "\n" && $0.properties.generalCategory == .control })
        let xml = try CommonMark.xml(try #require(Self.body(report)))
        #expect(!xml.contains("<html"))
        #expect(!xml.contains("javascript:alert(1)\""))
        for node in ["<heading", "<table_row", "<item", "<link", "<code", "<thematic_break", "<image"] {
            let expected = try CommonMark.xml(try #require(Self.body(plain))).ranges(of: node).count
            #expect(xml.ranges(of: node).count == expected, "\(node)")
        }
    }

    @Test func `front matter is harmless to who takes it for Markdown`() throws {
        let name = "<script>alert(1)</script> [x](http://e.org) `c` &amp;"
        let report = try Fixture.report(Fixture.answers("alpha"), name: name, assessor: name)
        let front = try #require(report.components(separatedBy: "\n---\n").first)
        let xml = try CommonMark.xml(front + "\n---\n")
        for node in ["<html", "<link", "<code"] { #expect(!xml.contains(node), "\(node)") }
        #expect(front.contains(#"\u003cscript\u003e"#))
    }

    /// A report without its front matter, which is YAML.
    private static func body(_ report: String) -> String? {
        guard report.hasPrefix("---\n"), let end = report.firstRange(of: "\n---\n") else { return nil }
        return String(report[end.upperBound...])
    }
}

extension String {
    /// The text nodes of an XML document, joined.
    fileprivate var text: String {
        matches(of: /<(?:text|code|html_inline)[^>]*>([^<]*)</).map { String($0.1) }.joined()
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }
}
