/// One HTTP request, as a network file describes it.
///
/// What cannot be sent as it stands (a control character in the URL or in a header, another scheme than `http`
/// or `https`, a password in the URL) is refused by ``TransferEngine/fetch(_:)`` before anything is sent.
public struct Request: Hashable, Sendable {
    /// The methods that network files use; the raw value is what is sent.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case head = "HEAD"
    }

    /// One header line, of a request or of an answer.
    public struct Header: Hashable, Sendable {
        /// Upper and lower case mean the same.
        public var name: String
        /// Without the spaces around it.
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// An absolute `http` or `https` URL; its fragment is not sent.
    public var url: String
    public var method: Method
    /// Sent in this order, in addition to `Host`, `User-Agent`, `Accept` and `Accept-Encoding`.
    ///
    /// A redirect to another scheme, host or port gets none of them but `Accept`, `Accept-Language`,
    /// `Content-Type` and `User-Agent`, since any other may hold a key.
    public var headers: [Header]
    /// Sent with POST only; its `Content-Type` is one of ``headers``.
    public var body: [UInt8]?
    public var limits: Limits
    /// Whether a mirror stands in for its host; not for what is told to a server of the user's own.
    public var isMirrored = true

    public init(
        _ url: String, method: Method = .get, headers: [Header] = [], body: [UInt8]? = nil,
        limits: Limits = Limits()
    ) {
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
        self.limits = limits
    }
}

extension Request.Header {
    /// Whether it can be sent: a token as name (RFC 9110, 5.6.2), no control character but tab in the value.
    var isSendable: Bool {
        !name.isEmpty && name.utf8.allSatisfy(Self.tokenBytes.contains)
            && value.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
    }

    private static let tokenBytes = Set(
        "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
}

extension [Request.Header] {
    /// Those of one name, in the order of the message; upper and lower case are the same.
    func named(_ name: String) -> [Request.Header] {
        let name = name.lowercased()
        return filter { $0.name.lowercased() == name }
    }
}
