internal import Terminal

/// The chosen entry of a list, by its identity, so that it stays chosen when the list changes around it.
struct Choice<ID: Hashable & Sendable>: Hashable, Sendable {
    private(set) var id: ID?
    private(set) var position = ListPosition()

    /// Whether the reader has it at the first entry.
    private var isAtFirst: Bool

    init(_ id: ID? = nil) {
        self.id = id
        isAtFirst = id == nil
    }

    /// Brings the choice into a list; entries without an identity (headings) cannot be chosen.
    ///
    /// An entry that is gone gives way to the nearest one at its place. Where new entries come before the first, that
    /// stays chosen if it was, and any other where it stands on the screen.
    mutating func settle(in ids: [ID?], height: Int, followsFirst: Bool = false) {
        if followsFirst, isAtFirst { return take(nearest(to: 0, in: ids) ?? 0, in: ids, height: height) }
        let found = id.flatMap { ids.firstIndex(of: $0) }
        if followsFirst, let found {
            position = ListPosition(selected: found, offset: position.offset + found - position.selected)
        }
        take(found ?? nearest(to: position.selected, in: ids) ?? 0, in: ids, height: height)
    }

    /// Moves by some entries, skipping those that cannot be chosen.
    mutating func move(by entries: Int, in ids: [ID?], height: Int) {
        let (sum, isOverflow) = position.selected.addingReportingOverflow(entries)
        let target = min(max(0, isOverflow ? entries : sum), ids.count - 1)
        guard ids.indices.contains(target) else { return }
        let onward =
            entries < 0 ? ids[...target].lastIndex { $0 != nil } : ids[target...].firstIndex { $0 != nil }
        guard let index = onward ?? nearest(to: target, in: ids) else { return }
        go(to: index, in: ids, height: height)
    }

    /// Chooses an entry; one that is not there changes nothing.
    mutating func choose(_ id: ID?, in ids: [ID?], height: Int) {
        guard let id, let index = ids.firstIndex(of: id) else { return }
        go(to: index, in: ids, height: height)
    }

    private mutating func go(to index: Int, in ids: [ID?], height: Int) {
        isAtFirst = ids[..<index].allSatisfy { $0 == nil }
        take(index, in: ids, height: height)
    }

    private mutating func take(_ index: Int, in ids: [ID?], height: Int) {
        position.select(index, count: ids.count, height: height)
        // A heading above the first entry is worth its row.
        if position.offset == index, index > 0, ids[index - 1] == nil, height > 1 {
            position = ListPosition(selected: index, offset: index - 1)
        }
        id = ids.indices.contains(index) ? ids[index] : nil
    }

    private func nearest(to index: Int, in ids: [ID?]) -> Int? {
        ids.indices.filter { ids[$0] != nil }.min { abs($0 - index) < abs($1 - index) }
    }
}
