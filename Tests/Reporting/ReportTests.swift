import Alerts
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
        #expect(report.contains("Too little is answered for runs to say anything"))
        #expect(!report.contains("runs of ten") && !report.contains("share of runs"))
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

    @Test func aWaiverStandsBesideTheVerdict() throws {
        let waivers = [Waiver(gate: "K4", reason: "pilot | only", signer: "K. Meyer", date: Fixture.asOf)]
        var answers = try Fixture.answers("alpha")
        answers["q4.mechanism"] = Answer(.scored(try #require(LevelRange(0))), grade: .a)
        let rubrics = try Fixture.rubrics()
        var assessment = Assessment(
            id: "w", project: "alpha", assessor: "k.meyer", asOf: Fixture.asOf,
            editions: Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) }), answers: answers,
            submitted: Fixture.asOf)
        func report() throws -> String {
            try AssessmentReport(
                project: Project(id: "alpha", name: "ALPHA", added: Fixture.asOf), assessment: assessment,
                rubrics: rubrics, version: "0.1.0"
            ).markdown(Fixture.template())
        }
        #expect(try report().contains("**Do not proceed.** Score 49 \\[49–49\\]"))
        #expect(
            try report().contains(
                "Why: gate K4, Quality is not validated, fails, since q4.mechanism is under level 1."))
        assessment.waivers = waivers
        #expect(
            try report().contains("gates: {K1: pass, K2: pass, K3: pass, K4: waived, K5: pass, K6: pass}"))
        #expect(
            try report().contains(
                "- **Waived:** Gate K4 (Quality is not validated) is fail and waived by K. Meyer on 2026-11-23: pilot \\| only"
            ))
        #expect(try !report().contains("**Do not proceed.**"))
        #expect(try report().contains(", all 6 gates passed or waived."))
        #expect(
            try Fixture.report(Fixture.answers("alpha"), name: "ALPHA").contains(", all 6 gates passed.\n"))
    }

    @Test func `of two answers the better one is the strongest`() throws {
        let levels = try [4, 1].map { Answer(.scored(try #require(LevelRange($0))), grade: .d) }
        let report = try Fixture.report(["q2.necessity": levels[0], "q6.sla": levels[1]], name: "N")
        let lines = report.split(separator: "\n").filter { $0.hasPrefix("- ") && $0.contains("): ") }
        #expect(lines.prefix(2).map { $0.contains("q6.sla") } == [true, false], "\(report)")
        #expect(!report.contains("nothing else is answered"))
    }

    @Test func anotherDayLetsEvidenceAgeAndShowsWhatMoved() throws {
        let rubrics = try Fixture.rubrics()
        let evidence = [Evidence(.link(url: "https://example.org"), date: Fixture.asOf)]
        let answer = Answer(.scored(try #require(LevelRange(3))), grade: .a, evidence: evidence)
        let assessment = Assessment(
            id: "w", project: "alpha", assessor: "k.meyer", asOf: Fixture.asOf,
            editions: Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) }),
            answers: ["q3.utilisation": answer], submitted: Fixture.asOf)
        let later = Fixture.asOf + .seconds(40 * 86_400)
        let drift = Drift(
            item: "q3.utilisation", metric: "utilization.mean", accepted: try #require(LevelRange(3)),
            seen: 0.3,
            level: 1, value: 0.03, unit: .ratio, since: later)
        func report(_ day: Timestamp?) throws -> String {
            try AssessmentReport(
                project: Project(id: "alpha", name: "ALPHA", added: Fixture.asOf), assessment: assessment,
                rubrics: rubrics, drifts: day == nil ? [] : [drift], asOf: day, version: "0.1.0"
            ).markdown(Fixture.template())
        }
        #expect(try report(nil).contains("level 3, grade A; 75 [75–75]"))
        #expect(try report(nil).contains("\n# ALPHA: assessment of 2026-11-23\n"))
        #expect(try report(nil).contains("\n- By when: assess again by 2026-12-23, when the first evidence"))
        #expect(try report(later).contains("\n# ALPHA: assessment of 2026-11-23, as of 2027-01-02\n"))
        #expect(
            try report(later).contains(
                "\n- By when: evidence has been past its age since 2026-12-23: assess again now.\n"))
        #expect(
            try report(later).contains(
                "level 3, grade B (given as A; its evidence is older than 30d); 75 [63–88]"))
        #expect(
            try report(later).contains(
                "- evidence moved: q3.utilisation accepted 3, live says 1 since 2027-01-02 (utilization.mean: 30 % then, 3 % now)"
            ))
        #expect(try !report(nil).contains("evidence moved"))
        // What everybody reads names no level that somebody gave.
        let finding = ProjectDrift(
            project: Project(id: "alpha", name: "ALPHA", added: Fixture.asOf), drift: drift
        ).finding
        #expect(finding.name == "found: moved alpha q3.utilisation utilization.mean")
        #expect(finding.sentence == "left what was accepted of q3.utilisation" && finding.unit == .ratio)
    }

    @Test func `alarms are in the units of their metrics, have a limit, and say what is so already`() throws {
        let units = [
            ("availability.mean", "ratio"), ("latency.dispersion", "multiple"), ("turnover", "multiple"),
            ("supply.verified", "ratio"),
        ]
        let vocabulary = Vocabulary(
            units.map { Metric(name: $0.0, title: "T", unit: Metrics.Unit(rawValue: $0.1)) })
        let rubrics = try Fixture.rubrics()
        func answer(_ level: Int) throws -> Answer {
            Answer(.scored(try #require(LevelRange(level))), grade: .d)
        }
        let assessment = Assessment(
            id: "w", project: "alpha", assessor: "k.meyer", asOf: Fixture.asOf,
            editions: Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) }),
            answers: [
                "q4.observed": try answer(2), "q3.speculation": try answer(1), "t.compute.c": try answer(1),
                "q3.verified": try answer(1),
            ], submitted: Fixture.asOf)
        let figure = MeasuredFigure(
            Series(network: "alpha", metric: "supply.verified"), 0.00509, unit: .ratio, source: "claims",
            at: Fixture.asOf, origin: .measured)
        let report = try AssessmentReport(
            project: Project(id: "alpha", name: "ALPHA", added: Fixture.asOf), assessment: assessment,
            rubrics: rubrics, vocabulary: vocabulary, figures: [figure], version: "0.1.0"
        ).markdown(Fixture.template())
        for line in [
            "T (availability.mean) below 95 % (q4.observed leaves level 2)",
            "T (latency.dispersion) above 5 × (q4.observed leaves level 2)",
            "T (supply.verified) below 25 % (q3.verified leaves level 1): already so, 0.509 % is measured",
        ] { #expect(report.contains("\n- \(line)\n"), "\(line)") }
        #expect(!report.contains("1.00 G") && !report.contains("(turnover) above"))
        #expect(report.contains("turnover, level, falls 100 × · 1\u{20}000 × · 10\u{20}000 × · no limit"))
    }

    @Test func `the JSON keeps what evidence is`() throws {
        let rubrics = try Fixture.rubrics()
        let series = Series(network: "alpha", metric: "gpu.total", labels: ["gpu": "h100"])
        let measured = Evidence(.measurement(series, value: 442), date: Fixture.asOf)
        let linked = Evidence(.link(url: "https://example.org"), text: "List", date: Timestamp("2026-11-23"))
        let level = try #require(LevelRange(2))
        let assessment = Assessment(
            id: "w", project: "alpha", assessor: "k.meyer", asOf: Fixture.asOf,
            editions: Dictionary(uniqueKeysWithValues: rubrics.map { ($0.id, $0.edition) }),
            answers: [
                "q3.gpus": Answer(.scored(level), grade: .a, evidence: [measured]),
                "q6.sla": Answer(.scored(level), grade: .b, evidence: [linked]),
                "q6.support": Answer(.scored(level), grade: .c, evidence: [linked]),
            ], submitted: Fixture.asOf)
        let report = AssessmentReport(
            project: Project(id: "alpha", name: "ALPHA", added: Fixture.asOf), assessment: assessment,
            rubrics: rubrics, version: "0.1.0")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(report.json.text.utf8)) as? [String: Any])
        let evidence = try #require(object["evidence"] as? [[String: Any]])
        #expect(evidence.map { $0["kind"] as? String } == ["measurement", "link"])
        #expect(evidence[0]["series"] as? String == "alpha gpu.total{gpu=h100}")
        #expect(evidence[0]["value"] as? Double == 442)
        #expect(evidence.map { $0["grades"] as? [String] } == [["A"], ["B", "C"]])
        let score = try #require(object["score"] as? [String: Any])
        #expect(score["verdict"] as? String == "Not decidable yet")
        let text = try report.markdown(Fixture.template())
        #expect(text.contains("\nverdict: not_decidable_yet\n"))
        #expect(text.contains("\n| id | items | kind | grade of the answers | evidence | date |\n"))
        #expect(text.contains("| link | B, C | [List](https://example.org) | 2026-11-23 |"), "\(text)")
    }

    /// Front matter is YAML to another program.
    @Test func pythonReadsTheFrontMatter() throws {
        let script = """
            import sys
            try: import yaml
            except ImportError: print('none'); sys.exit()
            front = yaml.safe_load(sys.stdin.read().split('---')[1])
            print(front['verdict'], front['score']['point'], front['gates']['K1'], front['stage'], front['assessors'])
            """
        let path = "/usr/bin/python3"
        guard FileManager.default.isExecutableFile(atPath: path) else { return }
        let report = try Fixture.report(Fixture.answers("alpha"), name: "ALPHA", figures: Fixture.figures)
        let read = try run(path, ["-c", script], input: report)
        #expect(["none\n", "proceed_with_conditions 67.12719 pass 2 ['k.meyer']\n"].contains(read))
    }
}
