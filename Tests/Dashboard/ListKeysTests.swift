import Collection
import Evaluation
import Foundation
import History
import Metrics
import Terminal
import TestSupport
import Testing
import Text

@testable import Dashboard

@Suite(.temporaryDirectory) struct `A filter` {
    @Test func `leaves what is paused to the Assay that collects, and goes on with it`() async throws {
        let world = try World()
        let memory = try TemporaryDirectory.current.appending(path: "dashboard.json").path
        var reader = try await world.loop(80, 24, memory: memory)
        var loop = try await world.loop(80, 24, memory: memory, collector: world.collector)
        await loop.press("8P")
        reader.remember()
        let next = world.collector
        _ = await reader.take(.tookOver(next))
        #expect(next.states.filter(\.isPaused).map(\.id.description) == ["akash/capacity"])
    }

    @Test func `pauses sources until they are let go on, after a restart too`() async throws {
        let world = try World()
        let memory = try TemporaryDirectory.current.appending(path: "dashboard.json").path
        var collector = world.collector
        func paused() -> [String] { collector.states.filter(\.isPaused).map(\.id.description) }
        var loop = try await world.loop(80, 24, memory: memory, collector: collector)
        await loop.press("8<down>P")
        #expect(paused() == ["akash/gpu-prices"] && loop.frame.text.contains("paused"))
        // All of them, and none but the one again.
        await loop.press("p")
        #expect(paused().count == collector.sources.count)
        await loop.press("p")
        #expect(paused() == ["akash/gpu-prices"])
        await loop.press("p")

        // Nothing was said before the end: it may have been a crash.
        collector = world.collector
        loop = try await world.loop(80, 24, memory: memory, collector: collector)
        #expect(paused().count == collector.sources.count)
        #expect(loop.frame.text.contains("nothing is measured while paused: p resumes"))
        await loop.press("p")
        #expect(paused() == ["akash/gpu-prices"] && !loop.frame.text.contains("nothing is asked"))
        await loop.press("8")
        let rows = loop.frame.text.split(separator: "\n")
        #expect(rows.contains { $0.contains("akash/gpu-prices") && $0.contains("paused") })
        #expect(rows.last?.contains("P resume") == true)
        await loop.press("P")
        #expect(paused().isEmpty && loop.frame.text.contains("akash/gpu-prices resumed"))
    }

    @Test func `promises no asking while everything is paused, or what is chosen`() async throws {
        let world = try World()
        let collector = world.collector
        var loop = try await world.loop(120, 40, collector: collector)
        func footer() -> String { String(loop.frame.text.split(separator: "\n").last ?? "") }
        await loop.press("8<down>PR")
        #expect(footer().contains("akash/gpu-prices is paused; P resumes"))
        await loop.press("pR")
        #expect(footer().contains("akash/gpu-prices is paused; P resumes"))
        await loop.press("P")
        #expect(loop.frame.text.contains("paused; asked once p resumes: everything is paused"))
        #expect(footer().contains("akash/gpu-prices is asked again once p resumes: everything is paused"))
        await loop.press("R")
        #expect(footer().contains("akash/gpu-prices is asked once p resumes: everything is paused"))
        await loop.press("P")
        #expect(footer().contains("akash/gpu-prices paused; P resumes"))
        await loop.press("1R")
        #expect(footer().contains("the sources are asked once p resumes: everything is paused"))
        await loop.press("p8PR")
        #expect(footer().contains("asking akash/gpu-prices …"))
    }

