import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `Measured evidence of a file of answers` {
    /// 2,742 nodes, measured an hour ago.
    private func measured() async throws -> Program {
        let program = try Program(networks: Program.networks)
        let time = ISO8601DateFormatter().string(from: Date().addingTimeInterval(-3_600))
        let file = try program.write(
            """
            network,metric,labels,time,value,quality,origin,source_network,source
            alpha,nodes.online,,\(time),2742,good,measured,alpha,capacity

            """, to: "samples.csv")
        #expect(try await program.run("import", file).status == 0)
        return program
    }

    private func assess(_ evidence: String, _ program: Program, strict: Bool) async throws -> Program.Outcome
    {
        let evidence = evidence.replacing("TODAY", with: Date().formatted(.iso8601.year().month().day()))
        let answers = try program.write(
            "answers:\n  q3.gpus:\n    { level: 3, grade: A, evidence: [{ \(evidence) }] }\n",
            to: "answers.yaml")
        return strict
            ? try await program.run("assess", "alpha", "--answers", answers, "--strict")
            : try await program.run("assess", "alpha", "--answers", answers)
    }

    @Test(arguments: [
        ("series: alpha nodes.online, value: 2742, date: TODAY", nil),
        ("series: alpha nodes.online, value: 2740, date: TODAY", nil),
        ("series: alpha nodes.online, value: 2742", "q3.gpus: evidence without a date"),
        (
            "series: alpha nodes.online, value: 99999, date: TODAY",
            "alpha nodes.online is said to be 99\u{20}999, where 2\u{20}742 was measured on"
        ),
        (
            "series: alpha nodes.online, value: 2742, date: 2020-01-01",
            "alpha nodes.online is said to be measured, and was not around 2020-01-01"
        ),
        ("series: nowhere nodes.online, value: 1", "there is no network 'nowhere'"),
        ("series: alpha nodes.onlin, value: 1", "there is no metric 'nodes.onlin'"),
    ]) func `is held against what was measured`(evidence: String, problem: String?) async throws {
        let program = try await measured()
        let lax = try await assess(evidence, program, strict: false)
        #expect(lax.status == 0)
        #expect(lax.errors.contains("warning: ") == (problem != nil), "\(lax.errors)")
        let strict = try await assess(evidence, program, strict: true)
        #expect(strict.status == (problem == nil ? 0 : 1), "\(strict.errors)")
        guard let problem else { return }
        #expect(lax.errors.contains(problem), "\(lax.errors)")
        #expect(
            strict.errors.contains("answers.yaml:2:3:") && strict.errors.contains(problem), "\(strict.errors)"
        )
        #expect(strict.errors.contains("(strict)"))
    }

    @Test func `that another figure contradicts is told by the report too`() async throws {
        let program = try await measured()
        _ = try await assess("series: alpha nodes.online, value: 99999", program, strict: false)
        let report = try await program.run("report", "alpha").output
        #expect(report.contains("is said to be 99\u{20}999, where 2\u{20}742 was measured"))
        #expect(report.contains("\n  - Contradicted: E1, 2\u{20}742 was measured on "))
        #expect(report.contains(#/\n\| E1 \|.*; contradicted: 2\x{20}742 was measured on /#))
        #expect(
            report.contains(
                "\nTake care: once an answer lacks its evidence, a date or a reason, and once what was measured speaks against the evidence; Appendix B lists it.\n"
            ), "\(report)")
        #expect(report.contains("q3.gpus): 75 \\[75–75\\]; its evidence is contradicted"))
    }

    @Test(arguments: [
        ("5000, date: 2026-01-11", "62 to 100 was measured from 2026-01-10 to 2026-01-11"),
        ("5000, date: 2026-01-11T23:00:00Z", "62 to 100 was measured from 2026-01-10 to 2026-01-11"),
        ("5000, date: 2026-01-09", "100 was measured on 2026-01-10"),
        ("5000, date: 2026-01-25", "62 was measured on 2026-01-11"),
        ("80, date: 2026-01-11", nil), ("63, date: 2026-01-13", "62 was measured on 2026-01-11"),
    ]) func `is told of what speaks against it from the least, and of its own days`(
        value: String, problem: String?
    ) async throws {
        let program = try Program(networks: Program.networks)
        let file = try program.write(
            """
            network,metric,labels,time,value,quality,origin,source_network,source
            alpha,nodes.online,,2026-01-10T12:00:00Z,100,good,measured,alpha,capacity
            alpha,nodes.online,,2026-01-11T12:00:00Z,62,good,measured,alpha,capacity

            """, to: "samples.csv")
        #expect(try await program.run("import", file).status == 0)
        let outcome = try await assess("series: alpha nodes.online, value: \(value)", program, strict: false)
        #expect(outcome.errors.contains("is said to be") == (problem != nil), "\(outcome.errors)")
        if let problem { #expect(outcome.errors.contains(", where \(problem)\n"), "\(outcome.errors)") }
    }

    @Test(arguments: [
        (0.2742, nil),
        (0.9, "alpha supply.verified is said to be 90\u{20}%, where 27.4\u{20}% was measured on"),
    ])
    func `of what a project claims is held against its claims`(share: Double, problem: String?) async throws {
        let program = try await measured()
        let claim = try await program.run(
            "project", "claim", "alpha", "nodes.online", "10000", "--url", "https://alpha.example.org")
        #expect(claim.status == 0, "\(claim.errors)")
        for date in [", date: TODAY", ""] {
            let outcome = try await assess(
                "series: alpha supply.verified, value: \(share)\(date)", program, strict: false)
            #expect(outcome.errors.contains("supply.verified") == (problem != nil), "\(outcome.errors)")
            if let problem { #expect(outcome.errors.contains(problem), "\(outcome.errors)") }
        }
    }

    @Test func `answers of today see what was measured today`() async throws {
        let program = try await measured()
        let today = Date().formatted(.iso8601.year().month().day())
        let answers = try program.write(
            "as_of: \(today)\nanswers:\n  q3.gpus:\n    { level: 3, grade: A, evidence: [{ series: alpha nodes.online, value: 2742, date: \(today) }] }\n",
            to: "answers.yaml")
        let outcome = try await program.run("assess", "alpha", "--answers", answers, "--strict")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for day in [[], ["--as-of", today]] {
            let score = try await program.run(["score", "alpha", "--json"] + day).output
            #expect(score.contains(#""S1b":"met""#), "\(score)")
        }
    }

    @Test func `of after the day that the answers speak of is warned of`() async throws {
        let program = try await measured()
        let answers = try program.write(
            "as_of: 2026-01-02\nanswers:\n  q3.gpus: { level: 3, grade: A, evidence: [{ text: a call, date: 2026-02-03 }] }\n",
            to: "answers.yaml")
        let outcome = try await program.run("assess", "alpha", "--answers", answers)
        #expect(outcome.status == 0)
        #expect(
            outcome.errors.contains("q3.gpus: evidence of 2026-02-03, after the 2026-01-02 that it speaks of")
        )
        #expect(try await program.run("assess", "alpha", "--answers", answers, "--strict").status == 1)
    }

    @Test func `a day that has not come is refused`() async throws {
        let program = try await measured()
        let late = try await assess("text: a call, date: 2100-01-01", program, strict: false)
        #expect(late.status == 1)
        #expect(
            late.errors.contains(
                "answers.yaml:2:3: answers.q3.gpus: evidence of 2100-01-01, which has not come"),
            "\(late.errors)")
        let answers = try program.write(
            "as_of: 2100-01-01\nanswers: { q3.gpus: { level: 3, grade: D } }\n", to: "answers.yaml")
        let outcome = try await program.run("assess", "alpha", "--answers", answers)
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains(
                "answers.yaml:1:1: as_of: expected a day that has come, found '2100-01-01'; today is "),
            "\(outcome.errors)")
    }
}
