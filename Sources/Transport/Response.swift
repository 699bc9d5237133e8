public import Metrics

/// A complete answer, whatever its status.
public struct Response: Sendable {
    /// The status code, such as 200 or 404.
    public var status: Int
    /// In the order received, repeated ones kept; an HTTP/2 answer's names are in lower case.
    public var headers: [Request.Header]
    /// Decompressed.
    public var body: [UInt8]
    /// Of the last request in a chain of redirects, but for `total`, which covers the whole chain; nil for an answer
    /// that was recorded, for nothing was sent.
    public var phases: Phases?
    /// The body's bytes as they came over the wire, before decompression.
    public var wireBytes: Int
    /// Where the answer came from after redirects; the original host, also through a ``Mirror``.
    public var url: String
    /// `HTTP/1.0`, `HTTP/1.1`, `HTTP/2` or `HTTP/3`.
    public var version: String

    public init(
        status: Int, headers: [Request.Header], body: [UInt8], phases: Phases?, wireBytes: Int, url: String,
        version: String
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.phases = phases
        self.wireBytes = wireBytes
        self.url = url
        self.version = version
    }

    /// The first header of a name; upper and lower case are the same.
    public func header(_ name: String) -> String? {
        headers.named(name).first?.value
    }

    /// The values of all headers of a name, in the order received.
    public func headers(named name: String) -> [String] {
        headers.named(name).map(\.value)
    }
}
