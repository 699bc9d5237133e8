internal import Threads

/// Keeps the arrangement of one snapshot's list: a key asks for it several times, and then it is drawn.
final class Shelf: Sendable {
    private struct Entry: Sendable {
        let screen: Screen
        let list: ListState
        let arrangement: Arrangement?
    }

    private let entry = Locked<Entry?>(nil)

    /// The list of a screen as it stands for a reader; what is chosen in it does not matter.
    func arrangement(
        by list: ListState, on screen: Screen, _ make: (ListState) -> Arrangement?
    ) -> Arrangement? {
        var list = list
        list.choice = Choice()
        if let known = entry.withLock({ $0 }), known.screen == screen, known.list == list {
            return known.arrangement
        }
        let arrangement = make(list)
        entry.withLock { [list] in $0 = Entry(screen: screen, list: list, arrangement: arrangement) }
        return arrangement
    }
}
