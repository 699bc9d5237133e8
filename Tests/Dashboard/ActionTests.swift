import Terminal
import Text
import Testing

@testable import Dashboard

@Suite struct `The list of actions` {
    @Test func `has every command once, with a sentence`() {
        #expect(
            Action.all.map(\.command).sorted { $0.rawValue < $1.rawValue }
                == Command.allCases.sorted { $0.rawValue < $1.rawValue })
        #expect(Action.all.allSatisfy { !$0.sentence.isEmpty && !$0.keys.isEmpty && !$0.places.isEmpty })
    }

    @Test(arguments: Screen.allCases) func `gives a key one meaning a screen`(screen: Screen) {
        let keys = Action.all.filter { $0.places.contains(.screen(screen)) }.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
    }

    @Test(arguments: Screen.allCases) func `has help, quit and the way back on every screen`(screen: Screen) {
        let place = Action.Place.screen(screen)
        #expect(Action.meaning(of: "?", at: place) == .help)
        #expect(Action.meaning(of: "q", at: place) == .quit)
        #expect(Action.meaning(of: Key(.escape), at: place) == .back)
    }
}
