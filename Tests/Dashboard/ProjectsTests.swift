import Evaluation
import Foundation
import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `The list of projects` {
    @Test func `takes a new one, tied to the network of its name`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4nBittensor<enter>")
        #expect(loop.state.list.choice.id == "bittensor")
        #expect(try world.store.project("bittensor").network == "bittensor")
        await loop.press("nBittensor<enter>")
        #expect(loop.frame.text.contains("there is a project 'bittensor' already"))
        // What was typed stays to be mended.
        for _ in 0..<12 { await loop.press("<backspace>") }
        await loop.press("!?<enter>")
        #expect(
            loop.frame.text.contains(
                "it needs a letter or digit, 80 characters at most · name of the project: !?"))
    }

    @Test func `ties one to a network, or to none`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<down>Tfilecoin<enter>")
        #expect(try world.store.project("example-labs").network == "filecoin")
        #expect(loop.frame.text.contains("tied to Filecoin"))
        await loop.press("T<enter>")
        #expect(try world.store.project("example-labs").network == nil)
    }

    @Test func `asks before it takes one off, which keeps its assessments`() async throws {
        let world = try World()
        try world.assess("akash", [3, 3, 3, 3, 3, 3, 3])
        var loop = try await world.loop(120, 40)
        await loop.press("4D")
        #expect(loop.frame.text.contains("Take Akash Network off the list?"))
        await loop.press("n")
        #expect(loop.snapshot.projects.count == 3)
        await loop.press("Dy")
        #expect(loop.snapshot.projects.map(\.id) == ["example-labs", "ionet"])
        await loop.press("nakash<enter>")
        #expect(loop.snapshot.projects.first { $0.id == "akash" }?.submitted != nil)
    }

    @Test func `flags what moved since an assessment`() async throws {
        let world = try World()
        var draft = Assessment(
            project: "akash", assessor: "k.meyer", asOf: World.now - .seconds(10 * 86_400),
            rubrics: world.rubrics,
            answers: ["q3.gpus": Answer(.scored(try #require(LevelRange(3))), grade: .a)])
        // 900 was level 3; the history has 442 to 445 since, under 500 by more than 5 %.
        let series = Series(network: "akash", metric: "gpu.total")
        draft.figures = [
            MeasuredFigure(series, 900, unit: .count, source: "capacity", at: draft.asOf, origin: .measured)
        ]
        try world.store.submit(draft, rubrics: world.rubrics, at: draft.asOf)
        var loop = try await world.loop(120, 40)
        await loop.press("4")
        #expect(!loop.frame.text.contains("⚑"))
        _ = await loop.take(.drifts(loop.library.findDrifts(until: World.now)))
        #expect(loop.frame.text.contains("⚑ 1"))
        #expect(
            loop.frame.text.contains("evidence moved: q3.gpus accepted 3, live says 2 since 2026-11-15"))
        #expect(loop.frame.text.contains("900 GPUs then, 442 GPUs now"))
    }

    @Test func `flags that less of what a project claims is measured`() async throws {
        let world = try World()
        let day = World.now - .seconds(10 * 86_400)
        try world.store.record(
            Claim(metric: "gpu.total", value: 1_000, url: "https://akash.network", date: day),
            of: world.store.project("akash"))
        var draft = Assessment(
            project: "akash", assessor: "k.meyer", asOf: day, rubrics: world.rubrics,
            answers: ["q3.verified": Answer(.scored(try #require(LevelRange(3))), grade: .a)])
        let series = Series(network: "akash", metric: "supply.verified")
        draft.figures = [
            MeasuredFigure(series, 0.9, unit: .ratio, source: "capacity", at: day, origin: .measured)
        ]
        try world.store.submit(draft, rubrics: world.rubrics, at: day)
        var loop = try await world.loop(120, 40)
        _ = await loop.take(.drifts(loop.library.findDrifts(until: World.now)))
        await loop.press("4")
        #expect(
            loop.frame.text.contains("evidence moved: q3.verified accepted 3, live says 1"),
            "\(loop.frame.text)")
    }

    @Test func `names the unit of what a project claims`() async throws {
        let world = try World()
        let project = try world.store.project("akash")
        for (metric, value) in [("gpu.total", 1_000.0), ("gpu.utilization", 0.9)] {
            try world.store.record(
                Claim(metric: metric, value: value, url: "https://akash.network", date: World.now),
                of: project)
        }
        var loop = try await world.loop(120, 40)
        await loop.press("4i")
        #expect(
            loop.frame.text.contains("gpu.total 1 000 GPUs · https://akash.network"), "\(loop.frame.text)")
        #expect(loop.frame.text.contains("gpu.utilization 90 % · "))
    }

    @Test func `shows everybody's score under other weights`() async throws {
        let world = try World()
        try world.assess("akash", [0, 4, 4, 4, 4, 4, 4])
        var loop = try await world.loop(120, 40)
        await loop.press("4")
        let balanced = try #require(loop.snapshot.projects.first?.card.overall.point)
        await loop.press("P<down><down><down><down><down><down><enter>")
        #expect(loop.state.weighting?.id == "crypto-native")
        #expect(loop.frame.text.contains("BY CRYPTO"))
        // Who asks most for what is decentralized sees the 0 there weigh more.
        #expect(try #require(loop.snapshot.projects.first?.card.overall.point) < balanced)
    }

    @Test func `weighs as its reader answers seven questions`() async throws {
        let world = try World()
        try world.assess("akash", [0, 4, 4, 4, 4, 4, 4])
        var loop = try await world.loop(120, 40)
        await loop.press("4P<end><enter>")
        while loop.state.weighting == nil {
            #expect(loop.frame.text.contains("Imagine a project at its worst"))
            await loop.press("<down><enter>")
            #expect(loop.frame.text.contains("If lifting “Problem solved” is worth 100"))
            await loop.press("120<enter>")
            #expect(loop.frame.text.contains("a number from 0 to 100"))
            for _ in 0..<3 { await loop.press("<backspace>") }
            for _ in 0..<6 { await loop.press("50<enter>") }
            #expect(loop.frame.text.contains("25 %  Problem solved"))
            await loop.press("<enter>")
        }
        #expect(loop.state.weighting?.points["q2"] == 100 && loop.state.weighting?.points["q1"] == 50)
    }
}

@Suite(.temporaryDirectory) struct `A report on screen` {
    @Test(arguments: [(80, 24), (120, 40), (300, 80)])
    func `begins with its title, and is read to its very end`(columns: Int, rows: Int) async throws {
        let world = try World()
        try world.assess("akash", [3, 3, 3, 3, 3, 3, 3])
        var loop = try await world.loop(columns, rows)
        await loop.press("4o")
        let first = loop.frame.text.split(separator: "\n").first {
            $0.contains("│ Akash Network: assessment of")
        }
        #expect(first != nil && !loop.frame.text.contains("report: assay.assessment/1"))
        await loop.press("G")
        #expect(loop.frame.text.contains("Not investment advice."))
        // A room that grows shows what there is.
        _ = await loop.take(.event(.resize(Size(columns: columns + 80, rows: rows + 30))))
        #expect(loop.frame.text.contains("Not investment advice.") && loop.frame.text.contains("Appendix"))
        await loop.press("g")
        #expect(loop.frame.text.contains("report: assay.assessment/1"))
    }

    @Test func `scrolls, and goes to a file that is asked for`() async throws {
        let world = try World()
        try world.assess("akash", [3, 3, 3, 3, 3, 3, 3])
        var loop = try await world.loop(120, 40)
        await loop.press("4o")
        #expect(loop.frame.text.contains("Report of Akash Network"))
        await loop.press("G")
        let end = loop.frame.text
        await loop.press("g")
        #expect(loop.frame.text != end && loop.frame.text.contains("report: assay.assessment/1"))
        let file = try TemporaryDirectory.current.appending(path: "akash.md").path
        await loop.press("w")
        #expect(loop.frame.text.contains("write to: akash.md"))
        for _ in 0..<8 { await loop.press("<backspace>") }
        await loop.press(file + "<enter>")
        #expect(loop.frame.text.contains("wrote"))
        let text = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text.hasPrefix("---\n") && text.hasSuffix("\n"))
        // What stands there is not written over without a question.
        try "mine".write(toFile: file, atomically: true, encoding: .utf8)
        await loop.press("w")
        for _ in 0..<8 { await loop.press("<backspace>") }
        await loop.press(file + "<enter>n")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
        await loop.press("ow")
        for _ in 0..<8 { await loop.press("<backspace>") }
        await loop.press(file + "<enter>y")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
    }

    @Test func `scrolls with the wheel, and to the side where lines are not broken`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("4og")
        #expect(loop.frame.text.contains("report: assay.assessment/1"))
        for _ in 0..<5 {
            _ = await loop.take(.event(.mouse(Mouse(.wheelDown, at: Position(column: 9, row: 9)))))
        }
        #expect(!loop.frame.text.contains("report: assay.assessment/1"))
        #expect(loop.frame.text.contains("rubrics: {checklist"))
        await loop.press("<right>")
        #expect(!loop.frame.text.contains("rubrics: {checklist"))
    }

    @Test func `says where it cannot be written`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4ow")
        for _ in 0..<8 { await loop.press("<backspace>") }
        await loop.press("/nowhere/akash.md<enter>")
        #expect(loop.frame.text.contains("/nowhere/akash.md cannot be written"))
    }

    @Test func `tells the history of a project`() async throws {
        let world = try World()
        try world.assess("akash", [3, 3, 3, 3, 3, 3, 3], at: World.now - .seconds(40 * 86_400))
        try world.assess("akash", [3, 3, 3, 3, 3, 3, 1])
        var loop = try await world.loop(120, 40)
        await loop.press("4O<pgdn>")
        #expect(loop.frame.text.contains("2026-10-16 to 2026-11-24"))
    }
}
