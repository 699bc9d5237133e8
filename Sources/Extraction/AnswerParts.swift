/// What a poll got, before it is read: the bytes of one answer, of several, or of one for each entry of a list.
public enum AnswerParts: Sendable {
    /// The answer to the one request.
    case one([UInt8])
    /// The answers to several requests, or the pages of one; read as a list in this order.
    case several([[UInt8]])
    /// What came of each entry of a list; read as a list of objects in this order.
    case list([Entry])

    /// What came of one entry.
    public struct Entry: Sendable {
        /// What the file says of the entry: names, and values as JSON.
        public var fields: [(name: String, json: String)]
        /// The HTTP status; nil without an answer.
        public var status: Int?
        /// From the start of the request to its last byte.
        public var milliseconds: Double?
        /// The answer's content type, without its parameters.
        public var type: String?
        /// Where the answer came from after redirects.
        public var url: String?
        /// Why there is no answer.
        public var error: String?
        /// The answer, or those of several requests; nil without one.
        public var bodies: [[UInt8]]?

        public init(fields: [(name: String, json: String)]) { self.fields = fields }
    }

    /// All bytes that came, in order.
    public var bodies: [[UInt8]] {
        switch self {
        case .one(let body): [body]
        case .several(let bodies): bodies
        case .list(let entries): entries.flatMap { $0.bodies ?? [] }
        }
    }
}
