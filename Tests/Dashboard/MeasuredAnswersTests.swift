import Evaluation
import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

/// Down to the number of GPUs, whose level Assay measures: 442, so 2.
private let gpus = "4<enter>" + String(repeating: "<down>", count: 16)

@Suite(.temporaryDirectory) struct `An assessor with measured evidence` {
    private func loop() async throws -> DashboardLoop {
        var loop = try await World().loop(120, 40)
        await loop.press(gpus)
        #expect(loop.state.list.choice.id == "q3.gpus")
        return loop
    }

    private func answer(_ loop: DashboardLoop) -> Answer? { loop.state.draft?.answers["q3.gpus"] }

    @Test func `accepts the proposal with one key, which cites the figure`() async throws {
        var loop = try await loop()
        await loop.press("a")
        let answer = try #require(self.answer(loop))
        #expect(answer.levels == LevelRange(2) && answer.grade == .a)
        #expect(
            answer.evidence.map(\.kind) == [
                .measurement(Series(network: "akash", metric: "gpu.total"), value: 442)
            ])
        #expect(loop.state.list.choice.id == "q3.data_providers")
        // Accepting again cites it once.
        await loop.press("<up>a")
        #expect(self.answer(loop)?.evidence.count == 1)
    }

    @Test func `goes lower freely`() async throws {
        var loop = try await loop()
        await loop.press("1")
        #expect(answer(loop)?.levels == LevelRange(1))
    }

    @Test(arguments: ["3", "-2-3<enter>"])
    func `goes higher with a written reason alone`(keys: String) async throws {
        var loop = try await loop()
        await loop.press(keys)
        #expect(loop.frame.text.contains("above what is measured"))
        await loop.press("<esc>")
        #expect(answer(loop)?.levels == nil)
        #expect(loop.frame.text.contains("was not taken"))
        await loop.press(keys + "  <esc>")
        #expect(answer(loop)?.levels == nil)
        await loop.press("u" + "<up>" + keys + "Half of them hide behind one provider<esc>")
        #expect(answer(loop)?.levels?.high == 3)
        #expect(answer(loop)?.reason == "Half of them hide behind one provider")
    }

    @Test func `is refused at the end when the reason is taken away again`() async throws {
        var loop = try await loop()
        await loop.press("3x<esc><up>w<backspace><esc>S")
        #expect(loop.frame.text.contains("level 3 without a reason, where the figures propose 2"))
    }

    @Test func `is told where nothing is measured`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter><down>a")
        #expect(loop.frame.text.contains("nothing that is measured"))
    }

    @Test func `asks where the figure came from`() async throws {
        var loop = try await loop()
        await loop.press("i")
        #expect(loop.frame.text.contains("akash/capacity, measured"))
        #expect(loop.frame.text.contains("2026-11-25T14:01:47Z"))
    }

    @Test func `submits what was seen with the answers`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press(gpus + "aSy")
        let stored = try #require(
            try world.store.assessments(of: world.store.project("akash")).first { $0.submitted != nil })
        #expect(stored.figures.total("gpu.total")?.value == 442)
        #expect(stored.figures.total("gpu.total")?.days.count == 90)
        #expect(stored.asOf == World.now)
    }
}
