import Evaluation
import Foundation
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `A founder` {
    /// The levels of one of the article's startups, in the order of the statements.
    private func digits(_ scenario: String, _ fit: FounderFit) throws -> String {
        let found = try #require(fit.scenarios.first { $0.id == scenario })
        return try fit.statements.map { String(try #require(found.answers[$0.id])) }.joined()
    }

    private func fit(_ world: World) throws -> FounderFit {
        try FounderFit(in: Repository.root.appending(path: "Rubrics").path)
    }

    @Test(arguments: [
        ("coding", "Hybrid: decentralize the bottleneck"),
        ("legal", "Hybrid: decentralize behind the product"),
        ("agent", "Decentralized is a strong fit"), ("consumer", "Start centralized"),
    ])
    func `is named the article's architecture after a digit a statement`(
        scenario: String, title: String
    ) async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        try await loop.press("6" + digits(scenario, fit(world)))
        #expect(loop.frame.text.contains(title))
        #expect(loop.frame.text.contains("21/21 statements"))
    }

    @Test func `reads on to the outcome where it does not fit, and no further than its end`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("6")
        for _ in 0..<9 { await loop.press("<right>") }
        #expect(loop.frame.text.contains("Bottleneck gate is unresolved"))
        let offset = loop.state.itemOffset
        await loop.press("<right>")
        #expect(loop.state.itemOffset == offset)
        await loop.press("<down>")
        #expect(loop.state.itemOffset == 0)
    }

    @Test func `is told what is missing until then`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("6")
        #expect(loop.frame.text.contains("Not decidable yet") && loop.frame.text.contains("0/21"))
    }

    @Test func `is warned of an overhyped case`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        try await loop.press("6" + digits("consumer", fit(world)))
        #expect(loop.frame.text.contains("Overhyped: Low-latency consumer apps"))
        #expect(loop.frame.text.contains("Blocker"))
    }

    @Test func `finds the answers again, in a file that the command reads`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("64-1-2<enter>NMy \"product\"<enter>z")
        await loop.press("G<up><up><up><up><up><up><enter><down><enter>")
        let next = try await world.loop(120, 40)
        var again = next
        await again.press("6")
        let answers = again.state.fitAnswers(in: again.snapshot)
        #expect(answers == loop.state.fitAnswers(in: loop.snapshot))
        #expect(answers.answers["w.bursty"]?.levels == LevelRange(4))
        #expect(answers.answers["b.layer"]?.choices == ["open-models"])
        let file = try TemporaryDirectory.current.appending(path: "fit.yaml").path
        let read = try AnswersFile(at: file, rubrics: try fit(world).rubric.asList + world.rubrics)
        #expect(read.answers.count == answers.answers.count)
    }

    @Test func `is not overwritten when the file cannot be read`() async throws {
        let world = try World()
        let file = try TemporaryDirectory.current.appending(path: "fit.yaml").path
        try "answers: [".write(toFile: file, atomically: true, encoding: .utf8)
        var loop = try await world.loop(120, 40)
        await loop.press("64")
        #expect(loop.frame.text.contains("fit.yaml:2:1"))
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "answers: [")
    }

    @Test func `reads the memo`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        try await loop.press("6" + digits("coding", fit(world)) + "o")
        #expect(loop.frame.text.contains("Fit memo"))
        await loop.press("g")
        #expect(loop.frame.text.contains("report: assay.fit/1"))
    }
}

extension Rubric {
    fileprivate var asList: [Rubric] { [self] }
}
