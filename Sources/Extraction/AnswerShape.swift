internal import Metrics

/// Which fields an answer has, and what they are: what a source may change without a word.
public struct AnswerShape: Hashable, Sendable {
    /// What a field holds; a field of list items may be of several kinds.
    public enum Kind: String, Hashable, Sendable {
        case null, number, text, flag, object, list
    }

    /// By path, with list indices left out: `$.models[].price.med`.
    public internal(set) var kinds: [String: Set<Kind>] = [:]

    /// The most fields that are looked at.
    static let limit = 500_000

    /// The names of the fields of the object at a path.
    public func members(of path: String) -> [String] {
        kinds.keys.compactMap { key in
            let (parent, name) = Self.split(key)
            return parent == path && name != "[]" ? name : nil
        }
    }

    /// A path's parent, and its last step: a name, or `[]`.
    public static func split(_ path: String) -> (parent: String, name: String) {
        if path.hasSuffix("[]") { return (String(path.dropLast(2)), "[]") }
        // A name that SQLite quotes may hold a dot.
        if path.hasSuffix("\"") {
            let dot = path.indices.dropLast().last { path[$0] == "." && path[path.index(after: $0)] == "\"" }
            if let dot { return (String(path[..<dot]), String(path[dot...].dropFirst(2).dropLast())) }
        }
        guard let dot = path.lastIndex(of: ".") else { return ("", path) }
        return (String(path[..<dot]), String(path[dot...].dropFirst()))
    }

    /// SQLite's full key without its list indices, and without quotes around names that need none.
    static func path(of fullKey: String) -> String {
        let fullKey = fullKey.utf8.contains(UInt8(ascii: "\"")) ? unquoted(fullKey) : fullKey
        guard fullKey.utf8.contains(UInt8(ascii: "[")) else { return fullKey }
        var path = ""
        var isQuoted = false
        var isIndex = false
        for character in fullKey {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, character == "[" {
                isIndex = true
                path += "[]"
            } else if isIndex {
                if character == "]" { isIndex = false }
            } else {
                path.append(character)
            }
        }
        return path
    }

    /// SQLite quotes every name that is not made of letters and digits alone.
    private static func unquoted(_ fullKey: String) -> String {
        let pieces = fullKey.split(separator: "\"", omittingEmptySubsequences: false)
        guard pieces.count % 2 == 1 else { return fullKey }
        return pieces.enumerated().map { index, piece in
            let isPlain = piece.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            return index.isMultiple(of: 2) || isPlain && !piece.isEmpty ? String(piece) : "\"\(piece)\""
        }.joined()
    }

    static func kind(of type: String) -> Kind {
        switch type {
        case "integer", "real": .number
        case "text": .text
        case "true", "false": .flag
        case "object": .object
        case "array": .list
        default: .null
        }
    }
}

extension Extractor {
    /// The shape of what a poll got.
    ///
    /// - Throws: what ``extract(_:now:parameters:within:)`` throws of an answer that cannot be read at all.
    public func shape(of parts: AnswerParts, within limit: Duration = .seconds(10)) throws(ExtractionError)
        -> AnswerShape
    {
        let now = Timestamp(seconds: 0)
        connection.guardian.start(limit)
        let response = try response(parts, now, limit)
        let tree = try Statement(
            "SELECT fullkey, type FROM json_tree(:response)", as: .answer, parameters: [Bindings.response],
            on: connection)
        var shape = AnswerShape()
        var count = 0
        try run(on: response, now, limit) { bindings throws(ExtractionError) in
            try tree.forEachRow(bindings) { row throws(ExtractionError) in
                count += 1
                guard count <= AnswerShape.limit else {
                    throw .tooManyRows(.answer, limit: AnswerShape.limit)
                }
                guard case .text(let key) = row[0], case .text(let type) = row[1] else { return }
                shape.kinds[AnswerShape.path(of: key), default: []].insert(AnswerShape.kind(of: type))
            }
        }
        return shape
    }
}