    @Test func `promises no asking of what is paused one by one`() async throws {
        let world = try World()
        let collector = world.collector
        var loop = try await world.loop(120, 40, collector: collector)
        func footer() -> String { String(loop.frame.text.split(separator: "\n").last ?? "") }
        let ids = loop.snapshot.sources.map(\.sourceID)
        #expect(ids.count { $0.network == "akash" } > 1)
        // All of Akash, which come first.
        await loop.press("8P1<home><enter>R")
        #expect(footer().contains("asking the sources that are not paused …"))
        await loop.press("8" + String(repeating: "<down>P", count: ids.count { $0.network == "akash" } - 1))
        await loop.press("1<home><enter>R")
        #expect(footer().contains("every source of Akash Network is paused: P on Sources resumes one"))
        // Nor once everything goes on.
        await loop.press("pR")
        #expect(footer().contains("every source of Akash Network is paused: P on Sources resumes one"))
        await loop.press("p1R")
        #expect(footer().contains("asking the sources that are not paused …"))
        await loop.press("8<end>" + String(repeating: "P<up>", count: ids.count { $0.network != "akash" }))
        #expect(loop.state.pausedSources == Set(ids))
        await loop.press("1R")
        #expect(footer().contains("every source is paused: P on Sources resumes one"))
    }

    @Test func `that some rows hold as it was typed shows no others, and chooses the best`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<end>")
        #expect(loop.state.list.choice.id != "akash")
        await loop.press("/aka")
        #expect(loop.state.arrangement(in: loop.snapshot)?.ids.compactMap(\.self) == ["akash"])
        #expect(loop.state.list.choice.id == "akash")
    }

    @Test func `looks in what the rows show`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("8")
        let all = try #require(loop.state.arrangement(in: loop.snapshot)).ids.compactMap(\.self).count
        let lines = loop.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
        let area = loop.state.listArea
        let kept = lines[area.row..<area.row + area.rows].count { $0.contains("kept") }
        await loop.press("/kept")
        let shown = try #require(loop.state.arrangement(in: loop.snapshot)).ids.compactMap(\.self).count
        #expect(all > 1 && kept > 1 && shown == kept)
    }

    @Test func `finds beginnings of words where no row holds the letters together`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("/aknk")
        #expect(loop.state.list.choice.id == "akash")
    }
}

@Suite(.temporaryDirectory) struct `The order of a list` {
    @Test func `goes by columns that are shown`() async throws {
        var loop = try await World().loop(80, 24)
        var seen: Set<String> = []
        for _ in 0..<20 {
            await loop.press("s")
            guard let sorting = loop.state.list.sorting else { break }
            seen.insert(sorting.column)
            let titles = loop.frame.text.split(separator: "\n")[2]
            #expect(titles.contains("▴") || titles.contains("▾"), "\(sorting.column)")
        }
        #expect(loop.state.list.sorting == nil && seen.count > 3 && !seen.contains("fees"))
    }

    @Test func `leaves headings whole`() async throws {
        var loop = try await World().loop(200, 60)
        for title in ["NETWORK▴", "NODES▾", "30d▾", "CAPACITY▾", "USED▾", "H100 $/h▴", "vs CLOUD▴"] {
            await loop.press("s")
            #expect(loop.frame.text.contains(title), "\(title)")
        }
    }

    @Test func `keeps units apart`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("ssss")
        #expect(loop.state.list.sorting?.column == "capacity")
        let units = loop.snapshot.networks.reduce(into: [:]) { $0[$1.id] = $1.capacity?.unit.rawValue }
        let order = try #require(loop.state.arrangement(in: loop.snapshot)).ids
            .compactMap { $0.flatMap { units[$0] } }
        let changes = zip(order, order.dropFirst()).count { $0 != $1 }
        #expect(Set(order).count == changes + 1)
    }

    @Test(arguments: [("", Screen.networks, "filecoin"), ("4", .projects, "ionet")])
    func `puts before all what is kept at the top, with a sign and for the next start`(
        keys: String, screen: Screen, id: String
    ) async throws {
        let world = try World()
        let memory = try TemporaryDirectory.current.appending(path: "dashboard.json").path
        var loop = try await world.loop(120, 40, memory: memory)
        await loop.press(keys + "/\(id)<enter>w<esc>s")
        #expect(loop.frame.text.contains("★ "))
        loop.remember()
        loop = try await world.loop(120, 40, memory: memory)
        #expect(loop.state.screen == screen && loop.state.list.watched == [id])
        #expect(loop.frame.text.contains("★ "))
        while loop.state.list.sorting != nil { await loop.press("s") }
        #expect(loop.frame.text.contains("Watched") && !loop.frame.text.contains("★ "))
    }

    @Test func `keeps figures at the top while other networks are looked at`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("/akash<enter><enter>")
        let first = try #require(loop.state.list.choice.id)
        await loop.press("<down>w")
        let kept = try #require(loop.state.list.choice.id)
        #expect(kept != first && kept.hasPrefix("akash "))
        await loop.press("<esc><esc>/filecoin<enter><enter><esc><esc>/akash<enter><enter>")
        #expect(loop.state.network == "akash")
        #expect(loop.state.arrangement(in: loop.snapshot)?.ids.prefix(2) == [nil, kept])
    }
}

