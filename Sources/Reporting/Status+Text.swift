internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Text

extension Status {
    /// What a person reads: what is wrong with all of it, then by network figures and sources.
    ///
    /// Nothing in it is longer than a line, and it holds no control character. In fewer `columns` than a line takes, who
    /// told a figure goes first, then its age; names are cut in their middle, and figures are whole or not there.
    public func text(columns: Int = .max) -> String {
        var lines = silence.map { ["\($0): \(Silence.remedy)", ""] } ?? []
        for network in networks {
            lines.append("\(network.name) (\(network.id))")
            let own = latest.filter { $0.series.network == network.id }
            if own.isEmpty { lines.append("  no figure yet") }
            // What tells of the whole network comes before its parts, of which there may be hundreds.
            lines += Self.aligned(own.filter(\.series.labels.isEmpty).map(cells), in: columns)
            lines += Self.aligned(network.sources.map(cells), in: columns)
            lines += Self.aligned(own.filter { !$0.series.labels.isEmpty }.map(cells), in: columns)
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
    private static func aligned(_ rows: [[String]], in columns: Int) -> [String] {
        func width(_ column: Int) -> Int { rows.map { $0[column].count }.max() ?? 0 }
        var widths = [min(90, max(28, width(0))), max(16, width(1)), max(7, width(2))]
        let room = max(0, columns - 2)
        // What tells who told it is cut at its end, where there is room for a word of it.
        let isWide = widths.reduce(0, +) + 4 + 10 <= room
        if !isWide {
            widths = [width(0), width(1), width(2)]
            if widths.reduce(0, +) + 4 > room, room - widths[1] - widths[2] - 4 < 20 { widths.removeLast() }
            let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
            widths[0] = min(widths[0], max(room - others, min(8, room)))
            widths[1] = max(0, min(widths[1], room - widths[0] - 2))
        }
        return rows.map { row in
            let name =
                columns == .max ? row[0] : SafeText(row[0], limit: .max).cutInMiddle(to: widths[0]).string
            let value = row[1].count > widths[1] ? String("…".prefix(widths[1])) : row[1]
            var cells = [name.padded(to: widths[0]), value.padded(to: widths[1], onTheLeft: true)]
            if widths.count > 2 { cells.append(row[2].padded(to: widths[2], onTheLeft: true)) }
            if isWide { cells.append(row[3]) }
            return "  " + cells.joined(separator: "  ").trimmingSuffix(while: \.isWhitespace)
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
