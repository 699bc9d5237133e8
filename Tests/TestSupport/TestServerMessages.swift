extension TestServer {
    /// What a client asked.
    public struct Request: Sendable {
        public var method: String
        /// Without the query, as it was sent.
        public var path: String
        /// Without its question mark; empty when there is none.
        public var query: String
        /// In the order received.
        public var headers: [(name: String, value: String)]
        public var body: [UInt8]

        /// The first header of a name; upper and lower case are the same.
        public func header(_ name: String) -> String? {
            headers.first { $0.name.lowercased() == name.lowercased() }?.value
        }

        /// The body as UTF-8.
        public var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// What the server answers, and how badly.
    public struct Response: Sendable {
        /// How the answer gets to the client.
        public enum Delivery: Sendable {
            /// At once, with its length.
            case whole
            /// In chunks of unknown total length: the body so many times.
            case repeated(Int)
            /// Headers at once, then a byte at a time.
            case drip(every: Duration)
            /// Announces so many bytes, sends the body and closes.
            case announced(Int)
            /// The body alone, which is to hold status line and headers; then closes.
            case raw
            /// Nothing, until the client gives up.
            case hang
            /// Resets the connection.
            case reset
        }

        public var status = 200
        public var headers: [(name: String, value: String)] = []
        public var body: [UInt8] = []
        public var delivery = Delivery.whole

        public init(
            status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
            delivery: Delivery = .whole
        ) {
            self.status = status
            self.headers = headers
            self.body = body
            self.delivery = delivery
        }
    }
}

extension TestServer.Response {
    public static let hang = Self(delivery: .hang)
    public static let reset = Self(delivery: .reset)

    public static func json(_ text: String, status: Int = 200) -> Self {
        Self(status: status, headers: [("Content-Type", "application/json")], body: Array(text.utf8))
    }

    public static func text(_ text: String, status: Int = 200) -> Self {
        Self(status: status, headers: [("Content-Type", "text/plain")], body: Array(text.utf8))
    }

    public static func redirect(to location: String, status: Int = 302) -> Self {
        Self(status: status, headers: [("Location", location)])
    }

    /// A byte at a time, with a pause after each.
    public static func drip(_ bytes: [UInt8], every pause: Duration) -> Self {
        Self(body: bytes, delivery: .drip(every: pause))
    }

    /// Less than was announced, then the end.
    public static func truncated(_ text: String, announced: Int) -> Self {
        Self(body: Array(text.utf8), delivery: .announced(announced))
    }

    /// Bytes that need not be HTTP, then the end.
    public static func raw(_ text: String) -> Self {
        Self(body: Array(text.utf8), delivery: .raw)
    }
}
