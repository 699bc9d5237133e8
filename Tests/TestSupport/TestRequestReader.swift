internal import FlyingSocks

/// Cuts what a client sends into requests.
struct TestRequestReader {
    private let socket: AsyncSocket
    private var buffer: [UInt8] = []

    init(socket: AsyncSocket) { self.socket = socket }

    /// The next request.
    ///
    /// - Throws: when the client is gone, or when it does not speak HTTP/1.1.
    mutating func next() async throws -> TestServer.Request {
        var lines: [String] = []
        while true {
            let line = try await nextLine()
            if line.isEmpty { break }
            lines.append(line)
        }
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { throw SocketError.disconnected }
        let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var request = TestServer.Request(
            method: String(words[0]), path: String(target[0]),
            query: target.count > 1 ? String(target[1]) : "",
            headers: lines.dropFirst().compactMap(Self.header), body: [])
        request.body = try await next(request.header("Content-Length").flatMap { Int($0) } ?? 0)
        return request
    }

    private static func header(_ line: String) -> (name: String, value: String)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let value = line[colon...].dropFirst().drop { $0 == " " }
        return (String(line[..<colon]), String(value))
    }

    private mutating func nextLine() async throws -> String {
        while true {
            // A method begins with a letter, a TLS handshake does not.
            guard buffer.first != 0x16 else { throw SocketError.disconnected }
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = buffer[..<end].filter { $0 != UInt8(ascii: "\r") }
                buffer.removeSubrange(...end)
                return String(decoding: line, as: UTF8.self)
            }
            buffer += try await socket.read(atMost: 65_536)
        }
    }

    private mutating func next(_ count: Int) async throws -> [UInt8] {
        while buffer.count < count { buffer += try await socket.read(atMost: 65_536) }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }
}
