/// An answer as it came once: its status, the headers worth keeping and its bytes.
public struct RecordedAnswer: Hashable, Sendable {
    public var status: Int
    /// In the order of the file, without those that belong to one transfer alone.
    public var headers: [Header]
    public var body: [UInt8]

    /// One line of an answer's head.
    public struct Header: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(status: Int = 200, headers: [Header] = [], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of a name; upper and lower case are the same.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Reads the head as HTTP writes it: `HTTP/1.1 200`, then a line a header.
    ///
    /// - Returns: nil for what does not begin with a status.
    init?(head: String, body: [UInt8]) {
        var lines = head.split { $0.isNewline }
        let words = lines.isEmpty ? [] : lines.removeFirst().split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/"), let status = Int(words[1]) else { return nil }
        let headers = lines.compactMap { line -> Header? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return Header(
                name: String(line[..<colon]), value: String(line[colon...].dropFirst().drop { $0 == " " }))
        }
        self.init(status: status, headers: headers, body: body)
    }

    var head: String {
        (["HTTP/1.1 \(status)"] + headers.map { "\($0.name): \($0.value)" }).joined(separator: "\n") + "\n"
    }
}