@Suite(.temporaryDirectory) struct `The watch list of the configuration` {
    private func configure(_ text: String) throws {
        try text.write(
            to: TemporaryDirectory.current.appending(path: "config.yaml"), atomically: true, encoding: .utf8)
    }

    /// The entries of the present list above its first other heading.
    private func leading(_ loop: DashboardLoop) -> [String?]? {
        loop.state.arrangement(in: loop.snapshot).map { list in
            Array(list.ids.dropFirst().prefix { $0 != nil })
        }
    }

    @Test func `stands first in the lists of networks and of figures`() async throws {
        try configure(
            """
            watch-list:
              - filecoin
              - { network: akash, metric: gpu.price.median, labels: { gpu: h100 } }
            """)
        var loop = try await World().loop(120, 40)
        let lines = loop.frame.text.split(separator: "\n")
        #expect(lines[3].hasPrefix("Watched") && lines[4].contains("Filecoin"))
        #expect(leading(loop) == ["filecoin"])
        await loop.press("/akash<enter><enter>")
        #expect(leading(loop) == ["akash gpu.price.median{gpu=h100}"])
        #expect(loop.frame.text.contains("Watched"))
        await loop.press("s")
        #expect(loop.frame.text.contains("★ "))
    }

    @Test func `is the user's: a key lets go of what the reader keeps alone`() async throws {
        try configure("watch-list: [filecoin]")
        var loop = try await World().loop(120, 40)
        await loop.press("/filecoin<enter>w")
        #expect(
            loop.frame.text.contains("'filecoin' is on the watch list of config.yaml: take it out there"))
        await loop.press("<esc>/arweave<enter>w<esc>")
        #expect(leading(loop)?.count == 2)
        await loop.press("w")
        #expect(leading(loop) == ["filecoin"])
    }

    @Test func `is followed when it changes`() async throws {
        var loop = try await World().loop(120, 40)
        #expect(!loop.frame.text.contains("Watched"))
        try configure("watch-list: [arweave]")
        await loop.lookTwice()
        #expect(leading(loop) == ["arweave"])
        try configure("watch-list: []")
        await loop.lookTwice()
        #expect(!loop.frame.text.contains("Watched"))
    }
}

@Suite(.temporaryDirectory) struct `The columns of a list` {
    @Test func `are offered by their headings in their order, those without room so`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("c")
        guard case .menu(let menu) = loop.state.overlay else {
            Issue.record("no menu")
            return
        }
        let titles = menu.items.map(\.title.string)
        #expect(titles.prefix(4) == ["✓ NETWORK", "✓ NODES", "✓ 30d · no room", "✓ CAPACITY"])
        #expect(titles.contains("✓ FEES/DAY · no room"))
        await loop.press("<down><enter>")
        #expect(loop.frame.text.contains("  NODES"))
    }
}

@Suite(.temporaryDirectory) struct `The help` {
    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `uses the height that is there and says where one is in it`(columns: Int, rows: Int) async throws {
        var loop = try await World().loop(columns, rows)
        await loop.press("?")
        let all = Action.all.filter { $0.screens.contains(.networks) }.count
        let body = Frame.body(of: Size(columns: columns, rows: rows))
        let shown = min(all, body.rows - 4)
        #expect(loop.frame.text.contains("Help · Networks · 1–\(shown) of \(all)"))
        await loop.press("zoom<down>")
        #expect(!loop.frame.text.contains("of \(all)"))
    }

