import Evaluation
import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `Several assessors` {
    @Test func `see nothing of each other before they have submitted`() async throws {
        let world = try World()
        try world.assess("akash", [4, 4, 4, 4, 4, 4, 4], by: "j.doe")
        var loop = try await world.loop(160, 40)
        await loop.press("4<enter>1")
        #expect(loop.frame.text.contains("1 other, unseen until you submit"))
        #expect(!loop.frame.text.contains("j.doe"))
        // Nor on the list, nor as a report, while the draft is open.
        await loop.press("<esc>")
        #expect(loop.frame.text.contains("unseen") && !loop.frame.text.contains("j.doe"))
        await loop.press("o")
        #expect(loop.frame.text.contains("once you have submitted"))
        await loop.press("<enter>Sy")
        #expect(loop.frame.text.contains("j.doe") && loop.frame.text.contains("k.meyer"))
        await loop.press("<enter>")
        #expect(loop.frame.text.contains("Others  j.doe 4 D"))
    }

    @Test func `each have a draft of their own`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>3W")
        for _ in 0..<7 { await loop.press("<backspace>") }
        await loop.press("a.lee<enter>")
        #expect(loop.state.draft?.assessor == "a.lee")
        #expect(loop.state.draft?.answers.isEmpty == true)
        await loop.press("1W")
        for _ in 0..<5 { await loop.press("<backspace>") }
        await loop.press("k.meyer<enter>")
        #expect(loop.state.draft?.answers["q1"]?.levels == LevelRange(3))
    }

    /// Two programs with the same draft open, one answer each and one that both give.
    @Test func `who use two of Assay at once lose no answer`() async throws {
        let world = try World()
        var one = try await world.loop(120, 40)
        var other = try await world.loop(120, 40)
        await one.press("4<enter>3")
        await other.press("4<enter>")
        #expect(other.state.draft?.id == one.state.draft?.id)
        await other.press("1")
        await one.press("2")
        #expect(one.state.draft?.answers["q1"]?.levels == LevelRange(1))
        #expect(one.state.draft?.answers["q2"]?.levels == LevelRange(2))
        #expect(one.frame.text.contains("q1 was answered in another Assay meanwhile, and is taken over"))
        await one.press("z")
        #expect(one.state.draft?.answers.keys.sorted() == ["q1"])
        await one.press("<home>4")
        await other.press("<home>0")
        let stored = try world.store.assessments(of: world.store.project("akash")).first
        #expect(stored?.answers["q1"]?.levels == LevelRange(0))
        #expect(stored?.id == one.state.draft?.id)
        // Neither submits what it has not shown.
        await one.press("Sy")
        #expect(one.frame.text.contains("q1 was answered in another Assay") && one.state.draft != nil)
        await one.press("Sy")
        #expect(one.state.screen == .projects)
        // Nothing leads back to what is closed.
        await one.press("<esc>")
        #expect(one.state.screen == .projects && one.frame.text.contains("VERDICT"))
    }

    @Test func `are combined once both have submitted`() async throws {
        let world = try World()
        try world.assess("akash", [4, 4, 4, 4, 4, 4, 4], by: "j.doe")
        try world.assess("akash", [1, 1, 1, 1, 1, 1, 1])
        var loop = try await world.loop(160, 40)
        await loop.press("4")
        #expect(loop.frame.text.contains("two levels apart: q1.compute"))
        // The lower median of the two, and their envelope: 0 to 4.
        #expect(loop.snapshot.projects.first?.card["checklist"]?.score?.point == 25)
        #expect(loop.snapshot.projects.first?.card["checklist"]?.score?.high == 100)
    }

    @Test func `keep what the project says of itself apart`() async throws {
        let world = try World()
        var loop = try await world.loop(160, 40)
        await loop.press("4<enter>4:project itself<enter>")
        #expect(loop.state.draft?.isSelfAssessment == true)
        #expect(loop.frame.text.contains("the project itself"))
        await loop.press("Sy")
        #expect(
            try world.store.assessments(of: world.store.project("akash")).allSatisfy {
                $0.submitted == nil || $0.isSelfAssessment
            })
    }

    @Test func `begin again with what they said last, or with nothing`() async throws {
        let world = try World()
        try world.assess("akash", [3, 2])
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>")
        #expect(loop.state.draft?.answers.count == 2 && loop.state.draft?.submitted == nil)
        #expect(loop.frame.text.contains("started from k.meyer's answers of 2026-11-24"))
        await loop.press("z")
        #expect(loop.state.draft?.answers.isEmpty == true)
    }
}
