internal import FoundationEssentials

/// A YAML file (JSON is YAML too) that knows where everything in it stands.
///
/// Read it by ``root``, key by key.
public struct Document {
    /// As messages name it.
    public let file: String
    let node: Node

    /// The longest document, in bytes.
    public static let limit = 1 << 20

    /// Parses `text`; an empty one is a document without keys.
    ///
    /// - Throws: bad syntax, a key written twice, a second document, references that name too much, or more than
    ///   ``limit`` bytes.
    public init(_ text: String, file: String) throws(DocumentError) {
        try self.init(Array(text.utf8), file: file)
    }

    private init(_ text: [UInt8], file: String) throws(DocumentError) {
        guard text.count <= Self.limit else {
            throw DocumentError(Place(file: file), "longer than \(Self.limit >> 20) MiB")
        }
        self.file = file
        node = try NodeReader.root(of: text, file: file) ?? Node(.mapping([]), at: Mark(line: 1, column: 1))
    }

    /// Reads the file at `path`; messages name it `file`, or by its path.
    ///
    /// - Throws: what cannot be read or is not UTF-8, and what ``init(_:file:)`` throws.
    public init(at path: String, file: String? = nil) throws(DocumentError) {
        let file = file ?? path
        guard let handle = FileManager.default.contents(atPath: path) else {
            throw DocumentError(Place(file: file), "cannot be read")
        }
        let text = Array(handle)
        guard String(validating: text, as: UTF8.self) != nil else {
            throw DocumentError(Place(file: file), "is not UTF-8 text")
        }
        try self.init(text, file: file)
    }

    /// The whole document as a value.
    public var root: Element {
        Element(node: node, place: Place(file: file, line: node.mark.line, column: node.mark.column))
    }
}
