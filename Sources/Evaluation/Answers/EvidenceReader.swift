internal import Documents
internal import Metrics

extension Element {
    /// A list of evidence, or one piece in its place.
    func evidence() throws(DocumentError) -> [Evidence] {
        guard isList else { return [try piece()] }
        var pieces: [Evidence] = []
        for element in try list() { pieces.append(try element.piece()) }
        return pieces
    }

    /// A text is a link or the name of a document; keys say more.
    private func piece() throws(DocumentError) -> Evidence {
        guard isMapping else {
            let text = try words()
            return Evidence.isAddress(text) ? Evidence(.link(url: text)) : Evidence(.document, text: text)
        }
        let fields = try fields(["url", "text", "date", "series", "value"])
        let text = try fields["text"]?.words()
        let date = try fields["date"]?.time()
        if let series = fields["series"] {
            let value = try fields.required("value").value("a number") {
                Double($0).flatMap { $0.isFinite ? $0 : nil }
            }
            return Evidence(.measurement(try series.series(), value: value), text: text, date: date)
        }
        if let url = fields["url"] {
            return Evidence(.link(url: try url.address()), text: text, date: date)
        }
        guard text != nil else { throw error("expected one of url, text, series") }
        return Evidence(.document, text: text, date: date)
    }

    /// A series as its description reads: `akash gpu.price.median{gpu=h100}`.
    private func series() throws(DocumentError) -> Series {
        try value("NETWORK METRIC or NETWORK METRIC{label=value}") { Series(parsing: $0) }
    }

    /// A day or a moment in ISO 8601.
    func time() throws(DocumentError) -> Timestamp {
        try value("a day such as 2026-11-23 or a time such as 2026-11-23T14:00:00Z") { Timestamp($0) }
    }

    /// A day or a moment that has come.
    func time(notAfter now: Timestamp?) throws(DocumentError) -> Timestamp {
        let time = try time()
        if let now, time > now.latestWritten {
            throw error("expected a day that has come, found '\(try text())'; today is \(now.day)")
        }
        return time
    }

    /// A link.
    func address() throws(DocumentError) -> String {
        try value("an address with https:// or http://") { Evidence.isAddress($0) ? $0 : nil }
    }
}

extension Series {
    /// Reads what its description writes.
    fileprivate init?(parsing text: String) {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        guard let brace = parts[1].firstIndex(of: "{") else {
            self.init(network: String(parts[0]), metric: String(parts[1]))
            return
        }
        let inner = parts[1][brace...].dropFirst()
        guard inner.last == "}", let labels = Labels(parsing: inner.dropLast()) else { return nil }
        self.init(network: String(parts[0]), metric: String(parts[1][..<brace]), labels: labels)
    }
}
