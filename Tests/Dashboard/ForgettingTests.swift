import Terminal
import TestSupport
import Testing

@testable import Dashboard

/// What is open for weeks reads a snapshot every few seconds, and must let go of the one before.
@Suite(.temporaryDirectory) struct `A snapshot that was shown` {
    @Test(arguments: `A frame`.screens.map { $0 })
    func `is forgotten when nobody shows it`(screen: (name: String, keys: String)) async throws {
        let world = try World()
        if screen.name.hasPrefix("compare") { try world.assessAll(more: World.tradeOffs) }
        weak var shelf: Shelf?
        do {
            var loop = try await world.loop(120, 40)
            await loop.press(screen.keys)
            // Its frame has a list made, which the shelf keeps.
            #expect(!loop.frame.text.isEmpty)
            shelf = loop.snapshot.shelf
            #expect(shelf != nil)
        }
        #expect(shelf == nil)
    }
}
