internal import Yams

extension Document {
    /// Decodes the whole document.
    ///
    /// Decodable passes over keys that it does not know: ask ``unknownKeys(at:known:)`` for them.
    ///
    /// - Throws: the first value that does not fit, with the place of its key.
    public func decode<Value: Decodable>(_ type: Value.Type) throws(DocumentError) -> Value {
        do {
            return try YAMLDecoder().decode(type, from: node)
        } catch {
            throw located(error)
        }
    }

    /// Where the deepest part of `path` that exists is written: its key, or the item of a list.
    public func place(of path: [any CodingKey]) -> Place {
        find(path).element.place
    }

    /// The keys of the mapping at `path` that are not known, each with the nearest one that is.
    public func unknownKeys(at path: [any CodingKey], known: some Collection<String>) -> [DocumentError] {
        let (element, isWhole) = find(path)
        return isWhole ? element.unknownKeys(known) : []
    }

    private func find(_ path: [any CodingKey]) -> (element: Element, isWhole: Bool) {
        var element = root
        for key in path {
            guard let next = key.intValue.flatMap(element.item) ?? element.member(key.stringValue) else {
                return (element, false)
            }
            element = next
        }
        return (element, true)
    }

    private func located(_ error: any Error) -> DocumentError {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            DocumentError(place(of: context.codingPath), "missing key '\(key.stringValue)'")
        case DecodingError.typeMismatch(let type, let context),
            DecodingError.valueNotFound(let type, let context):
            DocumentError(place(of: context.codingPath), "expected \(type)")
        case DecodingError.dataCorrupted(let context):
            DocumentError(place(of: context.codingPath), context.debugDescription)
        case let error as DocumentError: error
        default: Self.syntax(error, file)
        }
    }
}
