internal import Alerts
internal import Metrics
internal import Terminal
internal import Text

/// The columns of *Alerts*.
enum AlertColumns {
    static func all(_ snapshot: Snapshot) -> [ListColumn<AlertRow>] {
        let (now, snoozes) = (snapshot.now, snapshot.snoozes)
        return [
            ListColumn("state", TableColumn("STATE", minimum: 14, priority: 9), startsAscending: true) {
                .text(state(of: $0, quiet: snoozes[$0.name], now).word)
            } cell: {
                let state = state(of: $0, quiet: snoozes[$0.name], now)
                return TableCell(SafeText("\(state.sign) \(state.word)"), role: state.role)
            },
            // What it watches begins alike in many, and the limit stands at the end.
            .text(
                "rule", TableColumn("RULE", minimum: 20, ideal: 44, flex: 1, most: 60, priority: 10),
                role: .strong,
                kept: { _ in 10 }
            ) { $0.name },
            .text(
                "watches", TableColumn("WATCHES", minimum: 20, ideal: 36, priority: 3), role: .secondary,
                kept: { _ in 0 }
            ) { $0.subject },
            .text("condition", TableColumn("CONDITION", minimum: 16, ideal: 30, priority: 4)) {
                $0.sentence
            },
            ListColumn(
                "value", TableColumn("LAST", alignment: .right, minimum: 8, ideal: 17, priority: 7),
                unit: .ofRow, written: { row in row.value.map { $0.unit.textWithName($0.number) } ?? "" }
            ) {
                $0.value.map { .quantity($0.number, unit: $0.unit ?? .count) }
            } cell: { row in
                var cell = TableCell(SafeText(row.last ?? ""))
                // Without its unit, which the rule names, rather than cut.
                cell.short = row.value.map { SafeText(($0.unit ?? .count).text($0.number)) }
                return cell
            },
            ListColumn(
                "since", TableColumn("SINCE", alignment: .right, minimum: 7, priority: 6),
                startsAscending: true, unit: .seconds
            ) {
                $0.event.map { .number((now - $0.since).inSeconds) }
            } cell: {
                TableCell(SafeText($0.event.map { (now - $0.since).age } ?? ""))
            },
            ListColumn(
                "lasted", TableColumn("LASTED", alignment: .right, minimum: 7, priority: 5), unit: .seconds
            ) {
                $0.lasted.map { .number($0.inSeconds) }
            } cell: {
                TableCell(SafeText($0.lasted?.age ?? ""), role: .secondary)
            },
        ]
    }

    private static func state(
        of row: AlertRow, quiet: Timestamp?, _ now: Timestamp
    ) -> (sign: String, word: String, role: Role) {
        if let event = row.event, !event.isFiring { return ("○", "over", .secondary) }
        if let quiet, quiet > now {
            return ("●", quiet.isMuted(at: now) ? "muted" : "snoozed", .watch)
        }
        guard let event = row.event else { return ("·", "watched", .secondary) }
        return event.acknowledged == nil ? ("✕", "firing", .bad) : ("●", "acknowledged", .watch)
    }
}
