import Evaluation
import Metrics
import Testing

@Suite struct AnswersFileTests {
    @Test func everyFormOfAnswerIsRead() throws {
        let text = """
            project: akash
            assessor: k.meyer
            as_of: 2026-11-23T14:00:00Z
            answers:
              q1.compute: { level: 3, grade: A, evidence: https://example.org/providers }
              q1.storage: { state: not_applicable, reason: no storage claimed }
              q2.necessity: { range: [1, 2], grade: B, evidence: [Interview of 4 November] }
              q3: { level: 2 }
              q3.gpus:
                level: 2
                grade: A
                evidence:
                  - { series: "akash gpu.total{gpu=a,b=c}", value: 442, date: 2026-11-23T13:59:00Z }
                  - { url: "https://example.org/gpus", text: List, date: 2026-11-01 }
              q4.mechanism: { level: 3, choice: [attestation, ranking], note: both run }
              q6.compliance: { state: undisclosed, note: asked by mail }
              q7.fallback: { state: unknown }
            """
        let file = try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics())
        #expect(file.project == "akash")
        #expect(file.assessor == "k.meyer")
        #expect(file.asOf?.description == "2026-11-23T14:00:00Z")
        #expect(file.answers.count == 8)
        let compute = try #require(file.answers["q1.compute"])
        #expect(compute.levels == LevelRange(3))
        #expect(compute.evidence == [Evidence(.link(url: "https://example.org/providers"))])
        #expect(file.answers["q1.storage"]?.state == .notApplicable)
        #expect(file.answers["q2.necessity"]?.levels == LevelRange(1, 2))
        #expect(
            file.answers["q2.necessity"]?.evidence == [Evidence(.document, text: "Interview of 4 November")])
        let series = Series(network: "akash", metric: "gpu.total", labels: ["gpu": "a", "b": "c"])
        let measured = try #require(file.answers["q3.gpus"]?.evidence.first)
        #expect(measured.kind == .measurement(series, value: 442))
        #expect(measured.date?.description == "2026-11-23T13:59:00Z")
        #expect(file.answers["q4.mechanism"]?.choices == ["attestation", "ranking"])
        #expect(
            file.warnings.map(\.description) == [
                "q1.compute: evidence without a date", "q2.necessity: evidence without a date",
            ])
    }

    @Test func `evidence without a date is refused by a strict reading`() throws {
        func warnings(_ evidence: String, strict: Bool) throws -> [String] {
            let text = "answers: { q2.necessity: { level: 3, grade: A, evidence: \(evidence) } }"
            return try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics(), strict: strict)
                .warnings.map(\.description)
        }
        for evidence in ["a call", "[{ text: a call, date: 2026-01-01 }, \"https://example.org\"]"] {
            #expect(
                try warnings(evidence, strict: false) == ["q2.necessity: evidence without a date"])
            #expect(throws: AnswersError.self) { try warnings(evidence, strict: true) }
        }
        #expect(try warnings("{ text: a call, date: 2026-01-01 }", strict: true).isEmpty)
    }

    @Test func remarksAreRead() throws {
        let text = """
            weights: investor
            self_assessment: true
            waivers:
              - { gate: K4, reason: pilot only, signed: K. Meyer, date: 2026-11-23 }
            risks:
              r.keys: { owner: T. Ito, review: 2027-02-23, trigger: "latency.dispersion above 3", response: reduce }
            answers: {}
            """
        let file = try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics(), strict: true)
        #expect(file.weighting?.id == "investor")
        #expect(file.isSelfAssessment)
        #expect(file.waivers.map(\.signer) == ["K. Meyer"])
        let note = try #require(file.riskNotes["r.keys"])
        #expect(note.owner == "T. Ito" && note.response == .reduce && note.review?.day == "2027-02-23")
        #expect(note.trigger?.description == "latency.dispersion above 3")
        #expect(note.trigger?.fires(at: 3.1) == true && note.trigger?.fires(at: 3) == false)
    }

    @Test func jsonIsReadWithItsEscapes() throws {
        let text = #"""
            {
            	"answers": {
            		"q1.claim": {"level": 2, "note": "\u00fcber \ud83d\ude00 \\ud83d tab\tend", "grade": "D"}
            	}
            }
            """#
        let file = try AnswersFile(text, file: "a.json", rubrics: Shipped.rubrics())
        #expect(file.answers["q1.claim"]?.note == "über 😀 \\ud83d tab\tend")
    }

    @Test func whatAnAnswerLacksIsAWarning() throws {
        let text = """
            answers:
              q1: { level: 2, grade: B }
              q1.compute: { level: 3, grade: A }
              q1.storage: { state: not_applicable }
              q6.compliance: { state: undisclosed }
              q6.sla: { level: 0 }
              q5.speed: { level: 4, grade: D, reason: timed }
            """
        let file = try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics())
        #expect(
            file.warnings.map(\.description) == [
                "q1: a whole question counts at grade D until its items are answered",
                "q1.compute: grade A without evidence",
                "q1.storage: not applicable without a reason",
                "q6.sla: level 0 without a reason",
                "q6.compliance: undisclosed without a note of where was looked",
            ])
        let error = #expect(throws: AnswersError.self) {
            try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics(), strict: true)
        }
        #expect(
            error?.description == """
                a.yaml:3:3: answers.q1.compute: grade A without evidence (strict)
                a.yaml:4:3: answers.q1.storage: not applicable without a reason (strict)
                a.yaml:5:3: answers.q6.compliance: undisclosed without a note of where was looked (strict)
                """)
    }

    @Test func everyMistakeOfAFileIsNamedAtOnce() throws {
        let text = """
            answers:
              q1.compte: { level: 3 }
              q1.claim: { level: 7 }
              q3.verified: { state: not_applicable, reason: none }
            """
        let error = #expect(throws: AnswersError.self) {
            try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics())
        }
        #expect(
            error?.description == """
                a.yaml:2:3: answers.q1.compte: no such item; did you mean 'q1.compute'? Allowed: q1, q1.compute, q1.storage, \
                q1.model_access, q1.incentives, q1.governance, q1.claim
                a.yaml:3:15: answers.q1.claim.level: expected a whole number from 0 to 4, found '7'
                a.yaml:4:18: answers.q3.verified.state: not applicable is refused here; allowed: scored, \
                unknown, undisclosed
                """)
    }

    @Test(arguments: [
        ("", "a.yaml:1:1: missing key 'answers'"),
        ("- q1", "a.yaml:1:1: expected keys and values, found a list"),
        ("just words", "a.yaml:1:1: expected keys and values, found 'just words'"),
        ("answer: {}", "a.yaml:1:1: answer: unknown key; did you mean 'answers'?"),
        ("project: x", "a.yaml:1:1: missing key 'answers'"),
        ("answers: [1]", "a.yaml:1:1: answers: expected keys and values, found a list"),
        ("answers: { q1.claim: 3 }", "a.yaml:1:12: answers.q1.claim: expected keys and values, found '3'"),
        (
            "answers: { q1.claim: {} }",
            "a.yaml:1:12: answers.q1.claim: says nothing; expected one of level, range, choice, state"
        ),
        (
            "answers: { q1.claim: { level: 2.5 } }",
            "a.yaml:1:24: answers.q1.claim.level: expected a whole number from 0 to 4, found '2.5'"
        ),
        (
            "answers: { q1.claim: { range: [3, 1] } }",
            "a.yaml:1:24: answers.q1.claim.range: expected two levels, the lower one first: [1, 3]"
        ),
        (
            "answers: { q1.claim: { level: 2, grade: E } }",
            "a.yaml:1:34: answers.q1.claim.grade: expected one of A, B, C, D, found 'E'"
        ),
        (
            "answers: { q1.claim: { level: 2, state: unknown } }",
            "a.yaml:1:34: answers.q1.claim.state: a level is given, so the state must be scored"
        ),
        (
            "answers: { q4.mechanism: { level: 2, choice: luck } }",
            "a.yaml:1:38: answers.q4.mechanism.choice: 'luck' is no choice; allowed: ranking, attestation, proofs, reputation, benchmark systems"
        ),
        (
            "answers: { x.y: { level: 2 } }",
            "a.yaml:1:12: answers.x.y: no such item; allowed: q1, q2, q3, q4, q5, q6, q7, t.vendors, t.compute, t.data, t.openness, t.tokens, t.transparency, r.poisoning, r.providers, r.leakage, r.keys, r.oracle, r.quality, r.token, r.regulatory, b.layer, b.pain, b.supply, b.margin, b.defence, b.scope, b.cost"
        ),
        (
            "answers: { q1.claim: { level: 2, evidence: [{ url: ftp://x }] } }",
            "a.yaml:1:47: answers.q1.claim.evidence[0].url: expected an address with https:// or http://, found 'ftp://x'"
        ),
        (
            "answers: { q1: { state: not_applicable } }",
            "a.yaml:1:18: answers.q1.state: not applicable is refused here; allowed: scored, unknown, undisclosed"
        ),
        ("answers: {}\nanswers: {}", "a.yaml:2:1: answers: key written twice"),
        (
            "answers: { q1",
            "a.yaml:2:1: while parsing a flow mapping: did not find expected ',' or '}'"
        ),
        (
            "waivers: [{ gate: K9, reason: r, signed: s, date: 2026-11-23 }]\nanswers: {}",
            "a.yaml:1:13: waivers[0].gate: expected a gate: K1, K2, K3, K4, K6, K5, found 'K9'"
        ),
        (
            "waivers:\n  - { gate: K1, reason: r, signed: s, date: 2026-11-23 }\n  - { gate: K1, reason: o, signed: s, date: 2026-11-23 }\nanswers: {}",
            "a.yaml:3:7: waivers[1].gate: K1 is waived twice; one reason and one signature each"
        ),
        (
            "answers: { q1.claim: { level: 2, reason: ' ' } }",
            "a.yaml:1:34: answers.q1.claim.reason: expected words, found nothing that shows"
        ),
        (
            "answers: { q1.claim: { level: 2, note: \"\\u200b\\u2060\" } }",
            "a.yaml:1:34: answers.q1.claim.note: expected words, found nothing that shows"
        ),
        (
            "answers: { q1.claim: { level: 2, grade: A, evidence: ' ' } }",
            "a.yaml:1:44: answers.q1.claim.evidence: expected words, found nothing that shows"
        ),
        (
            "answers: { q1.claim: { level: 2, evidence: [{ url: 'https://e.org', text: \"\\u3164\" }] } }",
            "a.yaml:1:69: answers.q1.claim.evidence[0].text: expected words, found nothing that shows"
        ),
        (
            "waivers: [{ gate: K1, signed: s, date: 2026-11-23 }]\nanswers: {}",
            "a.yaml:1:11: waivers[0]: missing key 'reason'"
        ),
        (
            "risks: { r.key: {} }\nanswers: {}",
            "a.yaml:1:10: risks.r.key: no such risk; allowed: r.poisoning, r.providers, r.leakage, r.keys, r.oracle, r.quality, r.token, r.regulatory"
        ),
        (
            "risks: { r.keys: { trigger: soon } }\nanswers: {}",
            "a.yaml:1:20: risks.r.keys.trigger: expected METRIC above NUMBER or METRIC below NUMBER, found 'soon'"
        ),
        (
            "risks: { r.keys: { response: pray } }\nanswers: {}",
            "a.yaml:1:20: risks.r.keys.response: expected one of avoid, reduce, transfer, accept, found 'pray'"
        ),
        (
            "weights: mine\nanswers: {}",
            "a.yaml:1:1: weights: expected one of balanced, equal, investor, founder, enterprise-buyer, crypto-native, found 'mine'"
        ),
        (
            "self_assessment: maybe\nanswers: {}",
            "a.yaml:1:1: self_assessment: expected true or false, found 'maybe'"
        ),
        (
            "answers: { b.layer: { level: 2 } }",
            "a.yaml:1:12: answers.b.layer: takes no level; expected a choice or a state"
        ),
        (
            "answers: { b.layer: { choice: [data, none found] } }",
            "a.yaml:1:23: answers.b.layer.choice: takes one choice, found data, none found"
        ),
        (
            "answers: { b.layer: { state: unknown, choice: [none found] } }",
            "a.yaml:1:23: answers.b.layer.state: a choice is given, so leave the state out"
        ),
        (
            "answers: { w.bursty: { level: 2 } }",
            "a.yaml:1:12: answers.w.bursty: no such item; allowed: q1, q2, q3, q4, q5, q6, q7, t.vendors, t.compute, t.data, t.openness, t.tokens, t.transparency, r.poisoning, r.providers, r.leakage, r.keys, r.oracle, r.quality, r.token, r.regulatory, b.layer, b.pain, b.supply, b.margin, b.defence, b.scope, b.cost"
        ),
        (
            "as_of: yesterday\nanswers: {}",
            "a.yaml:1:1: as_of: expected a day such as 2026-11-23 or a time such as 2026-11-23T14:00:00Z, found 'yesterday'"
        ),
    ])
    func aMistakeIsNamedWithItsPlace(text: String, message: String) throws {
        let error = #expect(throws: AnswersError.self) {
            try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics())
        }
        #expect(error?.description == message)
    }

    /// A signature of tomorrow waives nothing today.
    @Test func `a waiver of a day that has not come is refused`() throws {
        let text = "waivers: [{ gate: K4, reason: r, signed: s, date: 2027-01-01 }]\nanswers: {}"
        let error = #expect(throws: AnswersError.self) {
            try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics(), now: Golden.asOf)
        }
        #expect(
            error?.description.contains(
                "waivers[0].date: expected a day that has come, found '2027-01-01'; today is 2026-11-23")
                == true)
    }

    @Test func tenMegabytesAreRefusedUnread() throws {
        let text = "answers: {}\n" + String(repeating: "# padding\n", count: 1_000_000)
        let error = #expect(throws: AnswersError.self) {
            try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics())
        }
        #expect(error?.description == "a.yaml: longer than 1 MiB")
    }

    @Test(arguments: ["[", "{a: ", "- "])
    func deepNestingIsRefused(opening: String) throws {
        let text = String(repeating: opening, count: 200_000)
        #expect(throws: AnswersError.self) {
            try AnswersFile(text, file: "a.yaml", rubrics: Shipped.rubrics())
        }
    }

    @Test(arguments: [
        ("https://example.org/audit?x=1#y", true), ("http://e", true), ("https://", false),
        ("https:///x", false),
        ("http://exa mple", false), ("https://e\u{A0}f", false), ("ftp://x", false), ("the audit", false),
    ])
    func `an address has a host and no blank`(text: String, isAddress: Bool) {
        #expect(Evidence.isAddress(text) == isAddress)
    }
}
