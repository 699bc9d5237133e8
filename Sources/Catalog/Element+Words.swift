internal import Documents
internal import FoundationEssentials
internal import Metrics

// What values of a network file may look like.
extension Element {
    func id() throws(DocumentError) -> String {
        try value("an id of a-z, digits and dashes") { Name.isID($0) ? $0 : nil }
    }

    /// An https address with a host.
    func address() throws(DocumentError) -> String {
        try value("an address that begins with https://") { text in
            guard let url = URL(string: text), url.scheme == "https", url.host?.isEmpty == false,
                url.user == nil, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else { return nil }
            return text
        }
    }

    func duration(atLeast least: Duration) throws(DocumentError) -> Duration {
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

    func day() throws(DocumentError) -> Timestamp {
        try value("a day such as 2026-08-22") { $0.count == 10 ? Timestamp($0) : nil }
    }

    func path() throws(DocumentError) -> String {
        try value("a JSON path that begins with $, such as $.resources.gpu.total or $[0].count") {
            $0 == "$" || $0.hasPrefix("$.") || $0.hasPrefix("$[") ? $0 : nil
        }
    }
}
