internal import FlyingSocks
internal import Glibc

/// An own port of the loopback address where nobody ever answers.
public struct LoopbackPort: Sendable {
    /// `127.0.0.1:PORT`.
    public let host: String
    let socket: Socket

    /// Opens a port that accepts connections and then says nothing, or one that refuses them.
    public init(isListening: Bool) throws {
        socket = try Socket(domain: AF_INET)
        socket.closeOnExec()
        try socket.bind(to: .inet(ip4: "127.0.0.1", port: 0))
        if isListening { try socket.listen() }
        guard case .ip4(_, let port) = try socket.sockname() else { throw SocketError.unsupportedAddress }
        host = "127.0.0.1:\(port)"
    }

    /// Waits for a connection and resets it, as a server does that is about to go.
    public func resetNext() throws {
        let connection = Socket(file: try socket.accept().file)
        try connection.setValue(.zero, for: LingerOption())
        try connection.close()
    }

    /// Gives the port back.
    public func close() { try? socket.close() }
}

extension Socket {
    /// Keeps it from programs that a test starts, which would hold the connection open.
    func closeOnExec() {
        _ = fcntl(file.rawValue, F_SETFD, FD_CLOEXEC)
    }
}
