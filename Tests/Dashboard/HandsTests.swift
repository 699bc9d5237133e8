import Alerts
import Catalog
import History
import Reporting
import Documents
import Evaluation
import Foundation
import Metrics
import Terminal
import TestSupport
import Testing
import Text

@testable import Collection
@testable import Dashboard

@Suite(.temporaryDirectory) struct `A reader's hands` {
    @Test func `find a command by its letters and run it`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("?sort by<enter>")
        #expect(loop.state.list.sorting != nil && loop.state.overlay == nil)
    }

    @Test func `go to a network by its name`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(":netfile<enter>")
        #expect(loop.state.screen == .network && loop.state.network == "filecoin")
    }

    @Test func `ask where a figure came from`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>i")
        let text = loop.frame.text
        for piece in [
            "Where it came from", "akash/capacity", "https://akash.test/capacity", "$.nodes", "5e5e5e",
            "measured, good",
        ] {
            #expect(text.contains(piece), "\(piece)")
        }
        try expectSnapshot(text, named: "where-from-120x40")
        await loop.press("<esc>")
        #expect(loop.state.overlay == nil)
    }

    @Test(arguments: [3, 12, 40])
    func `scroll where a figure came from down to its last line, and no further`(count: Int) {
        let facts = (1...count).map { number in
            Fact(
                name: "fact \(number)", text: SafeText(String(repeating: "word ", count: number % 4 * 20 + 1))
            )
        }
        var grid = Grid(size: Size(columns: 80, rows: 24))
        let layout = FactLayout(facts, in: grid.bounds)
        for offset in [0, layout.lastOffset, layout.lastOffset + 9] {
            OverlayView.draw(
                .origin(facts, offset: offset), Snapshot(now: World.now), in: grid.bounds, on: &grid,
                theme: .standard)
        }
        #expect(grid.text.contains("│ fact \(count) "))
        let place = " · \(layout.lastOffset + 1)–\(count) of \(count)"
        #expect(grid.text.contains(place) == (layout.lastOffset > 0))
        #expect((layout.lastOffset > 0) == (count > 3))
    }

    @Test func `filter by what is pasted as by what is typed`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("/")
        _ = await loop.take(.event(.paste("akash")))
        #expect(loop.state.list.filter == "akash" && !loop.frame.text.contains("Filecoin"))
        await loop.press("<enter>")
        #expect(loop.state.list.filter == "akash" && !loop.frame.text.contains("Filecoin"))
    }

    @Test(arguments: ["3", "8"])
    func `open the network of a source with Enter, and come back with Esc`(tab: String) async throws {
        var loop = try await World().loop(120, 40)
        let source = try #require(loop.snapshot.sources.first { $0.record != nil })
        _ = await loop.take(
            .report(
                PollReport(
                    id: source.sourceID, outcome: .ok, stored: 3, repeated: 0, notes: [], time: World.now,
                    duration: .milliseconds(80))))
        await loop.press(tab)
        let screen = loop.state.screen
        await loop.press("/\(source.id)<enter><enter>")
        #expect(loop.state.screen == .network && loop.state.network == source.source.network)
        await loop.press("<esc>")
        #expect(loop.state.screen == screen)
    }

    @Test func `change a filter that leaves nothing`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("/qqqq<enter>")
        let footer = loop.frame.text.split(separator: "\n").last ?? ""
        #expect(footer.contains("/ filter") && !footer.contains("↑↓ choose"), "\(footer)")
    }

    @Test(arguments: [80, 100, 120, 200])
    func `see the whole clock, whatever stands before it`(columns: Int) async throws {
        let loop = try await World().loop(columns, 24)
        var (state, snapshot) = (loop.state, loop.snapshot)
        (snapshot.isReader, snapshot.isDemo, state.isPaused) = (false, true, true)
        let line = Frame.draw(state, snapshot, theme: .standard).text.split(separator: "\n")[0]
        #expect(line.contains("paused") && line.contains("14:02:11"), "\(line)")
    }

    @Test(arguments: [(80, 24), (200, 24), (200, 60)])
    func `read on in a question until its end`(columns: Int, rows: Int) async throws {
        var loop = try await World().loop(columns, rows)
        await loop.press("4<enter>")
        for _ in 0..<24 {
            for _ in 0..<40 where loop.frame.text.contains("reads on (") { await loop.press("<right>") }
            #expect(!loop.frame.text.contains("reads on ("), "\(loop.frame.text)")
            await loop.press("<down>")
        }
    }

    @Test func `page through where a figure came from, to its ends and back`() async throws {
        var loop = try await World().loop(80, 24)
        await loop.press("<enter>i")
        let first = loop.frame.text
        for (key, back) in [("<pgdn>", "<pgup>"), ("<end>", "<home>"), ("G", "g")] {
            await loop.press(key)
            #expect(loop.frame.text.contains("Where it came from"))
            await loop.press(back)
            #expect(loop.frame.text == first)
        }
    }

    @Test func `click an entry of the palette, and beside it to close it`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(":netfilecoin")
        let rows = loop.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(rows.firstIndex { $0.contains("Network Filecoin") })
        await loop.click(40, row)
        #expect(loop.state.overlay == nil && loop.state.network == "filecoin")
        await loop.press("?")
        await loop.click(1, 38)
        #expect(loop.state.overlay == nil)
    }

    @Test func `click the lines of an alert that is being made`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("a")
        func row(_ text: String) throws -> Int {
            let rows = loop.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
            return try #require(rows.firstIndex { $0.contains(text) })
        }
        await loop.click(40, try row("held for"))
        guard case .alert(let form) = loop.state.overlay else {
            Issue.record("no form")
            return
        }
        #expect(form.line == .hold)
        // A second click turns to the next choice.
        await loop.click(40, try row("is above"))
        await loop.click(40, try row("is above"))
        guard case .alert(let form) = loop.state.overlay else {
            Issue.record("no form")
            return
        }
        #expect(form.line == .kind && form.kind == .below)
    }

    @Test func `hide a column, which exports leave out too`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("c")
        #expect(loop.frame.text.contains("✓ AGE"))
        await loop.press("<end><enter><esc>")
        #expect(loop.state.list.hidden == ["age"])
        let list = try #require(NetworksPage.list(loop.state, loop.snapshot)?.export())
        let names = list.columns.map(\.id)
        #expect(!names.contains("age") && names.contains("nodes"))
        #expect(list.csv.contains("Akash Network,56,"))
    }

    @Test(arguments: ExportForm.allCases) func `write what is shown`(form: ExportForm) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("/bitt<enter>")
        let list = try #require(NetworksPage.list(loop.state, loop.snapshot)?.export())
        try expectSnapshot(form.text(list), named: "export-networks", extension: form.suffix)
    }

    @Test func `write prices for people with their marks, and what these mean`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("2")
        let list = try #require(PricesPage.list(loop.state, loop.snapshot)?.export())
        try expectSnapshot(list.markdown, named: "export-prices", extension: "md")
    }

    @Test(arguments: ExportForm.allCases) func `write what the demo shows as such`(
        form: ExportForm
    ) async throws {
        var loop = try await World().loop(120, 40, isDemo: true)
        await loop.press("/bitt<enter>")
        let shown = try #require(NetworksPage.list(loop.state, loop.snapshot))
        let text = form.text(loop.state.export(shown, in: loop.snapshot))
        #expect(text.contains("demo: recorded answers and a generated past"), "\(text)")
    }

    @Test func `write a second file beside one of the same second`() async throws {
        let loop = try await World().loop(120, 40)
        let list = try #require(NetworksPage.list(loop.state, loop.snapshot)?.export())
        let name = try TemporaryDirectory.current.appending(path: "list").path
        #expect(
            try ExportForm.csv.write(list.csv, name: name, at: World.now).hasSuffix("-20261125T140211.csv"))
        #expect(
            try ExportForm.csv.write(list.csv, name: name, at: World.now).hasSuffix("-20261125T140211-2.csv"))
    }

    @Test func `are told which folder is missing`() async throws {
        let folder = try TemporaryDirectory.current.appending(path: "none").path
        let document = Document(title: "Report", text: "x\n", file: "x.md")
        let error = #expect(throws: FileError.self) {
            try document.write(to: folder + "/x.md", isForced: false)
        }
        #expect(error?.description.contains("there is no folder \(folder); make it with `mkdir -p`") == true)
    }

    @Test func `copy a row as it reads, with its headings`() async throws {
        var loop = try await World().loop(80, 24, isDemo: true)
        await loop.press("/akash<enter>y")
        guard case .copy(let text) = try #require(loop.takeRequests().first) else { return }
        #expect(
            text.hasPrefix("NETWORK: Akash Network · NODES: 56 · CAPACITY: 442 GPUs · "),
            "\(text)")
        #expect(!text.contains("FEES") && text.hasSuffix("generated past"), "\(text)")
    }

    @Test func `write a unit once where people read it, whatever letters stand in the figure`() async throws {
        let world = try World()
        try world.history.record(
            Poll(
                network: "akash", source: "capacity", slot: World.now, time: World.now, outcome: .ok,
                samples: [Sample(Series(network: "akash", metric: "gpu.total"), at: World.now, 1_060_000)]))
        let loop = try await world.loop(120, 40)
        let networks = try #require(NetworksPage.list(loop.state, loop.snapshot)?.export())
        #expect(networks.markdown.contains("| 1.06 M GPUs |"), "\(networks.markdown)")
        var snapshot = Snapshot(now: World.now)
        snapshot.events = [
            (Metrics.Unit.ratio, 0.98), (.ratio, 12), (.change, 0.25), (.gpuPrice, 2.5), (.count, 7),
        ].enumerated().map { index, figure in
            AlertEvent(
                id: Int64(index), rule: "rule", subject: "subject", sentence: "sentence", unit: figure.0,
                since: World.now, fired: World.now, ended: nil, value: figure.1, last: figure.1,
                lowest: figure.1, highest: figure.1, acknowledged: nil)
        }
        let alerts = try #require(AlertsPage.list(by: ListState(), in: snapshot)?.export())
        let values = alerts.markdown.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            return cells.count > 4 && cells[1] == "rule" ? cells[4] : nil
        }
        #expect(values == ["98 %", "12 ×", "25 %", "2.50 USD/GPU-hour", "7"], "\(alerts.markdown)")
        // Programs know no unit that no vocabulary has.
        #expect(alerts.csv.contains(",0.25,ratio,") && !alerts.csv.contains("change"), "\(alerts.csv)")
    }

    @Test func `write when something was asked, in whatever zone it is read`() throws {
        var snapshot = Snapshot(now: World.now)
        snapshot.query = Query(screen: .log, range: .month, zone: .fixed(seconds: 3_600, name: "CET"))
        snapshot.log = [
            LogEntry(
                PollReport(
                    id: SourceID(network: "akash", source: "capacity"), outcome: .ok, stored: 4, repeated: 0,
                    notes: [], time: World.now, duration: .milliseconds(120)))
        ]
        let arrangement = try #require(LogPage.list(by: ListState(), in: snapshot))
        let log = arrangement.export()
        #expect(log.csv.contains("\n2026-11-25T14:02:11Z,"), "\(log.csv)")
        #expect(log.json.text.contains("2026-11-25T14:02:11Z"), "\(log.json.text)")
        let lines = log.markdown.split(separator: "\n")
        #expect(lines[0].contains("DETAIL") && !lines[0].contains("text"), "\(lines)")
        #expect(lines[2].contains("2026-11-25T14:02:11Z"), "\(lines)")
        #expect(log.line(0, of: ["time"]) == "TIME: 2026-11-25T14:02:11Z")
        // The screen has its own clock.
        guard case .cells(let cells) = arrangement.row(0) else { return }
        #expect(cells.first?.content == .text("15:02:11"))
    }

    @Test func `write bare figures of a network with all their units`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>")
        let csv = try #require(NetworkPage.list(loop.state, loop.snapshot)?.export()).csv
        #expect(csv.contains("nodes.online,56,count,"), "\(csv)")
        #expect(csv.contains("token.change,-0.021,ratio,"), "\(csv)")
    }

    @Test func `take a change of the answers back`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter>31")
        #expect(loop.state.draft?.answers.count == 2)
        await loop.press("z")
        #expect(loop.state.draft?.answers.count == 1)
        await loop.press("zz")
        #expect(loop.state.draft?.answers.isEmpty == true)
        #expect(loop.frame.text.contains("nothing to undo"))
    }

    @Test func `write a reason of several lines, kept with every key`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("4<enter>wfirst<enter>second")
        // As after a crash: nothing was closed.
        var next = try await world.loop(120, 40)
        await next.press("4<enter>")
        #expect(next.state.draft?.answers["q1"]?.reason == "first\nsecond")
    }

    @Test func `answer a range of levels`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("4<enter>-2-3<enter>")
        #expect(loop.state.draft?.answers["q1"]?.levels?.description == "2–3")
        await loop.press("-7<enter>")
        #expect(loop.frame.text.contains("two of 0 to 4"))
    }

    @Test func `are told when nothing is kept for the next start`() async throws {
        let file = try TemporaryDirectory.current.appending(path: "file")
        try Data().write(to: file)
        var loop = try await World().loop(120, 40, memory: file.path + "/dashboard.json")
        loop.remember()
        #expect(
            loop.state.message?.text.string.hasPrefix(
                "not kept for the next start: \(file.path) is a file and no folder") == true)
    }

    @Test func `find what can be read of a damaged memory, and nothing that is wrong`() async throws {
        let memory = try TemporaryDirectory.current.appending(path: "dashboard.json")
        try #"""
        {"screen":"sources","range":7,"isPaused":true,"paused":["akash/node",5],"network":["x"],
        "lists":{"networks":{"watched":["filecoin"],"hidden":"all"},"sources":3},
        "weights":{"id":"own","title":"Own","points":{"q1":-1,"q2":1e308,"q3":1e308}},
        "settings":{"theme":"light","mouse":1}}
        """#.write(to: memory, atomically: true, encoding: .utf8)
        var loop = try await World().loop(120, 40, memory: memory.path)
        #expect(loop.state.screen == .sources && loop.state.chart.range == .month)
        #expect(loop.state.isPaused && loop.state.pausedSources.map(\.description) == ["akash/node"])
        #expect(loop.state.lists[.networks]?.watched == ["filecoin"])
        #expect(loop.state.weighting == nil && loop.state.message == nil)
        #expect(Looks(rememberedIn: memory.path) == Looks(["theme": "light"]))
        loop.remember()
        #expect(Pauses(rememberedIn: memory.path)?.isAll == true)
    }

    @Test func `find a memory in which nothing can be read put aside`() async throws {
        let memory = try TemporaryDirectory.current.appending(path: "dashboard.json")
        try "{\"screen\": \"sour".write(to: memory, atomically: true, encoding: .utf8)
        var loop = try await World().loop(120, 40, memory: memory.path)
        let text = try #require(loop.state.message?.text.string)
        #expect(text == "what was remembered could not be read; it is kept in \(memory.path).old")
        loop.remember()
        #expect(try String(contentsOfFile: memory.path + ".old", encoding: .utf8) == "{\"screen\": \"sour")
        // Nobody is told of an empty one, as a full disk leaves it.
        try Data().write(to: memory)
        loop = try await World().loop(120, 40, memory: memory.path)
        #expect(loop.state.message == nil)
    }

    @Test func `keep a network at the top, also after the next start`() async throws {
        let world = try World()
        let memory = try TemporaryDirectory.current.appending(path: "state/dashboard.json").path
        var loop = try await world.loop(120, 40, memory: memory)
        await loop.press("/filecoin<enter>w<esc>")
        loop.remember()
        loop = try await world.loop(120, 40, memory: memory)
        let lines = loop.frame.text.split(separator: "\n")
        #expect(lines[3].hasPrefix("Watched") && lines[4].contains("Filecoin"))
        await loop.press("w")
        #expect(!loop.frame.text.contains("Watched"))
    }

    @Test func `export the samples of the chart from one of its ends to the other`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("1<enter>[")
        let chart = try #require(loop.snapshot.chart)
        await loop.press("x")
        #expect(loop.frame.text.contains("CSV of the chart's samples"))
        var state = loop.state
        let effects = state.run(.exportChart, in: loop.snapshot)
        guard case .exportSamples(let series, let range, "assay-network-chart")? = effects.first else {
            Issue.record("\(effects)")
            return
        }
        #expect(series == [Series(network: "akash", metric: "nodes.online")])
        #expect(range.end.seconds - range.start.seconds == 7 * 86_400)
        let lines = try world.history.csv(of: Set(series), over: range).split(separator: "\n")
        #expect(lines[0] == "network,metric,labels,time,value,quality,origin,source_network,source")
        // Four a day.
        #expect(lines.count == 1 + 28 && chart.traces.count == 1)
        #expect(lines.last?.hasSuffix(",56,good,measured,akash,capacity") == true, "\(lines)")
    }
}
