internal import History
internal import Metrics
internal import Terminal
internal import Text

/// The columns of a network's figures.
enum MetricColumns {
    /// `isHeaded` says of a row whether it stands below its metric's heading.
    static func all(
        of rows: [NetworkDetail.MetricRow], range: NamedRange, now: Timestamp, _ standings: FigureStandings,
        isHeaded: @escaping @Sendable (NetworkDetail.MetricRow) -> Bool
    ) -> [ListColumn<NetworkDetail.MetricRow>] {
        // Names of figures need what units leave.
        let unitWidth = Set(rows.compactMap(\.metric?.unit)).map { SafeText($0.shortName).width }.max() ?? 0
        return [
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
                "latest", TableColumn("LATEST", alignment: .right, minimum: 10, ideal: 12, priority: 8),
                written: { ($0.metric?.unit ?? .count).text($0.latest.value) }
            ) {
                .number($0.latest.value)
            } cell: { row in
                let unit = row.metric?.unit ?? .count
                let standing = standings[row.latest]
                let text = SafeText(unit.text(row.latest.value))
                let isLong = [.blocks, .time].contains(unit)
                var cell = TableCell(standing.sign + text, role: standing.isOld ? .secondary : .strong)
                if isLong || standing.isOld {
                    cell.short = isLong ? SafeText(unit.compactText(row.latest.value)) : text
                }
                return cell
            },
            // An export, whose figures are bare, names all of them.
            ListColumn(
                "unit", TableColumn("UNIT", minimum: min(10, max(5, unitWidth)), priority: 8),
                startsAscending: true,
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
                TableColumn(SafeText(range.rawValue), alignment: .right, minimum: 9, ideal: 12, priority: 7),
                unit: .named("ratio over \(range.rawValue)")
            ) {
                $0.change.map(ColumnValue.number)
            } cell: { row in
                var cell = TableCell(
                    row.changeText.map { SafeText($0) } ?? "",
                    role: standings[row.latest].isOld
                        ? .secondary
                        : role(of: row.change, direction: row.metric?.direction ?? .neither))
                cell.short = row.changeText.map { SafeText($0.replacing("points", with: "pp")) }
                return cell
            },
            ListColumn(
                "trend", TableColumn("TREND", minimum: 8, ideal: 12, priority: 6), isExported: false
            ) {
                $0.change.map(ColumnValue.number)
            } cell: {
                TableCell(
                    .sparkline(Sparkline($0.trend)), role: standings[$0.latest].isOld ? .secondary : .line)
            },
            ListColumn(
                "age", TableColumn("AGE", alignment: .right, minimum: 7, priority: 5),
                startsAscending: true, unit: .seconds
            ) {
                .number((now - standings[$0.latest].time).inSeconds)
            } cell: { row in
                let standing = standings[row.latest]
                return TableCell(
                    SafeText((now - standing.time).age),
                    role: standing.isOld ? standing.health.role : .secondary)
            },
        ]
    }

    private static func role(of change: Double?, direction: Metric.Direction) -> Role {
        guard let change, change.magnitude > 0.0005, direction != .neither else { return .secondary }
        return (change > 0) == (direction == .up) ? .good : .bad
    }
}
