internal import History
internal import Metrics
internal import Terminal
internal import Text

/// The columns of a network's figures.
enum MetricColumns {
    /// `isHeaded` says of a row whether it stands below its metric's heading.
    static func all(
        range: NamedRange, isHeaded: @escaping @Sendable (NetworkDetail.MetricRow) -> Bool
    ) -> [ListColumn<NetworkDetail.MetricRow>] {
        [
            ListColumn(
                "metric", TableColumn("METRIC", minimum: 16, ideal: 26, flex: 1, most: 40, priority: 9),
                startsAscending: true, written: \.name
            ) {
                .text($0.name)
            } cell: { row in
                var cell = TableCell(SafeText(isHeaded(row) ? "  \(row.part)" : row.name))
                // Labels often differ at their ends alone.
                cell.kept = isHeaded(row) ? 0 : row.latest.series.metric.count + 1
                return cell
            },
            ListColumn(
                "latest", TableColumn("LATEST", alignment: .right, minimum: 9, ideal: 10, priority: 8)
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
                "unit", TableColumn("UNIT", minimum: 7, ideal: 10, priority: 8), startsAscending: true,
                written: { $0.metric?.unit.nameBesideText(of: $0.latest.value) ?? "" }
            ) {
                .text(($0.metric?.unit ?? .count).rawValue)
            } cell: { row in
                let unit = row.metric?.unit
                let isNamed = unit?.nameBesideText(of: row.latest.value) != nil
                return TableCell(SafeText(isNamed ? unit?.shortName ?? "" : ""), role: .secondary)
            },
            ListColumn(
                "change",
                TableColumn(SafeText(range.rawValue), alignment: .right, minimum: 12, ideal: 14, priority: 7),
                unit: .named("ratio over \(range.rawValue)")
            ) {
                $0.change.map(ColumnValue.number)
            } cell: { row in
                var cell = TableCell(
                    row.changeText.map { SafeText($0) } ?? "",
                    role: role(of: row.change, direction: row.metric?.direction ?? .neither))
                cell.short = row.changeText.map { SafeText($0.replacing("points", with: "pp")) }
                return cell
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
