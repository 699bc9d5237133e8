import Catalog
@testable import Collection
import History
import Metrics
import Terminal
import TestSupport
import Testing
import Text

@testable import Dashboard

@Suite(.temporaryDirectory) struct `What there is to know of a source` {
    private func fail(_ times: Int, in world: World) throws {
        for step in 0..<times {
            let time = World.now - .seconds(Int64(times - step) * 60)
            try world.history.record(
                Poll(
                    network: "akash", source: "capacity", slot: time, time: time,
                    outcome: .failed(reason: "no."), status: 500))
        }
    }

    @Test func `counts failures as its row does`() async throws {
        let world = try World()
        try fail(7, in: world)
        var loop = try await world.loop(120, 40)
        await loop.press("8")
        let row = try #require(loop.snapshot.sources.first { $0.id == "akash/capacity" })
        #expect(row.record?.failures == 7)
        let facts = row.facts(loop.state, now: World.now)
        #expect(facts.first { $0.name == "fails" }?.text == "7 in a row")
        #expect(!facts.contains { $0.text.string.contains(". ·") })
        let since = SourceRow(
            source: row.source, networkName: row.networkName, record: row.record, health: row.health,
            state: SourceState(
                id: row.sourceID, due: World.now, failures: 2, isTrial: false, isPaused: false,
                isAsking: false, asked: nil))
        let told = since.facts(loop.state, now: World.now)
        #expect(told.first { $0.name == "fails" }?.text == "7 in a row, 2 since this start")
        #expect(told.first { $0.name == "next" }?.text == "in 0 s, backed off")
    }

    @Test(arguments: ["8/akash/capacity<enter>", "8/akash/capacity<enter>i", "/akash<enter><enter>i"])
    func `can be opened where it is an address`(keys: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(keys)
        #expect(
            loop.frame.ansiText(colors: .none, hasLinks: true)
                .contains(/\u{1B}\]8;;(https:[^\u{1B}]+)\u{1B}\\GET \1/), "\(loop.frame.text)")
    }

    @Test(
        arguments: [
            (
                Phases(dns: 0, connect: 0.04, tls: 0, firstByte: 0.733, total: 43.9),
                "dns 0.0 · connect 0.0 · tls 0.0 · wait 0.7 · body 43.1 · total 43.9 ms"
            ),
            (
                Phases(dns: 4, connect: 18, tls: 32, firstByte: 150, total: 207),
                "dns 4 · connect 18 · tls 32 · wait 150 · body 3 · total 207 ms"
            ),
        ])
    func `has phases that add up, with as many decimals each`(phases: Phases, text: String) {
        #expect(PhaseBar.sum(phases) == text)
    }
}

@Suite(.temporaryDirectory) struct `The log` {
    @Test func `leads to the source of an entry`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("8/ionet<enter>")
        _ = await loop.take(
            .report(
                PollReport(
                    id: SourceID(network: "akash", source: "gpu-prices"),
                    outcome: .failed(reason: "HTTP 404"),
                    stored: 0, repeated: 0, notes: [], time: World.now, duration: nil)))
        await loop.press("9<enter>")
        // Whatever hid it there.
        #expect(loop.state.screen == .sources && loop.state.list.choice.id == "akash/gpu-prices")
        #expect(loop.frame.text.contains("▸ akash/gpu-prices"))
        await loop.press("<esc>")
        #expect(loop.state.screen == .log)
    }

    @Test func `offers no line for the top of the list`() {
        #expect(KeyMap.standard.meaning(of: "w", on: .log) == nil)
        #expect(KeyMap.standard.meaning(of: "w", on: .networks) == .watch)
    }
}

@Suite(.temporaryDirectory) struct `The figures of a network` {
    @Test(arguments: [80, 120, 200])
    func `have their unit at every width, and differ where they are cut`(columns: Int) async throws {
        var loop = try await World().loop(columns, 40)
        await loop.press("<enter>")
        let list = try #require(NetworkPage.list(loop.state, loop.snapshot))
        let area = NetworkPage.listArea(in: Frame.body(of: loop.state.size), loop.state)
        #expect(list.columnIDs(in: area).contains("unit"))
        await loop.press("/gpu.price<enter>")
        let lines = loop.frame.text.split(separator: "\n")
        #expect(lines.contains { $0.contains("$/GPU-h") } && !loop.frame.text.contains("USD/GPU"))
        // Below the name of their metric.
        #expect(lines.contains { $0.contains("gpu.price.median") && !$0.contains("$") })
        #expect(lines.contains { $0.contains("   h100 ") })
    }

    @Test func `are named in full where they leave the screen, and where the list has another order`()
        async throws
    {
        var loop = try await World().loop(200, 60)
        await loop.press("<enter>")
        func names() throws -> [String] {
            try #require(NetworkPage.list(loop.state, loop.snapshot)).export().rows.compactMap { $0[0].text }
        }
        #expect(try names().contains("gpu.price.median h100"))
        #expect(
            try #require(NetworkPage.list(loop.state, loop.snapshot)).export().csv
                .contains("gpu.price.median h100,2.56,USD/GPU-hour"))
        await loop.press("s")
        #expect(try names().contains("gpu.price.median h100"))
        #expect(loop.frame.text.contains("gpu.price.median h100"))
    }

    @Test func `of the vocabulary differ in the least room`() throws {
        let names = try WorldTemplate.shared.get().catalog.vocabulary.names
        let cut = names.map { SafeText($0).cutInMiddle(to: 16, keeping: $0.count + 1).string }
        #expect(Set(cut).count == names.count)
    }
}
