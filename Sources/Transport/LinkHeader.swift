extension Response {
    /// The target of the first `Link` header with a relation, as it was sent: often relative (RFC 8288).
    public func link(_ relation: String) -> String? {
        for header in headers(named: "Link") {
            for link in LinkHeader.links(header) where link.relations.contains(relation) {
                return link.target
            }
        }
        return nil
    }
}

/// One value of a `Link` header: `<https://a/?page=2>; rel="next", <https://a/?page=9>; rel=last`.
enum LinkHeader {
    struct Link: Equatable {
        var target: String
        /// In lower case.
        var relations: [String]
    }

    static func links(_ text: String) -> [Link] {
        var links: [Link] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let target = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            // A comma ends the link, unless it stands in quotes.
            let parameters = cut(&rest, at: ",")
            links.append(Link(target: String(target), relations: relations(parameters)))
        }
        return links
    }

    private static func relations(_ parameters: Substring) -> [String] {
        var rest = parameters
        while !rest.isEmpty {
            let parameter = cut(&rest, at: ";")
            let parts = parameter.split(separator: "=", maxSplits: 1).map {
                String($0.drop { $0 == " " }).lowercased()
            }
            guard parts.count == 2, parts[0].filter({ $0 != " " }) == "rel" else { continue }
            return parts[1].split { $0 == "\"" || $0 == " " }.map(String.init)
        }
        return []
    }

    /// Takes what stands before the next `mark` outside quotes, and the mark.
    private static func cut(_ rest: inout Substring, at mark: Character) -> Substring {
        var isQuoted = false
        for index in rest.indices {
            if rest[index] == "\"" { isQuoted.toggle() }
            if rest[index] == mark, !isQuoted {
                defer { rest = rest[rest.index(after: index)...] }
                return rest[..<index]
            }
        }
        defer { rest = "" }
        return rest
    }
}
