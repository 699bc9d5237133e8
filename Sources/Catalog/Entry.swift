internal import Documents

/// One thing of a list that a source asks about: a gateway, a region, a coin.
public struct Entry: Hashable, Sendable {
    /// What the file says of it, by name, in the order of the file; each as JSON.
    public let fields: [Field]
    /// What is asked about it, as ``Source/requests`` of a source without a list.
    public let requests: [Call]

    /// A name and what stands under it.
    public struct Field: Hashable, Sendable {
        public let name: String
        /// A JSON text or number: `"https://ipfs.io"`, `8`.
        public let json: String
    }
}

extension Source {
    /// The source with only one entry of its list.
    public func narrowed(toEntry index: Int) -> Source {
        var source = self
        source.list = list.indices.contains(index) ? [list[index]] : []
        return source
    }
}

/// Reads `list:`: `{ gateway: [a, b] }`, or entries with several fields each.
struct EntryReader {
    static let limit = 200
    /// What the answer says of each entry itself.
    static let taken = ["status", "ms", "type", "url", "error", "body"]

    /// The fields of each entry, as JSON and as the text that fills a blank.
    static func entries(
        _ element: Element
    ) throws(DocumentError) -> [(element: Element, fields: [Entry.Field], blanks: [String: String])] {
        var entries: [(element: Element, fields: [Entry.Field], blanks: [String: String])] = []
        if element.isList {
            for item in try element.list() { entries.append(try entry(item, try item.entries())) }
        } else {
            let columns = try element.entries()
            guard columns.count == 1, let column = columns.first else {
                throw element.error(
                    "expected one name and its values, { gateway: [a, b] }, or a list of entries")
            }
            for value in try column.value.list() { entries.append(try entry(value, [(column.name, value)])) }
        }
        guard (1...limit).contains(entries.count) else {
            throw element.error("\(entries.count) entries; from 1 to \(limit)")
        }
        return entries
    }

    private static func entry(
        _ element: Element, _ values: [(name: String, value: Element)]
    ) throws(DocumentError) -> (element: Element, fields: [Entry.Field], blanks: [String: String]) {
        var fields: [Entry.Field] = []
        var blanks: [String: String] = [:]
        for (name, value) in values {
            guard Name.isWord(name), !taken.contains(name), !Blanks.history.contains(name) else {
                throw value.error(
                    "a name of a-z, digits and _ that is none of "
                        + (taken + ["days", "from", "to"]).joined(separator: ", "))
            }
            blanks[name] = try value.value("a text without quotes, backslashes and control characters") {
                text in
                // It may stand in a JSON body.
                text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !#""\\"#.unicodeScalars.contains($0) }
                    && !text.isEmpty ? text : nil
            }
            fields.append(Entry.Field(name: name, json: value.json))
        }
        return (element, fields, blanks)
    }
}
