internal import Metrics
internal import Terminal
internal import Text

/// The columns of *Networks*.
enum NetworkColumns {
    /// `alarmed` are the networks that an alarm is about.
    static func all(
        range: NamedRange, now: Timestamp, alarmed: Set<String>
    ) -> [ListColumn<NetworkSummary>] {
        [
            ListColumn(
                "network", TableColumn("NETWORK", minimum: 16, ideal: 18, priority: 100),
                startsAscending: true
            ) {
                .text($0.name)
            } cell: { row in
                alarmed.contains(row.id)
                    ? TableCell("▲ " + SafeText(row.name), role: .bad)
                    : TableCell(SafeText(row.name), role: .strong)
            },
            figure("nodes", TableColumn("NODES", alignment: .right, minimum: 6, priority: 90)) { $0.nodes },
            change(
                "change", TableColumn(SafeText(range.rawValue), alignment: .right, minimum: 8, priority: 60)
            ) {
                $0.change
            },
            ListColumn(
                "capacity", TableColumn("CAPACITY", alignment: .right, minimum: 9, ideal: 10, priority: 80),
                unit: .ofRow
            ) {
                $0.capacity.map { .quantity($0.value, unit: $0.unit) }
            } cell: { row in
                TableCell(
                    row.capacity.map { SafeText($0.unit.text($0.value)) } ?? "", role: row.role)
            },
            figure(
                "used", TableColumn("USED", alignment: .right, minimum: 6, priority: 75), unit: .ratio
            ) { $0.utilization },
            ListColumn(
                "h100", TableColumn("H100 $/h", alignment: .right, minimum: 8, priority: 85),
                startsAscending: true, unit: .gpuPrice
            ) {
                number($0.h100Price)
            } cell: { row in
                TableCell(
                    row.h100Price.map { SafeText(Number.price($0)) } ?? "", role: row.role)
            },
            ListColumn(
                "clouds", TableColumn("vs CLOUD", alignment: .right, minimum: 8, priority: 68),
                startsAscending: true, unit: .ratio
            ) {
                number($0.againstClouds)
            } cell: { row in
                TableCell(
                    row.againstClouds.map {
                        SafeText(($0 < 0 ? "" : "+") + Metrics.Unit.change.columnText($0))
                    } ?? "",
                    role: row.isOld ? .secondary : (row.againstClouds ?? 0) < 0 ? .good : .bad)
            },
            ListColumn(
                "latency", TableColumn("p50 ms", alignment: .right, minimum: 9, priority: 70),
                startsAscending: true, unit: .milliseconds
            ) {
                number($0.latency?.milliseconds)
            } cell: {
                latency($0)
            },
            ListColumn(
                "token", TableColumn("TOKEN $", alignment: .right, minimum: 11, ideal: 13, priority: 65),
                unit: .named("USD")
            ) {
                number($0.token?.price)
            } cell: { row in
                TableCell(
                    row.token.map { "\($0.symbol) \(Number.short($0.price))" } ?? "", role: row.role)
            },
            change("token-change", TableColumn("24h", alignment: .right, minimum: 8, priority: 55)) {
                $0.tokenChange
            },
            ListColumn(
                "fees", TableColumn("FEES/DAY", alignment: .right, minimum: 9, priority: 50),
                unit: .named("USD/day")
            ) {
                number($0.fees)
            } cell: { row in
                TableCell(row.fees.map { SafeText("$" + Number.short($0)) } ?? "", role: row.role)
            },
            ListColumn(
                "trend",
                TableColumn(
                    SafeText(range.rawValue + " trend"), minimum: 9, ideal: 12, flex: 1, most: 60,
                    priority: 72),
                isExported: false
            ) {
                number($0.change)
            } cell: {
                TableCell(.sparkline(Sparkline($0.trend)), role: $0.isOld ? .secondary : .line)
            },
            ListColumn(
                "age", TableColumn("AGE", alignment: .right, minimum: 8, priority: 95),
                startsAscending: true, unit: .seconds
            ) {
                number($0.lastGood.map { (now - $0).inSeconds })
            } cell: { row in
                TableCell(
                    row.lastGood.map { SafeText((row.isOld ? "✕ " : "") + (now - $0).age) } ?? "",
                    role: row.isOld ? .bad : .secondary)
            },
        ]
    }

    @Sendable private static func number(_ value: Double?) -> ColumnValue? { value.map(ColumnValue.number) }

    private static func figure(
        _ id: String, _ layout: TableColumn, unit: Metrics.Unit = .count, startsAscending: Bool = false,
        _ value: @escaping @Sendable (NetworkSummary) -> Double?
    ) -> ListColumn<NetworkSummary> {
        ListColumn(
            id, layout, startsAscending: startsAscending, unit: unit == .count ? .none : .named(unit.rawValue)
        ) {
            number(value($0))
        } cell: { row in
            TableCell(value(row).map { SafeText(unit.columnText($0)) } ?? "", role: row.role)
        }
    }

    private static func change(
        _ id: String, _ layout: TableColumn, _ value: @escaping @Sendable (NetworkSummary) -> Double?
    ) -> ListColumn<NetworkSummary> {
        ListColumn(id, layout, unit: .named("ratio over \(layout.title.string)")) {
            number(value($0))
        } cell: { row in
            let ratio = value(row)
            let role: Role =
                row.isOld
                ? .secondary : ratio.map { $0 > 0.0005 ? .good : $0 < -0.0005 ? .bad : .secondary } ?? .text
            return TableCell(Number.change(ratio).map { SafeText($0) } ?? "", role: role)
        }
    }

    @Sendable private static func latency(_ row: NetworkSummary) -> TableCell {
        guard let time = row.latency else { return TableCell("") }
        let text = Number.short(time.milliseconds.rounded())
        return TableCell(
            time.isService ? SafeText(text) : "api \(text)", role: time.isService ? row.role : .secondary)
    }
}

extension NetworkSummary {
    /// When there last was something; nil when there never was.
    var lastGood: Timestamp? {
        switch freshness {
        case .fresh(let time): time
        case .troubled(_, let time): time
        case .waiting: nil
        }
    }

    var isOld: Bool {
        if case .fresh = freshness { false } else { true }
    }

    fileprivate var role: Role { isOld ? .secondary : .text }
}
