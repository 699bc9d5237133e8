internal import CYaml

/// Makes nodes of what libyaml finds in a text, event by event (<https://pyyaml.org/wiki/LibYAML>).
///
/// libyaml comes with Yams, whose own tree took several times as long: most of what a start of the program waited for.
@safe struct NodeReader: ~Copyable {
    /// A list or mapping that has not ended.
    private struct Open {
        let isMapping: Bool
        let mark: Mark
        let anchor: String?
        var nodes: [Node] = []
    }

    /// The greatest size of a value: more than any file comes to in which nothing is named twice.
    private static let limit = 4 * Document.limit

    /// As deep as libyaml lets values lie in each other; with references they would lie deeper.
    private static let deepest = 1_001

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let file: String
    private var open: [Open] = []
    private var anchors: [String: Node] = [:]
    private var root: Node?

    private init(file: String) {
        self.file = file
        unsafe parser = .allocate(capacity: 1)
        unsafe yaml_parser_initialize(parser)
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
    }

    /// The value that a text holds; nil where it holds none.
    ///
    /// - Throws: bad syntax, a key written twice, a second document, and references that name more than ``limit``.
    static func root(of text: [UInt8], file: String) throws(DocumentError) -> Node? {
        // libyaml wants an address.
        guard !text.isEmpty else { return nil }
        return try unsafe text.withUnsafeBufferPointer { bytes throws(DocumentError) in
            var reader = NodeReader(file: file)
            unsafe yaml_parser_set_input_string(reader.parser, bytes.baseAddress, bytes.count)
            while try reader.takeEvent() {}
            return reader.root
        }
    }

    /// - Returns: whether more can follow.
    private mutating func takeEvent() throws(DocumentError) -> Bool {
        var event = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw syntaxError }
        defer { unsafe yaml_event_delete(&event) }
        let mark = unsafe Mark(event.start_mark)
        switch unsafe event.type {
        case YAML_STREAM_END_EVENT: return false
        case YAML_DOCUMENT_START_EVENT:
            if root != nil { throw error(mark, "expected a single document, but found another") }
        case YAML_SEQUENCE_START_EVENT:
            let anchor = unsafe Self.text(event.data.sequence_start.anchor)
            open.append(Open(isMapping: false, mark: mark, anchor: anchor))
        case YAML_MAPPING_START_EVENT:
            let anchor = unsafe Self.text(event.data.mapping_start.anchor)
            open.append(Open(isMapping: true, mark: mark, anchor: anchor))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            guard let ended = open.popLast() else { break }
            try add(Node(try value(ended), at: ended.mark), anchor: ended.anchor)
        case YAML_SCALAR_EVENT:
            let scalar = unsafe event.data.scalar
            let text = unsafe String(
                decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
            try add(
                Node(.scalar(text, isPlain: isPlain), at: mark), anchor: unsafe Self.text(scalar.anchor))
        case YAML_ALIAS_EVENT:
            guard let node = unsafe Self.text(event.data.alias.anchor).flatMap({ anchors[$0] }) else {
                throw error(mark, "found undefined alias")
            }
            try add(node, anchor: nil)
        default: break
        }
        return true
    }

    private mutating func add(_ node: Node, anchor: String?) throws(DocumentError) {
        guard node.size <= Self.limit, node.depth <= Self.deepest else {
            throw error(node.mark, "its references name too much")
        }
        if let anchor { anchors[anchor] = node }
        if open.isEmpty { root = node } else { open[open.count - 1].nodes.append(node) }
    }

    private func value(_ ended: Open) throws(DocumentError) -> Node.Value {
        guard ended.isMapping else { return .list(ended.nodes) }
        var keys: Set<String> = []
        var pairs: [(key: Node, value: Node)] = []
        pairs.reserveCapacity(ended.nodes.count / 2)
        for index in stride(from: 0, to: ended.nodes.count - 1, by: 2) {
            let key = ended.nodes[index]
            if let name = key.text, !keys.insert(name).inserted {
                let place = Place(file: file, line: key.mark.line, column: key.mark.column, key: name)
                throw DocumentError(place, "key written twice")
            }
            pairs.append((key, ended.nodes[index + 1]))
        }
        return .mapping(pairs)
    }

    private func error(_ mark: Mark, _ problem: String) -> DocumentError {
        DocumentError(Place(file: file, line: mark.line, column: mark.column), problem)
    }

    private var syntaxError: DocumentError {
        let told = unsafe [parser.pointee.context, parser.pointee.problem]
            .compactMap { unsafe $0.map { unsafe String(cString: $0) } }
        let problem = told.isEmpty ? "cannot be read" : told.joined(separator: ": ")
        // What is no text at all has no line.
        guard unsafe parser.pointee.error == YAML_SCANNER_ERROR || parser.pointee.error == YAML_PARSER_ERROR
        else { return DocumentError(Place(file: file), problem) }
        return error(unsafe Mark(parser.pointee.problem_mark), problem)
    }

    private static func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        unsafe bytes.map { unsafe String(cString: $0) }
    }
}

extension Mark {
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    }
}
