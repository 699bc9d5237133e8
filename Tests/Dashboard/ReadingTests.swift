import Catalog
import FoundationEssentials
import Metrics
import Terminal
import TestSupport
import Testing
import Threads

@testable import Dashboard

@Suite(.temporaryDirectory, .timeLimit(.minutes(5))) struct `While something is being read` {
    private let gate = Gate()

    private func loop() async throws -> DashboardLoop {
        var loop = try await World().loop(120, 40, gate: gate)
        loop.finishReading()
        return loop
    }

    /// The same on a network, while another of its figures is being read: the gate is closed.
    private func readingNetwork() async throws -> DashboardLoop {
        var loop = try await loop()
        await loop.press("<enter>")
        loop.finishReading()
        gate.close()
        await loop.press("<down>")
        gate.awaitReading()
        return loop
    }

    @Test func `a chart is zoomed whose range has just been chosen`() async throws {
        var loop = try await loop()
        await loop.press("<enter>")
        loop.finishReading()
        gate.close()
        await loop.press("]")
        gate.awaitReading()
        await loop.press("+")
        gate.open()
        loop.finishReading()
        let window = try #require(loop.state.chart.window)
        #expect(loop.state.chart.range == .quarter && window.seconds == 45 * 86_400)
        #expect(loop.snapshot.chart?.window == window)
    }

    @Test func `a key moves the choice, and no chart of another figure stands under its name`() async throws {
        var loop = try await loop()
        await loop.press("<enter>")
        loop.finishReading()
        #expect(loop.frame.text.contains("│ Nodes online  56 "))
        gate.close()
        await loop.press("<down>")
        let text = loop.frame.text
        #expect(text.contains("▸ gpu.total"))
        #expect(text.contains("│ GPUs  reading …"))
        #expect(!text.contains("Nodes online") && !text.contains("⡞"))
        gate.open()
        loop.finishReading()
        #expect(loop.frame.text.contains("│ GPUs  442 GPUs"))
        #expect(!loop.frame.text.contains("reading …"))
    }

    @Test func `what has been read while a frame was drawn is in it before anybody sees it`() async throws {
        var loop = try await readingNetwork()
        let (early, nothing) = loop.draw()
        #expect(early.text.contains("GPUs  reading …"))
        #expect(nothing == nil, "came through a closed gate")
        gate.open()
        var next = loop.draw().next
        while next == nil { next = loop.draw().next }
        _ = try await loop.take(#require(next))
        #expect(loop.frame.text.contains("│ GPUs  442 GPUs"))
    }

    @Test func `the first page shows figures before their history`() async throws {
        gate.close()
        var loop = try await World().loop(120, 40, gate: gate)
        let inputs = Mailbox<DashboardLoop.Input>()
        loop.forward { inputs.post($0) }
        var next = inputs.makeAsyncIterator()
        gate.awaitReading()
        gate.letThrough()
        _ = try await loop.take(#require(await next.next()))
        let first = loop.frame.text
        gate.open()
        _ = try await loop.take(#require(await next.next()))
        let second = loop.frame.text
        let row = { (text: String) in text.split(separator: "\n").first { $0.contains("Akash Network") } ?? ""
        }
        #expect(row(first).contains("56 ") && row(second).contains("56 "))
        #expect(row(first).count { $0 > "\u{2800}" } == 0 && row(second).count { $0 > "\u{2800}" } > 5)
    }

    @Test func `what waits for what is shown begins after it, and ends when cancelled`() async throws {
        gate.close()
        let loop = try await World().loop(120, 40, gate: gate)
        gate.awaitReading()
        let given = Task { for await _ in loop.whenRead() {} }
        given.cancel()
        await given.value
        let order = Locked([String]())
        let waiting = loop.whenRead()
        async let begun: Void = {
            for await _ in waiting {}
            order.withLock { $0.append("begun") }
        }()
        order.withLock { $0.append("read") }
        gate.open()
        await begun
        #expect(order.withLock { $0 } == ["read", "begun"])
    }

    @Test func `a network that is opened shows its figures before its chart`() async throws {
        var loop = try await loop()
        let inputs = Mailbox<DashboardLoop.Input>()
        loop.forward { inputs.post($0) }
        var next = inputs.makeAsyncIterator()
        gate.close()
        await loop.press("<enter>")
        #expect(loop.frame.text.contains("reading …") && !loop.frame.text.contains("gpu.total"))
        for _ in 0..<2 {
            gate.awaitReading()
            gate.letThrough()
        }
        _ = try await loop.take(#require(await next.next()))
        #expect(loop.frame.text.contains("gpu.total") && !loop.frame.text.contains("60┤"))
        gate.open()
        _ = try await loop.take(#require(await next.next()))
        #expect(loop.frame.text.contains("60┤"))
    }

    @Test func `a tick waits for no reading, whose frame brings the clock, and goes on beside a long one`()
        async throws
    {
        var loop = try await loop()
        let inputs = Mailbox<DashboardLoop.Input>()
        loop.forward { inputs.post($0) }
        var next = inputs.makeAsyncIterator()
        gate.close()
        _ = await loop.take(.news)
        guard case .unchanged = await loop.take(.event(.tick)) else {
            Issue.record("drew before it was read")
            return
        }
        gate.awaitReading()
        guard case .changed = await loop.take(.event(.tick)) else {
            Issue.record("the clock stood still")
            return
        }
        gate.open()
        guard case .changed = try await loop.take(#require(await next.next())) else {
            Issue.record("did not show what was read")
            return
        }
        // Nothing new: the clock alone.
        guard case .changed = await loop.take(.event(.tick)) else {
            Issue.record("no clock")
            return
        }
    }

    @Test func `a report is made meanwhile, and takes the keys that were typed for it`() async throws {
        var loop = try await loop()
        let inputs = Mailbox<DashboardLoop.Input>()
        loop.forward { inputs.post($0) }
        var next = inputs.makeAsyncIterator()
        await loop.press("4")
        // What nobody was waiting for at that moment comes as an input.
        loop.finishReading()
        while !loop.state.isShown(in: loop.snapshot) { _ = try await loop.take(#require(await next.next())) }
        await loop.press("o")
        #expect(loop.frame.text.contains("The report is being made …"))
        await loop.press("w")
        #expect(loop.frame.text.contains("The report is being made …"))
        while loop.frame.text.contains("The report is being made …") {
            _ = try await loop.take(#require(await next.next()))
        }
        #expect(loop.frame.text.contains("akash.md"))
        await loop.press("<esc><esc>ow<esc>")
        #expect(!loop.frame.text.contains("The report is being made …"))
        _ = try await loop.take(#require(await next.next()))
        #expect(!loop.frame.text.contains("Report of Akash Network"))
        #expect(!loop.frame.text.contains("Watched"))
    }

    @Test func `every other key is answered too`() async throws {
        var loop = try await readingNetwork()
        await loop.press("?")
        #expect(loop.frame.text.contains("Choose the one above"))
        await loop.press("<esc>/cpu")
        #expect(loop.frame.text.contains("filter: cpu"))
        #expect(!loop.frame.text.contains("gpu.rented"))
        gate.open()
        loop.finishReading()
        #expect(loop.frame.text.contains("▸ cpu.total"))
    }

    @Test func `a later key makes an earlier reading needless`() async throws {
        var loop = try await readingNetwork()
        await loop.press("<down>")
        gate.open()
        loop.finishReading()
        #expect(loop.snapshot.query?.selected == loop.state.list.choice.id)
        #expect(loop.frame.text.contains("│ GPUs rented  358"))
    }

    @Test func `a page that was never shown says so, and keeps what was chosen on it`() async throws {
        let memory = try TemporaryDirectory.current.appending(path: "dashboard.json").path
        var before = try await World().loop(120, 40, memory: memory)
        await before.press("2<down>")
        let chosen = try #require(before.state.list.choice.id)
        before.remember()

        gate.close()
        var loop = try await World().loop(120, 40, memory: memory, gate: gate)
        await loop.press("<down><down>")
        let text = loop.frame.text
        #expect(text.contains("reading …") && !text.contains("cannot be compared"))
        gate.open()
        loop.finishReading()
        #expect(loop.frame.text.contains("Too little of the basket"))
        #expect(loop.state.list.choice.id == chosen)
    }

    @Test func `a page that was shown before is there at once`() async throws {
        var loop = try await loop()
        await loop.press("2")
        loop.finishReading()
        await loop.press("1")
        loop.finishReading()
        gate.close()
        await loop.press("2")
        #expect(loop.frame.text.contains("Too little of the basket"))
        await loop.press("3")
        #expect(loop.frame.text.contains("reading …"))
        gate.open()
        loop.finishReading()
        #expect(loop.frame.text.contains("The networks themselves"))
    }

    @Test func `another time shows no figures of the time before under its name`() async throws {
        var loop = try await loop()
        await loop.press("<enter>")
        loop.finishReading()
        gate.close()
        await loop.press("[")
        let text = loop.frame.text
        #expect(text.contains("UNIT           30d"))
        #expect(text.contains("Nodes online  reading …"))
        gate.open()
        loop.finishReading()
        #expect(loop.frame.text.contains("UNIT            7d"))
    }

    @Test func `keys for a page that is not there yet are kept for it`() async throws {
        var loop = try await loop()
        gate.close()
        await loop.press("2<down>3<down>8<down><enter>")
        #expect(loop.state.screen == .sources)
        gate.open()
        loop.finishReading()
        _ = await loop.take(.event(.tick))
        let second = try #require(loop.snapshot.sources.dropFirst().first)
        #expect(loop.state.screen == .network && loop.state.network == second.source.network)
        #expect(loop.state.lists[.sources]?.choice.id == second.id)
        #expect(loop.state.lists[.prices]?.choice.id == nil)
    }

    @Test func `keys for a page go into nothing that was opened over it meanwhile`() async throws {
        var loop = try await loop()
        gate.close()
        await loop.press("8<down>:log")
        gate.open()
        loop.finishReading()
        _ = await loop.take(.event(.tick))
        #expect(loop.frame.text.contains("│ : log "))
        await loop.press("<esc>")
        _ = await loop.take(.event(.tick))
        let second = try #require(loop.snapshot.sources.dropFirst().first)
        #expect(loop.state.list.choice.id == second.id)
    }

    @Test func `clicks on hints for a page that is not there yet are kept as their keys are`() async throws {
        var loop = try await loop()
        gate.close()
        await loop.press("8")
        #expect(loop.frame.text.contains("reading …"))
        try await loop.click("↑↓ choose", offset: 1)
        await loop.press("<enter>")
        gate.open()
        loop.finishReading()
        _ = await loop.take(.event(.tick))
        let second = try #require(loop.snapshot.sources.dropFirst().first)
        #expect(loop.state.lists[.sources]?.choice.id == second.id)
        #expect(loop.state.screen == .network && loop.state.network == second.source.network)
    }

    /// Another way to vary the weights makes the comparison anew, with the same projects below each other.
    @Test func `a click on a row or a heading is kept while what is under it is made anew`() async throws {
        let world = try World()
        try world.assessAll()
        var loop = try await world.loop(120, 40, gate: gate)
        await loop.press("5")
        loop.finishReading()
        let first = try #require(loop.state.list.choice.id)
        let row = try #require(loop.row(of: "  io.net"))
        let heading = try #require(loop.row(of: "PROJECT"))
        let place = try loop.place(of: "PROJECT", in: heading)
        gate.close()
        await loop.press("V<down><enter>")
        #expect(loop.frame.text.contains("reading …"))
        await loop.click(place.column, row)
        await loop.click(place.column, place.row)
        #expect(loop.state.list.choice.id == first && loop.state.list.sorting == nil)
        gate.open()
        loop.finishReading()
        _ = await loop.take(.event(.tick))
        #expect(loop.state.list.choice.id == "ionet" && first == "akash")
        #expect(loop.state.list.sorting != nil)
    }

    @Test func `a click on what is not there any more when the page has been read hits nothing`() async throws
    {
        var loop = try await loop()
        let rows = ["Akash Network", "io.net"].compactMap { loop.row(of: $0) }
        gate.close()
        await loop.press("8")
        for row in rows + [2] { await loop.click(5, row) }
        gate.open()
        loop.finishReading()
        _ = await loop.take(.event(.tick))
        #expect(loop.state.screen == .sources && loop.state.lists[.sources]?.sorting == nil)
        #expect(loop.state.list.choice.id == loop.snapshot.sources.first?.id)
    }

    @Test func `what is read after its page was left changes nothing`() async throws {
        var loop = try await loop()
        await loop.press("2")
        loop.finishReading()
        let late = loop.snapshot
        await loop.press("8")
        loop.finishReading()
        let text = loop.frame.text
        _ = await loop.take(.fetched(late))
        #expect(loop.frame.text == text)
    }

    @Test func `a zoom goes on from what is about to be shown`() async throws {
        var loop = try await loop()
        await loop.press("<enter>")
        loop.finishReading()
        let shown = try #require(loop.snapshot.chart?.window)
        gate.close()
        await loop.press("++")
        #expect(loop.state.chart.window?.seconds == shown.seconds / 4)
        gate.open()
        loop.finishReading()
        #expect(loop.snapshot.chart?.window == loop.state.chart.window)
    }
}
