internal import Documents

extension Pages {
    static let keys = ["next", "cursor", "as", "number", "from", "count", "rows", "limit", "first"]
    /// What `next:` says instead of a path when the URL is in the answer's head.
    static let header = "Link"

    /// Reads `pages:`, which has one of three forms.
    init(_ element: Element) throws(DocumentError) {
        let fields = try element.fields(Self.keys)
        let next: Next
        let allowed: [String]
        switch (fields["next"], fields["cursor"], fields["number"]) {
        case (let link?, nil, nil):
            allowed = ["next"]
            next = try link.value("the path of a URL, such as $.links.next, or \(Self.header)") { text in
                text == Self.header ? .header : Element.isPath(text) ? .link(path: text) : nil
            }
        case (nil, let cursor?, nil):
            allowed = ["cursor", "as"]
            next = .cursor(path: try cursor.path(), parameter: try fields.required("as").parameter())
        case (nil, nil, let number?):
            allowed = ["number", "from", "count", "rows"]
            next = .number(
                parameter: try number.parameter(), first: try fields["from"]?.integer(in: 0...1_000_000) ?? 1,
                end: try Self.end(fields))
        default: throw element.error("pages: has one of next:, cursor: and number:")
        }
        for key in Self.keys.dropLast(2) where !allowed.contains(key) {
            if let extra = fields[key] {
                throw extra.error(
                    "does not go with \(allowed[0]):; that takes \(allowed.joined(separator: ", "))")
            }
        }
        self.next = next
        switch (fields["limit"], fields["first"]) {
        case (let limit?, nil):
            most = try limit.integer(in: 1...1_000)
            isBeginning = false
        case (nil, let first?):
            most = try first.integer(in: 1...1_000)
            isBeginning = true
        default:
            throw element.error(
                "pages: has limit: (more pages are refused) or first: (only so many are wanted)")
        }
    }

    private static func end(_ fields: Fields) throws(DocumentError) -> End {
        switch (fields["count"], fields["rows"]) {
        case (let count?, nil): .count(path: try count.path())
        case (nil, let rows?): .empty(path: try rows.path())
        default:
            throw DocumentError(
                fields.place,
                "number: needs count: (where the answer says how many pages there are) or rows:"
                    + " (the list that is empty after the last one)")
        }
    }
}
