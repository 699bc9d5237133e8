internal import FoundationEssentials
internal import Yams

/// A YAML file (JSON is YAML too) that knows where everything in it stands.
///
/// Read it by ``root``, key by key, where the order of keys or the best messages matter; by ``decode(_:)``
/// where the file is the image of a `Decodable` type.
public struct Document {
    /// As messages name it.
    public let file: String
    let node: Node

    /// The longest file that is read, in bytes.
    public static let limit = 1 << 20

    /// Parses `text`; an empty one is a document without keys.
    ///
    /// - Throws: bad syntax, a key written twice, or more than ``limit`` bytes.
    public init(_ text: String, file: String) throws(DocumentError) {
        guard text.utf8.count <= Self.limit else {
            throw DocumentError(Place(file: file), "longer than \(Self.limit >> 20) MiB")
        }
        self.file = file
        do {
            // The default resolver matches every key against seven regular expressions, to look for keys
            // written twice: most of the time it takes. What a text means is decided where it is read.
            node =
                try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
                ?? Node([(Node, Node)]())
        } catch {
            throw Self.syntax(error, file)
        }
    }

    /// Reads the file at `path`; messages name it `file`, or by its path.
    ///
    /// - Throws: what cannot be read or is not UTF-8, and what ``init(_:file:)`` throws.
    public init(at path: String, file: String? = nil) throws(DocumentError) {
        let file = file ?? path
        guard let handle = FileManager.default.contents(atPath: path) else {
            throw DocumentError(Place(file: file), "cannot be read")
        }
        guard let text = String(validating: handle, as: UTF8.self) else {
            throw DocumentError(Place(file: file), "is not UTF-8 text")
        }
        try self.init(text, file: file)
    }

    /// The whole document as a value.
    public var root: Element {
        Element(node: node, place: Place(file: file, line: node.mark?.line, column: node.mark?.column))
    }

    static func syntax(_ error: any Error, _ file: String) -> DocumentError {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let place = Place(file: file, line: mark.line, column: mark.column)
            return DocumentError(place, [context?.text, problem].compactMap(\.self).joined(separator: ": "))
        case YamlError.duplicatedKeysInMapping(let duplicates, let context):
            let key = duplicates.joined(separator: ", ")
            let place = Place(file: file, line: context.mark.line, column: context.mark.column, key: key)
            return DocumentError(place, "key written twice")
        default:
            return DocumentError(Place(file: file), "\(error)")
        }
    }
}
