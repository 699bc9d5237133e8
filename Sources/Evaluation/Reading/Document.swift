internal import Yams

/// A parsed YAML (or JSON) text that knows where everything is.
///
/// The stand-in for the module Documents, which replaces it.
struct Document {
    /// The whole document.
    let root: Entry

    init(_ text: String, file: String) throws(DocumentError) {
        do {
            let node = try Parser(yaml: text, encoding: .utf8).singleRoot() ?? Node("", Tag(.null))
            let place = Place(file: file, line: node.mark?.line, column: node.mark?.column)
            root = Entry(node: node, place: place)
        } catch {
            throw Self.located(error, in: file)
        }
    }

    private static func located(_ error: any Error, in file: String) -> DocumentError {
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _),
            YamlError.composer(let context, let problem, let mark, _):
            let during = context.map { "\($0.text): " } ?? ""
            let place = Place(file: file, line: mark.line, column: mark.column)
            return DocumentError(place: place, problem: "not YAML or JSON: \(during)\(problem)")
        case YamlError.duplicatedKeysInMapping(let keys, let context):
            let key = keys.joined(separator: ", ")
            let place = Place(file: file, line: context.mark.line, column: context.mark.column, key: key)
            return DocumentError(place: place, problem: "this key is written twice")
        default:
            return DocumentError(place: Place(file: file), problem: "not YAML or JSON: \(error)")
        }
    }
}
