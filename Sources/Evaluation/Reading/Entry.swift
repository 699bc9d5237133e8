internal import Yams

/// One value of a document, with the place of the key that names it.
struct Entry {
    let node: Node
    let place: Place

    func error(_ problem: String) -> DocumentError {
        DocumentError(place: place, problem: problem)
    }

    /// The members of a list.
    func list() throws(DocumentError) -> [Entry] {
        guard let nodes = node.sequence else { throw error("expected a list, found \(kind)") }
        return nodes.enumerated().map { index, node in
            let key = "\(place.key)[\(index)]"
            let mark = node.mark
            return Entry(
                node: node,
                place: Place(file: place.file, line: mark?.line, column: mark?.column, key: key))
        }
    }

    /// The fields of a mapping.
    func fields() throws(DocumentError) -> Fields {
        guard let pairs = node.mapping else { throw error("expected keys with values, found \(kind)") }
        var all: [Fields.Field] = []
        for (key, value) in pairs {
            guard let name = key.scalar?.string else { throw error("a key must be a word") }
            // A place points at the key, not at its value, which may stand lines below.
            let path = place.key.isEmpty ? name : "\(place.key).\(name)"
            let mark = key.mark ?? value.mark
            let place = Place(file: place.file, line: mark?.line, column: mark?.column, key: path)
            all.append(Fields.Field(name: name, entry: Entry(node: value, place: place)))
        }
        return Fields(place: place, all: all)
    }

    var isList: Bool { node.sequence != nil }

    var isMapping: Bool { node.mapping != nil }

    /// What a person would call the node in an error.
    var kind: String {
        if isMapping { return "keys with values" }
        if isList { return "a list" }
        guard let text = node.scalar?.string, node.null == nil, !text.isEmpty else { return "nothing" }
        return text.count > 40 ? "'\(text.prefix(40))…'" : "'\(text)'"
    }
}

/// The fields of one mapping, in the file's order.
struct Fields {
    struct Field {
        let name: String
        let entry: Entry
    }

    /// Where the mapping stands.
    let place: Place
    let all: [Field]

    subscript(name: String) -> Entry? {
        all.first { $0.name == name }?.entry
    }

    func required(_ name: String) throws(DocumentError) -> Entry {
        guard let entry = self[name] else {
            throw DocumentError(place: place, problem: "the key '\(name)' is missing")
        }
        return entry
    }

    /// Refuses a key that is not among `allowed`: a misspelt one must not pass.
    func allow(_ allowed: [String]) throws(DocumentError) {
        for field in all where !allowed.contains(field.name) {
            throw field.entry.error("unknown key; allowed are \(allowed.joined(separator: ", "))")
        }
    }
}
