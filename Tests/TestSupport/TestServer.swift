internal import FlyingSocks
internal import Threads

/// A web server on an own port of the loopback address, alive as long as its scope.
///
/// It speaks HTTP/1.1 with connections that stay open, and misbehaves on demand (``Response/Delivery``):
///
///     try await TestServer.run { request in
///         .json(#"{"nodes": 3}"#)
///     } while: { server in
///         // ask server.url, then look at server.requests
///     }
public final class TestServer: Sendable {
    public typealias Handler = @Sendable (Request) async -> Response

    /// `127.0.0.1:PORT`.
    public let host: String
    let handler: Handler
    private let socket: AsyncSocket
    private let record = Locked(Record())

    private struct Record {
        var requests: [Request] = []
        var connections = 0
        var openConnections = 0
    }

    /// Serves while `body` runs; then every connection is closed.
    @discardableResult public static func run<Result: Sendable>(
        _ handler: @escaping Handler, while body: (TestServer) async throws -> Result
    ) async throws -> Result {
        let server = try TestServer(pool: try await SharedPool.get(), handler: handler)
        defer { try? server.socket.close() }
        return try await withThrowingTaskGroup { group in
            defer { group.cancelAll() }
            group.addTask(executorPreference: ServerExecutor.shared) { try await server.acceptConnections() }
            return try await body(server)
        }
    }

    private init(pool: some AsyncSocketPool, handler: @escaping Handler) throws {
        let port = try LoopbackPort(isListening: true)
        host = port.host
        socket = try AsyncSocket(socket: port.socket, pool: pool)
        self.handler = handler
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    public var url: String { "http://\(host)" }

    /// What was asked so far, in the order received.
    public var requests: [Request] { record.withLock { $0.requests } }

    /// How many connections were opened so far.
    public var connections: Int { record.withLock { $0.connections } }

    /// How many of them are open now.
    public var openConnections: Int { record.withLock { $0.openConnections } }

    func note(_ request: Request) {
        record.withLock { $0.requests.append(request) }
    }

    private func acceptConnections() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for try await socket in socket.sockets {
                socket.socket.closeOnExec()
                record.withLock { record in
                    record.connections += 1
                    record.openConnections += 1
                }
                group.addTask { [self] in
                    await TestConnection(socket: socket, server: self).serve()
                    record.withLock { $0.openConnections -= 1 }
                }
            }
        }
    }
}
