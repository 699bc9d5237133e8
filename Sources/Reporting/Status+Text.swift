internal import Catalog
internal import Collection
internal import History
internal import Metrics

extension Status {
    /// What a person reads: figures by network, then the sources that need a look.
    ///
    /// Nothing in it is longer than a line, and it holds no control character.
    public var text: String {
        var lines: [String] = []
        for network in networks {
            lines.append("\(network.name) (\(network.id))")
            let own = latest.filter { $0.series.network == network.id }
            lines += own.map(line)
            if own.isEmpty { lines.append("  no figure yet") }
            lines += network.sources.map(line)
            lines.append("")
        }
        return lines.map { "\($0.visible)\n" }.joined()
    }

    private func line(_ latest: Latest) -> String {
        let unit = vocabulary[latest.series.metric]?.unit ?? .count
        let labels = latest.series.labels.isEmpty ? "" : "{\(latest.series.labels)}"
        let marks = [
            latest.origin == .measured ? nil : latest.origin.rawValue,
            latest.quality == .good ? nil : latest.quality.rawValue,
        ]
        let name = (latest.series.metric + labels).padded(to: 52)
        let age = (now - latest.polledAt).age
        let tail = ([age, latest.source] + marks.compactMap(\.self)).joined(separator: "  ")
        return "  \(name)  \(unit.textWithName(latest.value).padded(to: 24))  \(tail)"
    }

    private func line(_ source: Source) -> String {
        let record = records[SourceID(network: source.network, source: source.id)]
        let health = SourceHealth(record, of: source, now: now)
        let age = record.map { (now - $0.last.time).age } ?? ""
        let error = record.flatMap { Self.error($0.last) }.map { "  \($0)" } ?? ""
        return "  \("source \(source.id)".padded(to: 52))  \(health.rawValue.padded(to: 24))  \(age)\(error)"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        count >= width ? self : self + String(repeating: " ", count: width - count)
    }
}
