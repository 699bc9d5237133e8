internal import Metrics
internal import Terminal
internal import Text

/// A column of *Networks*.
enum NetworkColumn: CaseIterable, Hashable, Sendable {
    case name, nodes, change, capacity, utilization, h100, latency, token, tokenChange, trend, age

    /// The first press sorts names upwards and figures downwards.
    var startsAscending: Bool { self == .name || self == .latency || self == .h100 || self == .age }

    func column(range: NamedRange) -> TableColumn {
        switch self {
        case .name: TableColumn("NETWORK", minimum: 12, ideal: 18, priority: 100)
        case .nodes: TableColumn("NODES", alignment: .right, minimum: 7, priority: 90)
        case .change:
            TableColumn(SafeText(range.rawValue), alignment: .right, minimum: 8, priority: 60)
        case .capacity: TableColumn("CAPACITY", alignment: .right, minimum: 9, ideal: 10, priority: 80)
        case .utilization: TableColumn("USED", alignment: .right, minimum: 6, priority: 75)
        case .h100: TableColumn("H100 $/h", alignment: .right, minimum: 8, priority: 85)
        case .latency: TableColumn("p50 ms", alignment: .right, minimum: 8, priority: 70)
        case .token: TableColumn("TOKEN $", alignment: .right, minimum: 12, ideal: 13, priority: 65)
        case .tokenChange: TableColumn("24h", alignment: .right, minimum: 8, priority: 64)
        case .trend:
            TableColumn(SafeText(range.rawValue + " trend"), minimum: 9, ideal: 12, flex: 1, priority: 50)
        case .age: TableColumn("AGE", alignment: .right, minimum: 7, priority: 95)
        }
    }

    /// What rows are sorted by; nil goes last either way.
    func key(_ row: NetworkSummary) -> Double? {
        switch self {
        case .name: nil
        case .nodes: row.nodes
        case .change, .trend: row.change
        case .capacity: row.capacity?.value
        case .utilization: row.utilization
        case .h100: row.h100Price
        case .latency: row.latency?.milliseconds
        case .token: row.token?.price
        case .tokenChange: row.tokenChange
        case .age:
            if case .fresh(let time) = row.freshness { -Double(time.seconds) } else { nil }
        }
    }
}
