internal import History
internal import Metrics
internal import Terminal
internal import Text

/// The columns of a network's figures.
enum MetricColumns {
    static func all(range: NamedRange) -> [ListColumn<NetworkDetail.MetricRow>] {
        [
            // Labels often differ at their ends alone.
            .text(
                "metric", TableColumn("METRIC", minimum: 20, ideal: 26, flex: 1, priority: 9),
                kept: { $0.latest.series.metric.count + 1 }
            ) { $0.name },
            ListColumn(
                "latest", TableColumn("LATEST", alignment: .right, minimum: 10, priority: 8)
            ) {
                .number($0.latest.value)
            } cell: { row in
                let unit = row.metric?.unit ?? .count
                var cell = TableCell(SafeText(unit.text(row.latest.value)), role: .strong)
                if [.blocks, .time].contains(unit) {
                    cell.short = SafeText(unit.compactText(row.latest.value))
                }
                return cell
            },
            // An export, whose figures are bare, names all of them.
            ListColumn(
                "unit", TableColumn("UNIT", minimum: 8, ideal: 14, priority: 5), startsAscending: true
            ) {
                .text(($0.metric?.unit ?? .count).rawValue)
            } cell: { row in
                let name = row.metric?.unit.nameBesideText(of: row.latest.value)
                return TableCell(SafeText(name ?? ""), role: .secondary)
            },
            ListColumn(
                "change",
                TableColumn(SafeText(range.rawValue), alignment: .right, minimum: 13, priority: 7),
                unit: .named("ratio over \(range.rawValue)")
            ) {
                $0.change.map(ColumnValue.number)
            } cell: { row in
                TableCell(
                    row.changeText.map { SafeText($0) } ?? "",
                    role: role(of: row.change, direction: row.metric?.direction ?? .neither))
            },
            ListColumn(
                "trend", TableColumn("TREND", minimum: 8, ideal: 12, priority: 6), isExported: false
            ) {
                $0.change.map(ColumnValue.number)
            } cell: {
                TableCell(.sparkline(Sparkline($0.trend)), role: .line)
            },
        ]
    }

    private static func role(of change: Double?, direction: Metric.Direction) -> Role {
        guard let change, change.magnitude > 0.0005, direction != .neither else { return .secondary }
        return (change > 0) == (direction == .up) ? .good : .bad
    }
}
