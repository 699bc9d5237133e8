public import Metrics

/// What stands in braces in a request and is filled in before it is sent: `{days}`, `{gateway}`.
public enum Blanks {
    /// Blanks of a history: how many days, and from when until when.
    ///
    /// `{from}` and `{to}` are Unix seconds, `{from:ms}` and `{to:ms}` milliseconds, `{from:day}` and `{to:day}`
    /// days such as 2026-08-22.
    public static let history = ["days", "from", "from:ms", "from:day", "to", "to:ms", "to:day"]

    /// The values of ``history`` for a range.
    public static func values(_ range: TimeRange) -> [String: String] {
        let milliseconds = range.end.milliseconds - range.start.milliseconds
        return [
            "days": "\(max(1, (milliseconds + 86_399_999) / 86_400_000))",
            "from": "\(range.start.seconds)", "from:ms": "\(range.start.milliseconds)",
            "from:day": range.start.day,
            "to": "\(range.end.seconds)", "to:ms": "\(range.end.milliseconds)", "to:day": range.end.day,
        ]
    }

    /// The moment of a poll in Unix milliseconds, which every address may hold: what it is in is in no cache yet.
    static let moment = "now:ms"

    /// The value of ``moment``, which any request may have.
    public static func values(at time: Timestamp) -> [String: String] { [moment: "\(time.milliseconds)"] }

    static func filled(_ text: String, _ values: [String: String]) -> String {
        // By bytes: the body of a request may hold a thousand keys.
        var rest = text.utf8[...]
        var filled = ""
        while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
            let name = rest[rest.index(after: brace)...].prefix { $0 != UInt8(ascii: "}") }
            let end = name.endIndex
            if end < rest.endIndex, let value = values[String(Substring(name))] {
                filled += Substring(rest[..<brace]) + value
                rest = rest[rest.index(after: end)...]
            } else {
                filled += Substring(rest[...brace])
                rest = rest[rest.index(after: brace)...]
            }
        }
        return filled + Substring(rest)
    }

    /// The first `{name}` in a text that is made of a name's characters.
    static func first(in text: String) -> Substring? {
        for part in text.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
            let name = part.prefix { $0 != "}" }
            let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_:".contains($0)) }
            if isName, !name.isEmpty, name.endIndex < part.endIndex { return name }
        }
        return nil
    }
}

extension Source {
    /// Whether its addresses change from one time to the next.
    public var changesWithTime: Bool {
        history != nil
            || (requests + list.flatMap(\.requests)).contains { $0.url.contains("{\(Blanks.moment)}") }
    }
}

extension Call {
    /// The request with its blanks filled in.
    public func filled(_ values: [String: String]) -> Call {
        Call(
            method: method, url: Blanks.filled(url, values), headers: headers,
            body: body.map { Blanks.filled($0, values) })
    }
}
