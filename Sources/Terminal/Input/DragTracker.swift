/// Makes clicks and drags of what the mouse did.
public struct DragTracker: Hashable, Sendable {
    public enum Gesture: Hashable, Sendable {
        /// Pressed and released in one cell.
        case click(Position)
        /// The button is down and the mouse has left the cell where it was pressed.
        case drag(from: Position, to: Position)
        /// The button came up elsewhere.
        case drop(from: Position, to: Position)
    }

    private var start: Position?
    private var hasMoved = false

    public init() {}

    /// Takes what the mouse did; nil while it means nothing yet, and for other buttons than the left.
    public mutating func take(_ mouse: Mouse) -> Gesture? {
        switch mouse.action {
        case .press(.left):
            (start, hasMoved) = (mouse.position, false)
            return nil
        case .drag:
            guard let start, hasMoved || mouse.position != start else { return nil }
            hasMoved = true
            return .drag(from: start, to: mouse.position)
        case .release(.left):
            defer { start = nil }
            guard let start else { return nil }
            let isClick = !hasMoved && mouse.position == start
            return isClick ? .click(start) : .drop(from: start, to: mouse.position)
        default:
            return nil
        }
    }
}
