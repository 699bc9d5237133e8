/// One value of a document: a text, a list or a mapping, and where it stands.
public struct Element {
    /// What it is, behind one reference: elements are handed on more often than they are looked at.
    private final class Content {
        let node: Node
        let place: Place

        init(_ node: Node, _ place: Place) { (self.node, self.place) = (node, place) }
    }

    private let content: Content

    init(node: Node, place: Place) { content = Content(node, place) }

    var node: Node { content.node }

    /// Where its key is written; for an item of a list, where the item begins.
    public var place: Place { content.place }

    /// An error that names this place.
    public func error(_ problem: String) -> DocumentError { DocumentError(place, problem) }

    /// Nothing is written: `key:`, `key: ~` or `key: null`.
    public var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = node.value else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// Whether it is a mapping, rather than a text or a list.
    public var isMapping: Bool { node.pairs != nil }

    /// Whether it is a list, rather than a text or a mapping.
    public var isList: Bool { node.items != nil }

    /// The items of a list, in order.
    public func list() throws(DocumentError) -> [Element] {
        guard let items = node.items else { throw mismatch("a list") }
        return items.enumerated().map { index, item in
            Element(node: item, place: placed(item, .item(of: place.path, index)))
        }
    }

    /// The keys and values of a mapping, in the order of the file.
    public func entries() throws(DocumentError) -> [(name: String, value: Element)] {
        guard let pairs = node.pairs else { throw mismatch("keys and values") }
        var entries: [(name: String, value: Element)] = []
        entries.reserveCapacity(pairs.count)
        for (key, value) in pairs {
            guard let name = key.text else {
                throw Element(node: key, place: placed(key, place.path)).error("a key must be a text")
            }
            entries.append((name, Element(node: value, place: placed(key, .member(of: place.path, name)))))
        }
        return entries
    }

    /// A mapping all of whose keys are known.
    ///
    /// - Throws: the first unknown key, with the nearest known one.
    public func fields(_ known: [String]) throws(DocumentError) -> Fields {
        var values: [(name: String, value: Element)] = []
        for (name, value) in try entries() {
            guard known.contains(name) else { throw Self.unknown(name, at: value.place, known) }
            if !value.isNull { values.append((name, value)) }
        }
        return Fields(place: place, values: values)
    }

    private static func unknown(
        _ name: String, at place: Place, _ known: some Collection<String>
    ) -> DocumentError {
        let hint = Spelling.hint(for: name, among: known)
        let allowed = known.sorted().joined(separator: ", ")
        return DocumentError(place, "unknown key" + (hint.isEmpty ? "; allowed: \(allowed)" : hint))
    }

    func mismatch(_ expected: String) -> DocumentError {
        switch node.value {
        case .scalar where isNull: error("expected \(expected), found nothing")
        case .scalar(let text, _): error("expected \(expected), found '\(text.prefix(60))'")
        case .mapping: error("expected \(expected), found keys and values")
        case .list: error("expected \(expected), found a list")
        }
    }

    private func placed(_ node: Node, _ path: Place.Path) -> Place {
        Place(file: place.file, line: node.mark.line, column: node.mark.column, path: path)
    }
}

/// The values of a mapping by key; a key without a value counts as not written.
public struct Fields {
    /// Of the mapping itself.
    public let place: Place
    /// In the order of the file; so few that they are sooner looked through than sorted into a dictionary.
    let values: [(name: String, value: Element)]

    /// The keys that are written, and where.
    public var places: [(key: String, place: Place)] { values.map { ($0.name, $0.value.place) } }

    /// The value of a key that may be missing.
    public subscript(name: String) -> Element? { values.first { $0.name == name }?.value }

    /// The value of a key that must be there.
    public func required(_ name: String) throws(DocumentError) -> Element {
        guard let value = self[name] else { throw DocumentError(place, "missing key '\(name)'") }
        return value
    }
}
