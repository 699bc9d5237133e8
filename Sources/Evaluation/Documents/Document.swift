internal import Yams

/// A YAML file (JSON is YAML too) that knows where everything in it stands.
///
/// This folder is a copy of what Evaluation needs of the module Documents, which takes its place.
struct Document {
    /// As messages name it.
    let file: String
    let node: Node

    /// The longest file that is read, in bytes.
    static let limit = 1 << 20

    /// Parses `text`; an empty one is a document without keys.
    ///
    /// - Throws: bad syntax, a key written twice, or more than ``limit`` bytes.
    init(_ text: String, file: String) throws(DocumentError) {
        guard text.utf8.count <= Self.limit else {
            throw DocumentError(Place(file: file), "longer than \(Self.limit >> 20) MiB")
        }
        self.file = file
        do {
            node = try Parser(yaml: text, encoding: .utf8).singleRoot() ?? Node([(Node, Node)]())
        } catch {
            throw Self.syntax(error, file)
        }
    }

    /// The whole document as a value.
    var root: Element {
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
