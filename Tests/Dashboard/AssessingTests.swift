import Evaluation
import Metrics
import Terminal
import TestSupport
import Testing
import Text

@testable import Dashboard

@Suite(.temporaryDirectory) struct `An assessor` {
    private func submitted(_ world: World, _ project: String) throws -> [Assessment] {
        try world.store.assessments(of: world.store.project(project)).filter { $0.submitted != nil }
    }

    @Test func `gives a quick first score with a digit a question`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>3")
        #expect(loop.state.draft?.answers["q1"]?.levels == LevelRange(3))
        // On to the next question, not into the items of the first.
        #expect(loop.state.list.choice.id == "q2")
        await loop.press("222222")
        #expect(loop.state.draft?.answers.count == 7)
    }

    @Test func `is told what a digit on a whole question answers, and what it takes the place of`()
        async throws
    {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter><down>3<up>")
        let items = try #require(loop.snapshot.desk?.lines.first?.question.items.count)
        await loop.press("<home>2")
        #expect(
            loop.frame.text.contains("\(items - 1) open items of q1 answered 2 D; z undoes"),
            "\(loop.frame.text)")
        await loop.press("<home>1")
        #expect(loop.frame.text.contains("q1 answered 1 D instead of 2 D; z undoes"), "\(loop.frame.text)")
        await loop.press("zzzzzz")
        #expect(loop.frame.text.contains("nothing to undo"))
        // An item by itself needs no word.
        await loop.press("<home><down>2")
        #expect(!loop.frame.text.contains("undoes"))
    }

    @Test func `sees no half of the digits in the header`() async throws {
        let world = try World()
        for (keys, name) in [("4<enter>", "Projects"), ("6", "Fit")] {
            for columns in [80, 120, 200] {
                var loop = try await world.loop(columns, 40)
                await loop.press(keys)
                let labels = HeaderView.tabs(loop.state, loop.snapshot).map(\.label.string)
                #expect(
                    labels.contains(name) && !labels.contains { $0.contains(where: \.isNumber) }, "\(labels)")
            }
        }
    }

    @Test func `answers an item with level, grade, evidence and reason`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter><down>")
        let item = try #require(loop.state.list.choice.id)
        await loop.press("B2<up>ehttps://example.org/audit<enter>Audit<enter><enter>wIndependent audit<esc>")
        let answer = try #require(loop.state.draft?.answers[item])
        #expect(answer.levels == LevelRange(2) && answer.grade == .b)
        #expect(answer.evidence.map(\.kind) == [.link(url: "https://example.org/audit")])
        #expect(answer.evidence.map(\.text) == ["Audit"])
        #expect(answer.reason == "Independent audit")
        #expect(loop.frame.text.contains("https://example.org/audit"))
        #expect(
            loop.frame.ansiText(colors: .none, hasLinks: true)
                .contains("\u{1B}]8;;https://example.org/audit\u{1B}\\Evidence  Audit"))
        await loop.press("u")
        // What was written stays.
        #expect(loop.state.draft?.answers[item]?.state == .unknown)
    }

    @Test func `finds the draft again after a crash`() async throws {
        let world = try World()
        var loop = try await world.loop(80, 24)
        await loop.press("4<enter>31")
        var next = try await world.loop(80, 24)
        await next.press("4<enter>")
        #expect(next.state.draft?.answers["q1"]?.levels == LevelRange(3))
        #expect(next.state.draft?.answers["q2"]?.levels == LevelRange(1))
    }

    @Test func `is asked before submitting, and submits once for ever`() async throws {
        let world = try World()
        var loop = try await world.loop(80, 24)
        await loop.press("4<enter>3S")
        #expect(loop.frame.text.contains("It never changes"))
        await loop.press("n")
        #expect(try submitted(world, "akash").isEmpty)
        await loop.press("Sy")
        #expect(try submitted(world, "akash").count == 1)
        #expect(loop.state.screen == .projects)
        #expect(loop.frame.text.contains("submitted"))
    }

    @Test func `is told why a grade without evidence is not submitted`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter><down>A3S")
        #expect(
            loop.frame.text.contains("Not submitted") && loop.frame.text.contains("grade A without evidence"))
        #expect(try submitted(world, "akash").isEmpty)
    }

    @Test func `cannot call not applicable what always applies`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>")
        let never = try #require(
            world.rubrics.flatMap(\.items).first { $0.notApplicableWhen == nil }?.id)
        while loop.state.list.choice.id != never { await loop.press("<down>") }
        await loop.press("n")
        #expect(loop.state.draft?.answers[never] == nil)
        #expect(loop.state.message != nil)
    }

    @Test func `has a first score after seven keys`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter>3232323")
        // 7 of 7 questions, which are 70 % of the weight: the point shows.
        #expect(loop.frame.text.contains("70 % answered"))
        #expect(loop.frame.text.contains("score 64 ["))
    }

    @Test func `is told of an address that leads nowhere`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter><down>ehttp://exa mple<enter>")
        #expect(loop.frame.text.contains("a host, and no blank in it"))
        #expect(loop.state.field != nil)
    }

    @Test func `dates evidence, and is told of a day that cannot be`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter><down>ehttps://example.org/a<enter>")
        #expect(loop.frame.text.contains("what it shows (may stay empty):"))
        await loop.press("<enter>")
        #expect(loop.frame.text.contains("seen on: 2026-11-25"))
        await loop.press("x<enter>")
        #expect(loop.frame.text.contains("a day is written 2026-11-25"))
        for _ in 0..<11 { await loop.press("<backspace>") }
        await loop.press("2027-01-01<enter>")
        #expect(loop.frame.text.contains("has not come yet"))
        for _ in 0..<10 { await loop.press("<backspace>") }
        await loop.press("2026-10-01<enter>")
        let evidence = try #require(loop.state.draft?.answers["q1.compute"]?.evidence)
        #expect(evidence.map(\.date?.day) == ["2026-10-01"])
        await loop.press("E<enter>")
        #expect(loop.state.draft?.answers["q1.compute"]?.evidence.isEmpty == true)
        await loop.press("z")
        #expect(loop.state.draft?.answers["q1.compute"]?.evidence == evidence)
    }

    @Test func `keeps a range that is upside down to be mended`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter><down>-3-2<enter>")
        #expect(loop.frame.text.contains("a range is two of 0 to 4"))
        await loop.press("<backspace><backspace><backspace>1-3<enter>")
        #expect(loop.state.draft?.answers["q1.compute"]?.levels == LevelRange(1, 3))
    }

    @Test func `writes notes of several lines, each key and each paste kept at once`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter><down>NFirst line<enter>Zweite Zeile")
        _ = await loop.take(.event(.paste("\npasted\nlines")))
        // Nothing was closed: the process could end here.
        var next = try await world.loop(120, 40)
        await next.press("4<enter>")
        #expect(
            next.state.draft?.answers["q1.compute"]?.note == "First line\nZweite Zeile\npasted\nlines")
    }

    @Test func `sees a question without parts once, and the last one at the end`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter>G")
        let lines = try #require(loop.snapshot.desk?.lines)
        #expect(Set(lines.map(\.id)).count == lines.count)
        #expect(loop.state.list.choice.id == lines.last?.id)
        #expect(loop.frame.text.contains("\(lines.count)/\(lines.count)"))
    }

    @Test func `ticks options, one alone where it is the whole answer`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>")
        while loop.state.list.choice.id != "b.layer" { await loop.press("<down>") }
        await loop.press("2")
        #expect(loop.state.draft?.answers["b.layer"] == nil)
        #expect(loop.frame.text.contains("takes no level"))
        await loop.press("<enter><down><enter>")
        let layer = try #require(loop.state.draft?.answers["b.layer"])
        #expect(layer.state == .chosen && layer.choices == ["open-models"])
        while loop.state.list.choice.id != "q4.mechanism" { await loop.press("<up>") }
        await loop.press("<enter><enter><down><enter><esc>3")
        let mechanism = try #require(loop.state.draft?.answers["q4.mechanism"])
        #expect(mechanism.levels == LevelRange(3) && mechanism.choices == ["ranking", "attestation"])
    }

    @Test func `goes from what is refused to where it is mended`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter><down>B2")
        let skippable = try #require(world.rubrics[0].items.first { $0.notApplicableWhen != nil }?.id)
        while loop.state.list.choice.id != skippable { await loop.press("<up>") }
        await loop.press("n<down><down>dS")
        #expect(loop.frame.text.contains("not applicable without a reason"))
        #expect(loop.frame.text.contains("undisclosed without a note"))
        await loop.press("<enter>")
        #expect(loop.state.list.choice.id == skippable)
        #expect(try submitted(world, "akash").isEmpty)
    }

    @Test func `reads on in a question that does not fit`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("4<enter><down>")
        #expect(loop.frame.text.contains("→ reads on"))
        // What is measured, and what is to be found out, is reached with the text.
        var pages = loop.frame.text
        while loop.frame.text.contains("→ reads on") {
            await loop.press("<right>")
            pages += loop.frame.text
        }
        for words in ["Nothing measured of", "“Compute, storage", "Find out next", "← goes back"] {
            #expect(pages.contains(words))
        }
        await loop.press("<down>")
        #expect(loop.state.itemOffset == 0)
    }

    @Test func `keeps the list of questions where it is, whatever the chosen one needs`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("4<enter>")
        for _ in 0..<30 {
            await loop.press("<down>")
            let rows = loop.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
            // Below the title: the heading and six rows, then the rule.
            #expect(rows[10].hasPrefix("────") && rows[3].contains("QUESTION"))
        }
    }

    @Test func `reads the report of a draft before it is submitted`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter>3232323o")
        #expect(loop.frame.text.contains("This is a draft"))
    }

    @Test func `answers for a gate with a reason that is signed and printed`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>0333333K<enter>A pilot is under way<esc>")
        let waiver = try #require(loop.state.draft?.waivers.first)
        #expect(waiver.gate == "K1" && waiver.signer == "k.meyer" && waiver.date == World.now)
        await loop.press("Sy")
        #expect(loop.frame.text.contains("waived by k.meyer"))
        let stored = try #require(
            try world.store.assessments(of: world.store.project("akash")).first { $0.submitted != nil })
        #expect(stored.waivers.map(\.reason) == ["A pilot is under way"])
    }

    @Test func `keeps the weights that were chosen with the answers`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>3P<down><down><enter>Sy")
        let stored = try #require(
            try world.store.assessments(of: world.store.project("akash")).first { $0.submitted != nil })
        #expect(stored.weighting.id == "investor")
        #expect(loop.state.weighting == nil)
    }

    @Test func `says who looks after a risk, until when, and what alarms`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>r")
        #expect(loop.frame.text.contains("q1 is no risk of the register"))
        await loop.press("/Model poisoning<enter>gr")
        #expect(loop.frame.text.contains("owner: nothing yet"))
        await loop.press("<enter>j.doe<enter><down><enter>2027-13-01<enter>")
        #expect(loop.frame.text.contains("a day is written"))
        for _ in 0..<10 { await loop.press("<backspace>") }
        await loop.press("2027-03-31<enter><down><down><enter>nodes.onlin below 40<enter>")
        #expect(loop.frame.text.contains("no metric 'nodes.onlin'"))
        for _ in 0..<20 { await loop.press("<backspace>") }
        await loop.press("nodes.online below 40<enter><end><enter><down><enter><esc>")
        let expected = RiskNote(
            owner: "j.doe", review: Timestamp("2027-03-31"), trigger: Trigger("nodes.online below 40"),
            response: .reduce)
        #expect(loop.state.draft?.riskNotes == ["r.poisoning": expected])
        #expect(loop.frame.text.contains("Risk owner j.doe · looked at again on 2027-03-31 · alarms when"))
        #expect(loop.frame.text.contains("nodes.online below 40 · response reduce"))
        // Kept, as an answer is.
        let kept = try world.store.assessments(of: world.store.project("akash")).first
        #expect(kept?.riskNotes == ["r.poisoning": expected])
        // Nothing typed takes it away again.
        await loop.press("r<enter>")
        for _ in 0..<5 { await loop.press("<backspace>") }
        await loop.press("<enter>")
        #expect(loop.state.draft?.riskNotes["r.poisoning"]?.owner == nil)
    }
}
