import Terminal
import TestSupport
import Text
import Testing

@testable import Dashboard

@Suite struct `The list of actions` {
    @Test func `has every command at most once, with a sentence`() {
        #expect(
            Set(Action.all.map(\.command)).count == Action.all.count)
        #expect(Action.all.allSatisfy { !$0.sentence(.standard).isEmpty && !$0.screens.isEmpty })
    }

    /// The palette is 72 cells wide at most, its frame and a space apart.
    @Test(arguments: Action.all.indices) func `has sentences that fit into the help beside their keys`(
        index: Int
    ) {
        let action = Action.all[index]
        #expect(
            action.sentence(.standard).width + action.keys.map(\.description).joined(separator: " ").count
                < 68,
            "\(action.command)")
    }

    @Test(arguments: Screen.allCases) func `gives a key one meaning a screen`(screen: Screen) {
        let keys = Action.all.filter { $0.screens.contains(screen) }.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test(arguments: Screen.allCases) func `has help, quit and the way back on every screen`(screen: Screen) {
        let keys = KeyMap()
        #expect(keys.meaning(of: "?", on: screen) == .help)
        #expect(keys.meaning(of: "q", on: screen) == .quit)
        #expect(keys.meaning(of: Key(.escape), on: screen) == .back)
    }

    @Test func `takes the keys that the configuration gives`() {
        let keys = KeyMap(changed: ["quit": ["Q"], "sort": []])
        #expect(keys.meaning(of: "Q", on: .networks) == .quit)
        #expect(keys.meaning(of: "q", on: .networks) == nil)
        #expect(keys.meaning(of: "s", on: .networks) == nil)
        #expect(keys.names(of: .quit, on: .networks) == "Q")
    }

    @Test func `shows no key that does something else`() {
        let keys = KeyMap(changed: ["quit": [Key(.up)]])
        #expect(keys.meaning(of: Key(.up), on: .networks) == .quit)
        #expect(keys.names(of: .up, on: .networks) == "k")
        #expect(keys.keys(of: .quit, on: .networks) == [Key(.up)])
        // A key of one screen stays what it is on others.
        let narrow = KeyMap(changed: ["snooze": ["q"]])
        #expect(narrow.meaning(of: "q", on: .alerts) == .snooze)
        #expect(narrow.meaning(of: "q", on: .networks) == .quit)
        #expect(narrow.names(of: .quit, on: .alerts).isEmpty)
    }
}

@Suite(.temporaryDirectory) struct `Ctrl-L` {
    @Test(arguments: ["", "<enter>?", "4<enter>w", "/", "<enter>a"])
    func `paints the screen anew, whatever is open`(keys: String) async throws {
        var loop = try await World().loop(120, 40)
        await loop.press(keys)
        let before = loop.frame
        _ = loop.takeRequests()
        _ = await loop.take(.event(.key(Key(.character("l"), .control))))
        #expect(loop.takeRequests() == [.repaint])
        #expect(loop.frame == before)
    }

    @Test func `is no letter of a form where another key has its place`() async throws {
        var loop = try await World().loop(120, 40)
        loop.state.keys = KeyMap(changed: ["redraw": ["x"]])
        await loop.press("/x")
        #expect(loop.takeRequests().isEmpty && loop.state.field?.text.text == "x")
        await loop.press("<esc>x")
        #expect(loop.takeRequests() == [.repaint])
    }
}

@Suite(.temporaryDirectory) struct `Whatever takes the keys` {
    /// An overlay that cannot be seen takes every key, and looks like a program that hangs.
    @Test(arguments: Screen.allCases, [true, false])
    func `can be seen`(screen: Screen, isNew: Bool) async throws {
        var start = try await World(isNew: isNew).loop(80, 24)
        switch screen {
        case .network: await start.press("<enter>")
        case .assess: await start.press("4<enter>")
        default: await start.press("\((Screen.tabs.firstIndex(of: screen) ?? 0) + 1)")
        }
        for action in Action.all where action.screens.contains(screen) && action.command != .quit {
            for key in action.keys {
                var loop = start
                _ = await loop.take(.event(.key(key)))
                guard loop.state.overlay != nil || loop.state.field != nil else { continue }
                #expect(loop.frame.text != start.frame.text, "\(key), \(action.command)")
            }
        }
    }
}
