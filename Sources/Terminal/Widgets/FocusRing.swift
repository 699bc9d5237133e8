/// Which of several parts of a screen takes the keys.
public struct FocusRing<ID: Hashable & Sendable>: Hashable, Sendable {
    /// In the order in which Tab goes through them.
    public private(set) var order: [ID]
    /// The part that takes the keys; nil when there is none.
    public private(set) var current: ID?

    public init(_ order: [ID]) {
        self.order = order
        current = order.first
    }

    /// Goes to a part, such as one that was clicked; does nothing for one that is not there.
    public mutating func focus(_ id: ID) {
        if order.contains(id) { current = id }
    }

    /// Goes to the next part, or to the one before, round the ends.
    public mutating func advance(by steps: Int = 1) {
        guard let index = order.firstIndex(where: { $0 == current }), !order.isEmpty else { return }
        let next = (index + steps % order.count + order.count) % order.count
        current = order[next]
    }

    /// Changes the parts, as when a pane appears; the present one keeps the keys if it is still there.
    public mutating func settle(_ order: [ID]) {
        self.order = order
        if !order.contains(where: { $0 == current }) { current = order.first }
    }
}
