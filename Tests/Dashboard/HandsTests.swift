import Documents
import Evaluation
import Foundation
import Metrics
import Terminal
import TestSupport
import Text
import Testing

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
        #expect(try ExportForm.csv.write(list, name: name, at: World.now).hasSuffix("-20261125T140211.csv"))
        #expect(try ExportForm.csv.write(list, name: name, at: World.now).hasSuffix("-20261125T140211-2.csv"))
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
}
