import Evaluation
import Foundation
import Metrics
import Reporting
import TestSupport
import Testing

@Suite struct ReportTests {
    @Test func alphaReadsAsItIsRecorded() throws {
        let report = try Fixture.report(
            Fixture.answers("alpha"), name: "ALPHA", figures: Fixture.figures)
        try expectSnapshot(report, named: "alpha", extension: "md")
    }

    @Test func betaReadsAsItIsRecorded() throws {
        try expectSnapshot(
            Fixture.report(Fixture.answers("beta"), name: "BETA"), named: "beta", extension: "md")
    }

    @Test func aNewProjectIsNotDecidable() throws {
        let report = try Fixture.report([:], name: "New")
        #expect(
            report.contains(
                "**Not decidable yet.** Score ? \\[0–100\\], band E to A, 0 % answered, Stage 0 Claimed, K1 unresolved"
            ))
        #expect(report.contains("35 more items could change the verdict."))
    }

    @Test func evidenceIsNumberedAndResolved() throws {
        let text = """
            answers:
              q3.gpus:
                level: 2
                grade: A
                reason: counted twice
                note: |
                  first line
                  second line
                evidence:
                  - { series: "alpha gpu.total", value: 442, date: 2026-11-23T13:59:00Z }
                  - { url: "https://example.org/a(b)?c=|d", text: "List [of] machines", date: 2026-08-01 }
              q1.compute: { level: 3, grade: B, evidence: { url: "https://example.org/a(b)?c=|d", text: "List [of] machines", date: 2026-08-01 } }
              q4.mechanism: { range: [1, 2], grade: D, choice: [ranking, proofs] }
              q5: { level: 2 }
              q6.compliance: { state: undisclosed, reason: asked by mail }
              t.tokens: { state: not_applicable, reason: no token }
              r.keys.L: { level: 1 }
            """
        let answers = try AnswersFile(text, file: "a.yaml", rubrics: Fixture.rubrics()).answers
        try expectSnapshot(
            Fixture.report(answers, name: "Gamma", figures: Fixture.figures), named: "gamma", extension: "md")
    }

    @Test func theSameInputGivesTheSameBytes() throws {
        let answers = try Fixture.answers("alpha")
        let first = try Fixture.report(answers, name: "ALPHA", figures: Fixture.figures)
        let second = try Fixture.report(answers, name: "ALPHA", figures: Fixture.figures.reversed())
        #expect(first == second)
    }

    @Test func aBrokenTemplateIsNamedWithItsLine() {
        let error = #expect(throws: ReportTemplateError.self) {
            try ReportTemplate("one\n{{#two}}\nthree\n{{/four}}\n", file: "mine.mustache")
        }
        #expect(
            error?.description == "mine.mustache:4: is not a Mustache template: sectionCloseNameIncorrect")
    }
}
