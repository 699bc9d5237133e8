public import Documents
internal import FoundationEssentials
public import Metrics

// What values of files of Data may look like.
extension Element {
    /// The id of a network, a source, a cloud.
    public func id() throws(DocumentError) -> String {
        try value("an id of a-z, digits and dashes") { Name.isID($0) ? $0 : nil }
    }

    /// An https address with a host, or http to this computer, its blanks filled in but for those of time.
    func address(_ blanks: [String: String] = [:], history: Bool = false) throws(DocumentError) -> String {
        let address = Blanks.filled(try text(), blanks)
        let later = (history ? Blanks.history : []) + [Blanks.moment]
        let probe = Blanks.filled(address, .init(uniqueKeysWithValues: later.map { ($0, "1") }))
        if let blank = Blanks.first(in: probe) {
            throw error(
                Blanks.history.contains(String(blank))
                    ? "{\(blank)} needs history:"
                    : "nothing fills {\(blank)}: it is no name of list:"
                        + (history ? " and none of \(Blanks.history.joined(separator: ", "))" : ""))
        }
        guard let url = URL(string: probe), Self.isSafe(url), url.user == nil,
            probe.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw error("expected an address that begins with https://, found '\(address.prefix(60))'") }
        return address
    }

    /// Whether nobody on the way can read or change what is asked: a node of one's own needs no certificate.
    private static func isSafe(_ url: URL) -> Bool {
        guard let host = url.host, !host.isEmpty else { return false }
        return url.scheme == "https"
            || url.scheme == "http" && ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
    }

    /// A duration; of a second or more where nothing else is said.
    public func duration(atLeast least: Duration = .seconds(1)) throws(DocumentError) -> Duration {
        try value("a duration of \(least.text) or more (30s, 10m, 24h, 7d)") { text in
            Duration(text).flatMap { $0 >= least ? $0 : nil }
        }
    }

    /// Seconds with a fraction, up to a minute: `1.1s`.
    func spacing() throws(DocumentError) -> Duration {
        try value("seconds from 0s to 60s, such as 0.25s") { text in
            guard text.hasSuffix("s"), let seconds = Double(text.dropLast()), (0...60).contains(seconds)
            else {
                return nil
            }
            return .milliseconds((seconds * 1_000).rounded())
        }
    }

    /// A day alone, as its first moment.
    public func day() throws(DocumentError) -> Timestamp {
        try value("a day such as 2026-08-22") { $0.count == 10 ? Timestamp($0) : nil }
    }

    /// A JSON path, as SQLite writes them.
    func path() throws(DocumentError) -> String {
        try value("a JSON path that begins with $, such as $.resources.gpu.total or $[0].count") {
            Self.isPath($0) ? $0 : nil
        }
    }

    static func isPath(_ text: String) -> Bool {
        text == "$" || text.hasPrefix("$.") || text.hasPrefix("$[")
    }

    /// The name of a parameter of a query.
    func parameter() throws(DocumentError) -> String {
        try value("a parameter's name of letters, digits, dots, dashes, _ and []") { text in
            !text.isEmpty
                && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-[]".contains($0)) }
                ? text : nil
        }
    }

    /// How many times as large one value may be as another.
    func factor() throws(DocumentError) -> Double {
        try value("a factor over 1, such as 5") { text in
            Double(text).flatMap { $0 > 1 && $0.isFinite ? $0 : nil }
        }
    }
}
