internal import Metrics

extension Entry {
    /// A list of evidence, or one piece in its place.
    func evidence() throws(DocumentError) -> [Evidence] {
        guard isList else { return [try piece()] }
        var pieces: [Evidence] = []
        for entry in try list() { pieces.append(try entry.piece()) }
        return pieces
    }

    /// A text is a link or the name of a document; keys say more.
    private func piece() throws(DocumentError) -> Evidence {
        guard isMapping else {
            let text = try text()
            return isLink(text) ? Evidence(.link(url: text)) : Evidence(.document, text: text)
        }
        let fields = try fields()
        try fields.allow(["url", "text", "date", "series", "value"])
        let text = try fields["text"]?.text()
        let date = try fields["date"]?.time()
        if let series = fields["series"] {
            let value = try fields.required("value").number()
            return Evidence(.measurement(try series.series(), value: value), text: text, date: date)
        }
        if let url = fields["url"] {
            let address = try url.text()
            guard isLink(address) else { throw url.error("expected an address with http:// or https://") }
            return Evidence(.link(url: address), text: text, date: date)
        }
        guard text != nil else { throw error("expected one of url, text, series") }
        return Evidence(.document, text: text, date: date)
    }

    /// A series as its description reads: `akash gpu.price.median{gpu=h100}`.
    private func series() throws(DocumentError) -> Series {
        let text = try text()
        guard let series = Series(parsing: text) else {
            throw error("'\(text)' is no series; expected NETWORK METRIC or NETWORK METRIC{label=value}")
        }
        return series
    }

    private func isLink(_ text: String) -> Bool {
        text.hasPrefix("https://") || text.hasPrefix("http://")
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
