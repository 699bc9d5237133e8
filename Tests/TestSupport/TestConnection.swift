internal import FlyingSocks
internal import Foundation

/// One client's connection to a ``TestServer``.
struct TestConnection {
    let socket: AsyncSocket
    let server: TestServer

    /// Answers request after request until either side has enough.
    func serve() async {
        defer { try? socket.close() }
        var reader = TestRequestReader(socket: socket)
        while let request = try? await reader.next() {
            server.note(request)
            let response = await server.handler(request)
            guard (try? await send(response, to: request)) == true else { return }
        }
    }

    /// Sends an answer.
    ///
    /// - Returns: whether the connection stays open.
    private func send(_ response: TestServer.Response, to request: TestServer.Request) async throws -> Bool {
        let body = request.method == "HEAD" ? [] : response.body
        switch response.delivery {
        case .whole:
            try await write(head(of: response, ("Content-Length", "\(response.body.count)")) + body)
            return true
        case .repeated(let count):
            try await write(head(of: response, ("Transfer-Encoding", "chunked")))
            let chunk = Array("\(String(body.count, radix: 16))\r\n".utf8) + body + Array("\r\n".utf8)
            for _ in 0..<count { try await write(chunk) }
            try await write(Array("0\r\n\r\n".utf8))
            return true
        case .drip(let pause):
            try await write(head(of: response, ("Content-Length", "\(body.count)")))
            for byte in body {
                try await write([byte])
                try await Task.sleep(for: pause)
            }
            return true
        case .announced(let count):
            try await write(head(of: response, ("Content-Length", "\(count)")) + body)
        case .raw:
            try await write(response.body)
        case .hang:
            _ = try await socket.read()
        case .reset:
            try socket.socket.setValue(.zero, for: LingerOption())
        }
        return false
    }

    private func head(of response: TestServer.Response, _ length: (String, String)) -> [UInt8] {
        let lines = (response.headers + [length]).map { "\($0.0): \($0.1)\r\n" }
        return Array("HTTP/1.1 \(response.status) Status\r\n\(lines.joined())\r\n".utf8)
    }

    private func write(_ bytes: [UInt8]) async throws {
        try await socket.write(Data(bytes))
    }
}
