import Evaluation
import Reporting
import Statistics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `A comparison on screen` {
    private func loop(
        _ columns: Int = 120, _ rows: Int = 40, more: [String: Answer] = [:]
    ) async throws -> DashboardLoop {
        let world = try World()
        try world.assessAll(more: more)
        return try await world.loop(columns, rows)
    }

    @Test func `holds what is marked`() async throws {
        var loop = try await loop()
        await loop.press("4m<down>m5")
        #expect(Set(loop.snapshot.comparison?.scores.map(\.id) ?? []) == ["akash", "ionet"])
    }

    @Test func `holds what is assessed where nothing is marked`() async throws {
        var loop = try await loop()
        await loop.press("5")
        #expect(loop.snapshot.comparison?.scores.count == 3)
        // The order is that of the same library on the command line.
        #expect(loop.snapshot.comparison?.comparison.order.first == 0)
        #expect(loop.frame.text.contains("Akash Network leads by score"))
    }

    @Test func `says what to do without two assessments`() async throws {
        let world = try World()
        try world.assess("akash", [3, 3])
        var loop = try await world.loop(120, 40)
        await loop.press("5")
        #expect(loop.frame.text.contains("Two assessed projects stand here"))
    }

    @Test(arguments: [80, 120]) func `says which of the marked ones nobody has assessed yet`(
        columns: Int
    ) async throws {
        let world = try World()
        try world.assess("akash", [3, 3])
        var loop = try await world.loop(columns, 40)
        await loop.press("4mmm5")
        #expect(loop.frame.text.contains("are marked, and not assessed yet. Two assessed"))
        try world.assess("ionet", [2, 3])
        loop = try await world.loop(columns, 40)
        await loop.press("4mmm5")
        #expect(loop.snapshot.comparison?.scores.count == 2)
        #expect(loop.frame.text.contains(" not assessed yet: Example Labs · "))
    }

    @Test func `shows one part after another`() async throws {
        var loop = try await loop(80, 24)
        await loop.press("5")
        for section in ComparisonSection.allCases {
            #expect(loop.state.comparing.section == section)
            #expect(loop.frame.text.contains(section.rawValue))
            await loop.press("<right>")
        }
        #expect(loop.state.comparing.section == .ranks)
        await loop.press("<left>")
        #expect(loop.state.comparing.section == .methods)
    }

    @Test func `scrolls a part that does not fit, and begins again after its end`() async throws {
        var loop = try await loop(80, 24, more: World.tradeOffs)
        await loop.press("5<right><right><right><right>")
        let top = loop.frame.text
        #expect(top.contains("Space reads on"))
        var seen = top
        repeat {
            await loop.press(" ")
            seen += loop.frame.text
        } while loop.frame.text.contains("Space reads on")
        #expect(loop.frame.text.contains("Space begins again"))
        // The last line of the last board.
        #expect(seen.contains("f  Transparent coordination: ?"))
        await loop.press(" ")
        #expect(loop.frame.text == top)
    }

    @Test func `says in a sentence that nothing can be placed yet`() async throws {
        var loop = try await loop(80, 24)
        await loop.press("5<right><right><right><right>")
        #expect(loop.frame.text.contains("No benefit is answered together with its containment yet"))
        await loop.press("<right>")
        #expect(loop.frame.text.contains("No likelihood is answered together with its impact yet"))
    }

    @Test func `varies the weights as it is told`() async throws {
        var loop = try await loop()
        await loop.press("5V<down><down><enter>")
        #expect(loop.snapshot.comparison?.comparison.mode == .agnostic)
        #expect(loop.frame.text.contains("weights of each assessment, any at all"))
    }

    @Test func `says where the chosen score comes from`() async throws {
        var loop = try await loop()
        await loop.press("5i")
        #expect(loop.frame.text.contains("Where it came from"))
        #expect(loop.frame.text.contains("k.meyer"))
    }

    @Test func `becomes a report`() async throws {
        var loop = try await loop()
        await loop.press("5o")
        await loop.press("g")
        #expect(loop.frame.text.contains("report: assay.comparison/1"))
    }
}
