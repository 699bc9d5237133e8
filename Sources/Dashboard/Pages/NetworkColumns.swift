internal import Collection
internal import Metrics
internal import Terminal
internal import Text

/// The columns of *Networks*.
struct NetworkColumns {
    let range: NamedRange
    let now: Timestamp
    /// The networks that an alarm is about.
    let alarmed: Set<String>
    let standings: FigureStandings

    var all: [ListColumn<NetworkSummary>] {
        [
            ListColumn(
                "network", TableColumn("NETWORK", minimum: 16, ideal: 18, priority: 100),
                startsAscending: true
            ) {
                .text($0.name)
            } cell: { [alarmed] row in
                alarmed.contains(row.id)
                    ? TableCell("▲ " + SafeText(row.name), role: .bad)
                    : TableCell(SafeText(row.name), role: .strong)
            },
            figure("nodes", .nodes, TableColumn("NODES", alignment: .right, minimum: 6, priority: 90)) {
                $0.nodes
            },
            change(
                "change", .nodes,
                TableColumn(SafeText(range.rawValue), alignment: .right, minimum: 8, priority: 60)
            ) {
                $0.change
            },
            ListColumn(
                "capacity", TableColumn("CAPACITY", alignment: .right, minimum: 9, ideal: 10, priority: 80),
                unit: .ofRow
            ) {
                $0.capacity.map { .quantity($0.value, unit: $0.unit) }
            } cell: { [standings] row in
                row.cell(row.capacity.map { $0.unit.text($0.value) }, .capacity, standings)
            },
            figure(
                "used", .utilization,
                TableColumn("USED", alignment: .right, minimum: 6, priority: 75), unit: .ratio
            ) { $0.utilization },
            ListColumn(
                "h100", TableColumn("H100 $/h", alignment: .right, minimum: 8, priority: 85),
                startsAscending: true, unit: .gpuPrice
            ) {
                Self.number($0.h100Price)
            } cell: { [standings] row in
                row.cell(row.h100Price.map { Number.price($0) }, .h100Price, standings)
            },
            ListColumn(
                "clouds", TableColumn("vs CLOUD", alignment: .right, minimum: 8, priority: 68),
                startsAscending: true, unit: .ratio
            ) {
                Self.number($0.againstClouds)
            } cell: { [standings] row in
                row.cell(
                    row.againstClouds.map { ($0 < 0 ? "" : "+") + Metrics.Unit.change.columnText($0) },
                    .h100Price, standings, role: (row.againstClouds ?? 0) < 0 ? .good : .bad, isMarked: false)
            },
            ListColumn(
                "latency", TableColumn("p50 ms", alignment: .right, minimum: 9, priority: 70),
                startsAscending: true, unit: .milliseconds
            ) {
                Self.number($0.latency?.milliseconds)
            } cell: { [standings] row in
                guard let time = row.latency else { return TableCell("") }
                let text = Number.short(time.milliseconds.rounded())
                // What is asked for its answers alone has no figure.
                let standing = standings.standing(of: SourceID(network: row.id, source: time.source))
                return row.cell(
                    time.isService ? text : "api \(text)", standing,
                    role: time.isService ? .text : .secondary)
            },
            ListColumn(
                "token", TableColumn("TOKEN $", alignment: .right, minimum: 11, ideal: 13, priority: 65),
                unit: .named("USD")
            ) {
                Self.number($0.token?.price)
            } cell: { [standings] row in
                row.cell(
                    row.token.map { "\($0.symbol) \(Number.short($0.price))" }, .token, standings)
            },
            change(
                "token-change", .tokenChange,
                TableColumn("24h", alignment: .right, minimum: 8, priority: 55)
            ) {
                $0.tokenChange
            },
            ListColumn(
                "fees", TableColumn("FEES/DAY", alignment: .right, minimum: 9, priority: 50),
                unit: .named("USD/day")
            ) {
                Self.number($0.fees)
            } cell: { [standings] row in
                row.cell(row.fees.map { "$" + Number.short($0) }, .fees, standings)
            },
            ListColumn(
                "trend",
                TableColumn(
                    SafeText(range.rawValue + " trend"), minimum: 9, ideal: 12, flex: 1, most: 60,
                    priority: 72),
                isExported: false
            ) {
                Self.number($0.change)
            } cell: { [standings] row in
                let isOld = row.isOld || row.standing(of: .headline, standings)?.isOld == true
                return TableCell(.sparkline(Sparkline(row.trend)), role: isOld ? .secondary : .line)
            },
            ListColumn(
                "age", TableColumn("AGE", alignment: .right, minimum: 8, priority: 95),
                startsAscending: true, unit: .seconds
            ) { [standings, now] in
                Self.number($0.age(standings).map { (now - $0.time).inSeconds })
            } cell: { [standings, now] row in
                guard let age = row.age(standings) else { return TableCell("") }
                return TableCell(
                    age.sign + SafeText((now - age.time).age),
                    role: age.isOld ? age.health.role : .secondary)
            },
        ]
    }

