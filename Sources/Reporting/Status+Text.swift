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
            let width = min(own.map { name($0.series).count }.max() ?? 0, 90)
            lines += own.map { line($0, width: max(width, 24)) }
            if own.isEmpty { lines.append("  no figure yet") }
            lines += network.sources.map { line($0, width: max(width, 24)) }
            lines.append("")
        }
        return lines.map { "\($0.visible)\n" }.joined()
    }

    private func name(_ series: Series) -> String {
        series.labels.isEmpty ? series.metric : "\(series.metric){\(series.labels)}"
    }

    private func line(_ latest: Latest, width: Int) -> String {
        let unit = vocabulary[latest.series.metric]?.unit ?? .count
        let marks = [
            latest.origin == .measured ? nil : latest.origin.rawValue,
            latest.quality == .good ? nil : latest.quality.rawValue,
        ]
        let name = name(latest.series).padded(to: width)
        let age = (now - latest.polledAt).age
        let tail = ([age, latest.source] + marks.compactMap(\.self)).joined(separator: "  ")
        return "  \(name)  \(unit.textWithName(latest.value).padded(to: 24))  \(tail)"
    }

    private func line(_ source: Source, width: Int) -> String {
        let record = records[SourceID(network: source.network, source: source.id)]
        let health = SourceHealth(record, of: source, now: now)
        let age = record.map { (now - $0.last.time).age } ?? ""
        let error = record.flatMap { Self.error($0.last) }.map { "  \($0)" } ?? ""
        return
            "  \("source \(source.id)".padded(to: width))  \(health.rawValue.padded(to: 24))  \(age)\(error)"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        count >= width ? self : self + String(repeating: " ", count: width - count)
    }
}
