/// One value as a file writes it, which elements lead through.
final class Node: Sendable {
    enum Value: Sendable {
        /// What is not quoted may be a number, a truth or nothing.
        case scalar(String, isPlain: Bool)
        case list([Node])
        case mapping([(key: Node, value: Node)])
    }

    let value: Value
    /// Where it begins.
    let mark: Mark
    /// How many values it is with those inside, each as often as it is named.
    let count: Int

    init(_ value: Value, at mark: Mark) {
        self.value = value
        self.mark = mark
        count =
            switch value {
            case .scalar: 1
            case .list(let items): items.reduce(1) { $0 &+ $1.count }
            case .mapping(let pairs): pairs.reduce(1) { $0 &+ $1.key.count &+ $1.value.count }
            }
    }

    /// The text of a scalar.
    var text: String? {
        guard case .scalar(let text, _) = value else { return nil }
        return text
    }

    var items: [Node]? {
        guard case .list(let items) = value else { return nil }
        return items
    }

    var pairs: [(key: Node, value: Node)]? {
        guard case .mapping(let pairs) = value else { return nil }
        return pairs
    }
}

/// A position in a file, from 1; columns count Unicode scalars.
struct Mark: Sendable {
    let line: Int
    let column: Int
}