    @Sendable private static func number(_ value: Double?) -> ColumnValue? { value.map(ColumnValue.number) }

    private func figure(
        _ id: String, _ column: NetworkSummary.Column, _ layout: TableColumn, unit: Metrics.Unit = .count,
        _ value: @escaping @Sendable (NetworkSummary) -> Double?
    ) -> ListColumn<NetworkSummary> {
        ListColumn(id, layout, unit: unit == .count ? .none : .named(unit.rawValue)) {
            Self.number(value($0))
        } cell: { [standings] row in
            row.cell(value(row).map { unit.columnText($0) }, column, standings)
        }
    }

    private func change(
        _ id: String, _ column: NetworkSummary.Column, _ layout: TableColumn,
        _ value: @escaping @Sendable (NetworkSummary) -> Double?
    ) -> ListColumn<NetworkSummary> {
        ListColumn(id, layout, unit: .named("ratio over \(layout.title.string)")) {
            Self.number(value($0))
        } cell: { [standings] row in
            let ratio = value(row)
            let role: Role =
                ratio.map { $0 > 0.0005 ? .good : $0 < -0.0005 ? .bad : .secondary } ?? .text
            return row.cell(Number.change(ratio), column, standings, role: role, isMarked: false)
        }
    }
}

extension NetworkSummary {
    /// When there last was something; nil when there never was.
    fileprivate var lastGood: Timestamp? {
        switch freshness {
        case .fresh(let time): time
        case .troubled(_, let time): time
        case .waiting: nil
        }
    }

    /// Whether nothing of it is fresh, which its age says and none of its cells need repeat.
    fileprivate var isOld: Bool {
        if case .fresh = freshness { false } else { true }
    }

    /// How far the figure of a column can be trusted; nil where there is none.
    fileprivate func standing(of column: Column, _ standings: FigureStandings) -> FigureStanding? {
        standings.worst(of: origins[column] ?? [])
    }

    /// Of the last answer, or where a figure that it shows is old of the oldest such; nil when there never was any.
    fileprivate func age(_ standings: FigureStandings) -> FigureStanding? {
        guard !isOld else { return lastGood.map { FigureStanding(health: .failed, time: $0) } }
        let oldest = standings.worst(of: shown.map(\.latest))
        guard let oldest, oldest.isOld else { return lastGood.map { FigureStanding(health: .ok, time: $0) } }
        return oldest
    }

    fileprivate func cell(
        _ text: String?, _ column: Column, _ standings: FigureStandings, role: Role = .text,
        isMarked: Bool = true
    ) -> TableCell {
        cell(text, standing(of: column, standings), role: role, isMarked: isMarked)
    }

    /// A figure that is old stands dim, with a sign where it has room and others of the row are fresh.
    fileprivate func cell(
        _ text: String?, _ standing: FigureStanding?, role: Role, isMarked: Bool = true
    ) -> TableCell {
        guard let text else { return TableCell("") }
        guard !isOld, let standing, standing.isOld else {
            return TableCell(SafeText(text), role: isOld ? .secondary : role)
        }
        var cell = TableCell((isMarked ? standing.sign : "") + SafeText(text), role: .secondary)
        cell.short = SafeText(text)
        return cell
    }
}
