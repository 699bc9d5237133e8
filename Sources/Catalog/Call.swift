/// One HTTP request of a source.
public struct Call: Hashable, Sendable {
    /// The method of HTTP.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    /// GET unless there is a body.
    public let method: Method
    /// Always https.
    public let url: String
    /// Beside what the transport sends by itself; a value may hold ``keyMark``.
    public let headers: [Header]
    /// JSON or a text of the file; nil for ``Method/get``.
    public let body: String?

    /// One line of a request's head.
    public struct Header: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What stands in a header for the source's key: `Authorization: Bearer ${key}`.
    public static let keyMark = "${key}"

    /// The headers to send, with the key in its place.
    public func headers(key: String?) -> [Header] {
        guard let key else { return headers }
        return headers.map { Header(name: $0.name, value: $0.value.replacing(Self.keyMark, with: key)) }
    }
}
