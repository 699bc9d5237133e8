import Evaluation
import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `An assessor` {
    private func submitted(_ world: World, _ project: String) throws -> [Assessment] {
        try world.store.assessments(of: world.store.project(project)).filter { $0.submitted != nil }
    }

    @Test func `gives a quick first score with a digit a question`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("2<enter>3")
        #expect(loop.state.draft?.answers["q1"]?.levels == LevelRange(3))
        // On to the next question, not into the items of the first.
        #expect(loop.state.list.choice.id == "q2")
        await loop.press("222222")
        #expect(loop.state.draft?.answers.count == 7)
    }

    @Test func `answers an item with level, grade, evidence and reason`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("2<enter><down>")
        let item = try #require(loop.state.list.choice.id)
        await loop.press("B2<up>ehttps://example.org/audit<enter>wIndependent audit<esc>")
        let answer = try #require(loop.state.draft?.answers[item])
        #expect(answer.levels == LevelRange(2) && answer.grade == .b)
        #expect(answer.evidence.map(\.kind) == [.link(url: "https://example.org/audit")])
        #expect(answer.reason == "Independent audit")
        #expect(loop.frame.text.contains("https://example.org/audit"))
        await loop.press("u")
        #expect(loop.state.draft?.answers[item]?.state == .unknown)
    }

    @Test func `finds the draft again after a crash`() async throws {
        let world = try World()
        var loop = try await world.loop(80, 24)
        await loop.press("2<enter>31")
        var next = try await world.loop(80, 24)
        await next.press("2<enter>")
        #expect(next.state.draft?.answers["q1"]?.levels == LevelRange(3))
        #expect(next.state.draft?.answers["q2"]?.levels == LevelRange(1))
    }

    @Test func `is asked before submitting, and submits once for ever`() async throws {
        let world = try World()
        var loop = try await world.loop(80, 24)
        await loop.press("2<enter>3S")
        #expect(loop.frame.text.contains("It never changes afterwards"))
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
        await loop.press("2<enter><down>A3S")
        #expect(loop.frame.text.contains("not submitted"))
        #expect(try submitted(world, "akash").isEmpty)
    }

    @Test func `cannot call not applicable what always applies`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("2<enter>")
        let never = try #require(
            world.rubrics.flatMap(\.items).first { $0.notApplicableWhen == nil }?.id)
        while loop.state.list.choice.id != never { await loop.press("<down>") }
        await loop.press("n")
        #expect(loop.state.draft?.answers[never] == nil)
        #expect(loop.state.message != nil)
    }
}
