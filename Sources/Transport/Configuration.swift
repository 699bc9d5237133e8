extension TransferEngine {
    /// What is the same for all requests of an engine.
    public struct Configuration: Sendable {
        /// `Assay/VERSION`; a request's own `User-Agent` header goes before it.
        public var userAgent: String
        /// Asked instead of every host, where there is one.
        public var mirror: Mirror?
        /// How many requests are under way at once; the others wait.
        public var connections: Int
        /// How many of them to one host, as the request names it, also through a mirror.
        ///
        /// Over HTTP/2 they may share one connection.
        public var connectionsPerHost: Int

        public init(
            userAgent: String, mirror: Mirror? = nil, connections: Int = 16, connectionsPerHost: Int = 4
        ) {
            self.userAgent = userAgent
            self.mirror = mirror
            self.connections = connections
            self.connectionsPerHost = connectionsPerHost
        }

        /// The request with its `User-Agent`.
        func identified(_ request: Request) -> Request {
            guard request.headers.named("User-Agent").isEmpty else { return request }
            var request = request
            request.headers.append(Request.Header(name: "User-Agent", value: userAgent))
            return request
        }
    }
}
