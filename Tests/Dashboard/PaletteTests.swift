import Alerts
import Configuration
import Foundation
import Terminal
import TestSupport
import Testing
import Text

@testable import Dashboard

@Suite(.temporaryDirectory) struct `The palette` {
    private func found(_ loop: DashboardLoop) -> [String] {
        loop.frame.text.split(separator: "\n").map(String.init).filter { $0.contains("│ ") }
    }

    /// Screens by the keys that lead there from the start.
    static let screens = ["", "<enter>", "2", "3", "4", "4<enter>", "5", "6", "7", "8", "9"]

    @Test(arguments: screens)
    func `finds the same by the same words on every screen`(keys: String) async throws {
        let world = try World()
        for (typed, id) in [
            ("akash h100", "figure akash gpu.price.median{gpu=h100}"),
            ("h100 io", "figure ionet gpu.price.median{gpu=h100}"),
            ("assess example", "project example-labs"), ("network akash", "network akash"),
            ("sources akash/cap", "sources akash/capacity"), ("akash/capacity", "sources akash/capacity"),
            ("latency akash/cap", "latency akash/capacity"), ("theme: light", "setting theme light"),
        ] {
            var loop = try await world.loop(120, 40)
            await loop.press(keys + ":" + typed)
            guard case .palette(let palette) = loop.state.overlay else {
                Issue.record("no palette after \(keys)")
                return
            }
            #expect(palette.selected?.id == id, "\(keys):\(typed)\n\(loop.frame.text)")
        }
    }

    @Test func `goes to a source, its latency and a rule by their names`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(":akash/capacity<enter>")
        #expect(loop.state.screen == .sources && loop.state.list.choice.id == "akash/capacity")
        await loop.press("/zzz<enter>:latency akash/cap<enter>")
        #expect(loop.state.screen == .latency && loop.state.list.choice.id == "akash/capacity")
        await loop.press("1<enter>a<enter>1")
        let rule = try #require(loop.snapshot.rules.first?.name)
        await loop.press(":alerts: \(rule)<enter>")
        #expect(loop.state.screen == .alerts && loop.state.list.choice.id == "rule \(rule)")
    }

    @Test(arguments: ["theme", "colour", "zzz", "akash zzz"])
    func `finds nothing in letters that are scattered over a sentence`(typed: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("?\(typed)")
        #expect(loop.frame.text.contains("nothing found"), "\(loop.frame.text)")
    }

    @Test func `sets what the configuration does, at once and for the next start`() async throws {
        let memory = try TemporaryDirectory.current.appending(path: "dashboard.json").path
        let world = try World()
        var loop = try await world.loop(120, 40, memory: memory, theme: "dark")
        let dark = loop.appearance.palette
        await loop.press(":theme: light<enter>")
        #expect(loop.appearance.palette != dark && loop.appearance.settings.theme == "light")
        await loop.press(":mouse: off<enter>:glyphs: ascii<enter>:zone: local<enter>")
        #expect(!loop.options.usesMouse && loop.options.isASCII && loop.state.zone == .local)
        // The configuration says something else.
        let looks = try #require(Looks(rememberedIn: memory))
        let settings = looks.applied(to: .init(), themes: world.themes.names)
        #expect(settings.theme == "light" && !settings.mouse && settings.glyphs == .ascii)
        #expect(settings.zone == .local)
        await loop.press(":as configured<enter>")
        #expect(loop.appearance.palette == dark && loop.options.usesMouse && !loop.options.isASCII)
        #expect(Looks(rememberedIn: memory) == nil)
    }

    @Test func `follows no setting that there is not any more`() {
        let looks = Looks(["theme": "gone", "glyphs": "runes", "mouse": "maybe", "sound": "on"])
        #expect(looks.applied(to: .init(), themes: ["dark", "light"]) == .init())
    }
}
