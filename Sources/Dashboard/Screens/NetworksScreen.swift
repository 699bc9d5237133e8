internal import Metrics
internal import Terminal
internal import Text

/// What is alive, at what price, how fast: one row a network.
enum NetworksScreen {
    /// Bars in a sparkline; two to a cell.
    static let trendColumns = 24

    /// A row: the heading of a layer, or a network.
    enum Line: Sendable {
        case heading(Layer)
        case network(NetworkSummary)

        /// What choosing it chooses; nil for a heading.
        var id: String? {
            if case .network(let summary) = self { summary.id } else { nil }
        }
    }

    /// By layer, or by the column that the reader sorts by; without what the filter hides.
    static func lines(_ snapshot: Snapshot, _ state: State) -> [Line] {
        let filter = state.filters[.networks]
        let shown = snapshot.networks.filter {
            SafeText("\($0.name) \($0.id) \($0.layer.title)").holds(filter)
        }
        guard let sorting = state.networkSorting else {
            var lines: [Line] = []
            var layer: Layer?
            for summary in shown {
                if summary.layer != layer { lines.append(.heading(summary.layer)) }
                layer = summary.layer
                lines.append(.network(summary))
            }
            return lines
        }
        return shown.sorted { sorting.precedes($0, $1) }.map(Line.network)
    }

    static func table(_ snapshot: Snapshot, _ state: State) -> Table {
        let lines = lines(snapshot, state)
        let sorting = state.networkSorting.flatMap { sorting in
            NetworkColumn.allCases.firstIndex(of: sorting.column).map {
                Table.Sorting(column: $0, isAscending: sorting.isAscending)
            }
        }
        return Table(
            columns: NetworkColumn.allCases.map { $0.column(range: state.range) }, sorting: sorting,
            count: lines.count
        ) { index in
            switch lines[index] {
            case .heading(let layer): .heading(SafeText(layer.title))
            case .network(let summary): .cells(cells(summary, now: snapshot.now))
            }
        }
    }

    static func draw(in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme) {
        let table = table(snapshot, state)
        table.draw(in: rect, on: &grid, theme: theme, at: state.networks.position)
        guard table.count == 0 else { return }
        let text: SafeText =
            state.filters[.networks] == nil
            ? "No network is defined: see the folder Data/Networks, or `assay doctor`."
            : "Nothing matches the filter; Esc shows all."
        grid.draw(text, in: rect.row(rect.rows / 2), style: theme[.secondary], alignment: .center)
    }

    private static func cells(_ row: NetworkSummary, now: Timestamp) -> [TableCell] {
        let name = TableCell(SafeText(row.name), role: .strong)
        switch row.freshness {
        case .fresh(let time):
            return [name] + figures(row) + [TableCell(SafeText((now - time).age), role: .secondary)]
        case .waiting:
            return [name, TableCell("waiting for the first answer", role: .secondary, span: columns)]
        case .troubled(let reason, let lastGood):
            guard let lastGood else {
                return [name, TableCell("✕ \(reason)", role: .bad, span: columns)]
            }
            return [name] + figures(row, isOld: true) + [
                TableCell(SafeText((now - lastGood).age), role: .bad)
            ]
        }
    }

    /// Those between the name and the end of the row.
    private static var columns: Int { NetworkColumn.allCases.count - 1 }

    private static func figures(_ row: NetworkSummary, isOld: Bool = false) -> [TableCell] {
        let role: Role = isOld ? .secondary : .text
        func figure(_ value: Double?, _ unit: Unit = .count, role: Role = role) -> TableCell {
            TableCell(value.map { SafeText(unit.text($0)) } ?? "", role: role)
        }
        func change(_ ratio: Double?) -> TableCell {
            let role: Role =
                isOld
                ? .secondary : ratio.map { $0 > 0.0005 ? .good : $0 < -0.0005 ? .bad : .secondary } ?? .text
            return TableCell(Number.change(ratio).map { SafeText($0) } ?? "", role: role)
        }
        let latency: TableCell =
            row.latency.map { time in
                let text = Number.short(time.milliseconds.rounded())
                return TableCell(
                    time.isService ? SafeText(text) : "api \(text)", role: time.isService ? role : .secondary)
            } ?? TableCell("")
        let token = row.token.map { TableCell("\($0.symbol) \(Number.short($0.price))", role: role) }
        return [
            figure(row.nodes), change(row.change), figure(row.capacity?.value, row.capacity?.unit ?? .count),
            figure(row.utilization, .ratio), figure(row.h100Price), latency, token ?? TableCell(""),
            change(row.tokenChange),
            TableCell(.sparkline(Sparkline(row.trend)), role: isOld ? .secondary : .line),
        ]
    }
}

extension State.Sorting {
    fileprivate func precedes(_ left: NetworkSummary, _ right: NetworkSummary) -> Bool {
        if column == .name {
            let isBefore = left.name.lowercased() < right.name.lowercased()
            return isAscending ? isBefore : !isBefore && left.name != right.name
        }
        switch (column.key(left), column.key(right)) {
        case (let one?, let other?) where one != other: return isAscending ? one < other : one > other
        case (.some, nil): return true
        case (nil, .some): return false
        default: return left.name.lowercased() < right.name.lowercased()
        }
    }
}
