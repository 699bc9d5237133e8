internal import Catalog
internal import Collection
internal import History
internal import Metrics

extension Status {
    /// What a person reads: what is wrong with all of it, then by network figures and sources.
    ///
    /// Nothing in it is longer than a line, and it holds no control character.
    public var text: String {
        var lines = silence.map { ["\($0): \(Silence.remedy)", ""] } ?? []
        for network in networks {
            lines.append("\(network.name) (\(network.id))")
            let own = latest.filter { $0.series.network == network.id }
            if own.isEmpty { lines.append("  no figure yet") }
            // What tells of the whole network comes before its parts, of which there may be hundreds.
            lines += Self.aligned(own.filter(\.series.labels.isEmpty).map(cells))
            lines += Self.aligned(network.sources.map(cells))
            lines += Self.aligned(own.filter { !$0.series.labels.isEmpty }.map(cells))
            lines.append("")
        }
        return lines.map { "\($0.visible)\n" }.joined()
    }

    /// Name, value, age, and what else there is to say.
    private func cells(_ latest: Latest) -> [String] {
        let (series, unit) = (latest.series, vocabulary[latest.series.metric]?.unit ?? .count)
        let marks = [
            Self.mark(latest.origin),
            latest.quality == .good ? nil : latest.quality.rawValue,
        ]
        return [
            series.labels.isEmpty ? series.metric : "\(series.metric){\(series.labels)}",
            unit.textWithName(latest.value), (now - latest.polledAt).age,
            ([latest.source] + marks.compactMap(\.self)).joined(separator: "  "),
        ]
    }

    private func cells(_ source: Source) -> [String] {
        let record = records[SourceID(network: source.network, source: source.id)]
        return [
            "source \(source.id)", SourceHealth(record, of: source, now: now).rawValue,
            record.map { (now - $0.last.time).age } ?? "",
            [record.flatMap { Self.mark($0.last.origin) }, record.flatMap { Self.error($0.last) }]
                .compactMap(\.self).joined(separator: "  "),
        ]
    }

    /// What is said of anything that was not measured.
    private static func mark(_ origin: Origin) -> String? { origin == .measured ? nil : origin.rawValue }

    /// Rows with their values and ages to the right, below each other.
    private static func aligned(_ rows: [[String]]) -> [String] {
        func width(_ column: Int) -> Int { rows.map { $0[column].count }.max() ?? 0 }
        let (names, values, ages) = (min(90, max(28, width(0))), max(16, width(1)), max(7, width(2)))
        return rows.map { row in
            let line = [
                row[0].padded(to: names), row[1].padded(to: values, onTheLeft: true),
                row[2].padded(to: ages, onTheLeft: true), row[3],
            ].joined(separator: "  ")
            return "  " + line.trimmingSuffix(while: \.isWhitespace)
        }
    }
}

extension String {
    fileprivate func padded(to width: Int, onTheLeft isLeft: Bool = false) -> String {
        let blanks = String(repeating: " ", count: Swift.max(0, width - count))
        return isLeft ? blanks + self : self + blanks
    }

    fileprivate func trimmingSuffix(while isLeftOut: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let last = rest.last, isLeftOut(last) { rest.removeLast() }
        return rest
    }
}
