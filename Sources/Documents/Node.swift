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
    /// The bytes of its texts and one for each value, with those inside, each as often as it is named.
    let size: Int

    /// How many values lie in each other at most, itself counted.
    let depth: Int

    init(_ value: Value, at mark: Mark) {
        self.value = value
        self.mark = mark
        size =
            switch value {
            case .scalar(let text, _): 1 + text.utf8.count
            case .list(let items): items.reduce(1) { $0 + $1.size }
            case .mapping(let pairs): pairs.reduce(1) { $0 + $1.key.size + $1.value.size }
            }
        depth =
            switch value {
            case .scalar: 1
            case .list(let items): items.reduce(1) { max($0, $1.depth + 1) }
            case .mapping(let pairs): pairs.reduce(1) { max($0, $1.key.depth + 1, $1.value.depth + 1) }
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
