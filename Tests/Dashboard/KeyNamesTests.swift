import Terminal
import TestSupport
import Testing

@testable import Dashboard

@Suite(.temporaryDirectory) struct `Text that names keys` {
    /// Every action has another key than its own.
    private static let others = KeyMap(
        changed: Dictionary(
            uniqueKeysWithValues: Action.all.enumerated().map { index, action in
                (action.command.rawValue, [Key(.function(100 + index))])
            }))

    private static func frame(_ loop: DashboardLoop, _ keys: KeyMap) -> String {
        var (state, snapshot) = (loop.state, loop.snapshot)
        (state.keys, snapshot.circumstances.keys) = (keys, keys)
        return Frame.draw(state, snapshot, theme: .standard).text
    }

    @Test(arguments: `A frame`.screens.map { $0 })
    func `names no key that does not do it`(screen: (name: String, keys: String)) async throws {
        let world = try World()
        if screen.name.hasPrefix("compare") { try world.assessAll(more: World.tradeOffs) }
        var loop = try await world.loop(200, 60)
        await loop.press(screen.keys)
        // What lies over a screen, or is typed, has its own keys, which are nobody's to change.
        guard loop.state.overlay == nil, loop.state.field == nil else { return }
        let words = Self.frame(loop, Self.others).split { !$0.isLetter }
        for name in ["Esc", "Enter", "Space", "Tab", "PgUp", "PgDn", "Backspace"] {
            #expect(!words.contains(name[...]), "\(name)")
        }
    }

    @Test(
        arguments: [
            (["back": [Key(.function(5))]], "Nothing matches the filter; F5 shows all."),
            (["back": []], "Nothing matches the filter."),
            ([:], "Nothing matches the filter; Esc shows all."),
        ] as [([String: [Key]], String)])
    func `says how all is shown again where a filter leaves nothing`(changed: [String: [Key]], text: String)
        async throws
    {
        let world = try World()
        for screen in ["", "2", "3", "4", "7", "8", "<enter>", "4<enter>", "6"] {
            var loop = try await world.loop(200, 60)
            await loop.press(screen + "/qqqq<enter>")
            #expect(Self.frame(loop, KeyMap(changed: changed)).contains(text), "\(screen)")
        }
    }

    @Test func `follows the settings in the manual and in the help`() async throws {
        let changed: [String: [Key]] = ["back": [Key(.function(5))]]
        func sentence(_ changed: [String: [Key]]) -> String? {
            Dashboard.keys(changed: changed).first { $0.name == "filter" }?.sentence
        }
        #expect(sentence(changed) == "Filter rows by their letters; F5 shows all again")
        #expect(sentence(["back": []]) == "Filter rows by their letters")
        var loop = try await World().loop(120, 40)
        var state = loop.state
        state.keys = KeyMap(changed: changed)
        _ = state.handle(.key("?"), in: loop.snapshot)
        #expect(
            Frame.draw(state, loop.snapshot, theme: .standard).text
                .contains("Filter rows by their letters; F5 shows all again"))
        await loop.press("?")
        #expect(loop.frame.text.contains("Filter rows by their letters; Esc shows all again"))
    }

    @Test func `stands before the tabs, also where another one leads there`() async throws {
        let keys = KeyMap(changed: ["sort": ["2"], "screen-3": [Key(.function(3))]])
        let frame = Self.frame(try await World().loop(200, 60), keys)
        let tabs = try #require(frame.split(separator: "\n").first)
        #expect(tabs.contains("1 Networks  Prices  F3 Latency  4 Projects"), "\(tabs)")
    }

    @Test func `follows the settings where the terminal is too small`() async throws {
        let loop = try await World().loop(40, 10)
        #expect(Self.frame(loop, .standard).contains("q ends Assay"))
        #expect(Self.frame(loop, KeyMap(changed: ["quit": ["Q"]])).contains("Q ends Assay"))
        #expect(!Self.frame(loop, KeyMap(changed: ["quit": []])).contains("ends Assay"))
    }
}
