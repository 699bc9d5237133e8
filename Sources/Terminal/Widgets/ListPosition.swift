/// Where someone is in a list: the chosen entry and the first one on screen.
public struct ListPosition: Hashable, Sendable {
    /// The chosen entry, counted from 0.
    public private(set) var selected: Int
    /// The first entry that is shown.
    public private(set) var offset: Int

    public init(selected: Int = 0, offset: Int = 0) {
        self.selected = max(0, selected)
        self.offset = max(0, offset)
    }

    /// Chooses another entry and scrolls no further than needed to show it.
    ///
    /// `count` is the length of the list, `height` the number of entries on screen. Both may have changed since the
    /// last call: the position is brought back into the list.
    public mutating func select(_ index: Int, count: Int, height: Int) {
        selected = min(max(0, index), max(0, count - 1))
        let height = max(1, height)
        offset = min(offset, selected, max(0, count - height))
        if selected - offset >= height { offset = selected - height + 1 }
    }

    /// Moves the choice by some entries, down if positive.
    public mutating func move(by entries: Int, count: Int, height: Int) {
        let (index, isOverflow) = selected.addingReportingOverflow(entries)
        select(isOverflow ? entries : index, count: count, height: height)
    }
}