    @Test func `begins with what only its screen does`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("4<enter>?")
        let lines = loop.frame.text.split(separator: "\n")
        let first = try #require(lines.firstIndex { $0.contains("Help · Assess") })
        #expect(lines[first + 3].contains("Read the report"))
        #expect(!loop.frame.text.contains("Choose the one above"))
    }
}

@Suite(.temporaryDirectory) struct `The way back` {
    @Test func `from questions leads where they were opened`() async throws {
        let world = try World()
        try world.assess("akash", [3, 3, 3, 3, 3, 3, 3])
        try world.assess("ionet", [2, 2, 2, 2, 2, 2, 2])
        var loop = try await world.loop(120, 40)
        await loop.press("5<down><enter>")
        #expect(loop.state.screen == .assess)
        await loop.press("<esc>")
        #expect(loop.state.screen == .compare)
        await loop.press("4<enter><esc>")
        #expect(loop.state.screen == .projects)
    }
}

@Suite(.temporaryDirectory) struct `A draft on the list of projects` {
    @Test func `is shown as it stands, with its report`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter>3")
        let score = try #require(loop.snapshot.outlook).card
        let progress = try #require(loop.snapshot.desk).progress(try #require(loop.state.draft))
        await loop.press("<esc>")
        #expect(loop.frame.text.contains("Your draft: \(progress.answered) of \(progress.all) answered"))
        #expect(!loop.frame.text.contains("Nobody has assessed it"))
        let row = try #require(loop.frame.text.split(separator: "\n").first { $0.contains("▸ Akash") })
        #expect(row.contains(score.capped.description) && row.contains("draft"))
        await loop.press("o")
        #expect(loop.frame.text.contains("Draft of Akash Network"))
    }

    @Test func `is not compared`() async throws {
        let world = try World()
        try world.assess("ionet", [2, 2, 2, 2, 2, 2, 2])
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>3<esc>5")
        #expect(loop.snapshot.comparison == nil)
    }
}

@Suite(.temporaryDirectory) struct `Marks` {
    @Test(arguments: [("2", Screen.prices), ("3", .latency), ("8", .sources)])
    func `are made only where they do something`(keys: String, screen: Screen) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(keys + "m")
        #expect(loop.state.screen == screen && loop.state.list.marked.isEmpty)
    }

    @Test func `of another unit are not drawn, which is said`() async throws {
        var loop = try await World().loop(200, 60)
        await loop.press("<enter>")
        let rows = try #require(loop.snapshot.detail).rows
        let unit = try #require(rows.first { $0.id == loop.state.list.choice.id }?.metric?.unit)
        let other = try #require(rows.first { ($0.metric?.unit).map { $0 != unit } ?? false })
        let otherUnit = try #require(other.metric?.unit)
        while loop.state.list.choice.id != other.id { await loop.press("<down>") }
        await loop.press("m<home>")
        #expect(
            loop.frame.text.contains("not drawn: \(other.name), in \(otherUnit.rawValue)"))
    }
}

@Suite(.temporaryDirectory) struct `A row of Networks` {
    @Test func `of which no column has anything says that there is something inside`() async throws {
        let world = try World()
        let time = World.now - .seconds(30)
        try world.history.record(
            Poll(
                network: "petals", source: "health", slot: time, time: time, outcome: .ok,
                probes: .statistics,
                samples: [Sample(Series(network: "petals", metric: "cpu.total"), at: time, 64)]))
        let loop = try await world.loop(120, 40)
        let row = try #require(loop.frame.text.split(separator: "\n").first { $0.contains("Petals") })
        #expect(row.contains("1 figure inside: Enter") && row.hasSuffix("30 s"))
    }
}
