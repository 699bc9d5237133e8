internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// How the sources of a network fare, two lines each where there is room.
enum SourceLines {
    static func draw(
        _ sources: [SourceRow], now: Timestamp, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        var rest = rect
        let isRoomy = rect.rows >= sources.count * 2
        for source in sources where !rest.isEmpty {
            grid.draw(
                headlines(source, now: now).fitting(rest.columns), in: rest.takeTop(1), theme: theme)
            let detail = detail(source, now: now, columns: rest.columns - 2)
            if isRoomy || detail.isProblem {
                var line = rest.takeTop(1)
                line.takeLeft(2)
                grid.draw(detail.text, in: line, style: theme[detail.isProblem ? .bad : .secondary])
            }
        }
    }

    /// In less and less room: what has none is left out, for half a figure is another figure.
    private static func headlines(_ row: SourceRow, now: Timestamp) -> [[Span]] {
        let role = row.health.role
        let name = [
            Span(row.health.sign, role), Span(SafeText(row.source.id), .text),
            Span("  \(row.health.rawValue)", role),
        ]
        let good = row.record?.lastGood
        let age = good.map { [Span(" \((now - $0.time).age)", .secondary)] } ?? []
        let time =
            good?.phases.map {
                [Span(" · \(Metrics.Unit.milliseconds.textWithName($0.total.rounded()))", .secondary)]
            } ?? []
        let next = row.state.map { [Span(" · \(self.next($0, now: now))", .secondary)] } ?? []
        return [name + age + time + next, name + age + next, name + age + time, name + age, name]
    }

    private static func next(_ state: SourceState, now: Timestamp) -> String {
        if state.isPaused { return "paused" }
        if state.isAsking { return "being asked" }
        let trial = state.isTrial ? ", one trial at a time" : ""
        return "next in \((state.due - now).age)\(trial)"
    }

    private static func detail(
        _ row: SourceRow, now: Timestamp, columns: Int
    ) -> (text: SafeText, isProblem: Bool) {
        if let last = row.record?.last, let reason = last.outcome.reason {
            return (SafeText("\(last.outcome.name): \(reason)"), true)
        }
        guard let phases = row.record?.last.phases else {
            return (SafeText("every \(row.source.every.words)"), false)
        }
        let parts = [
            ("dns", phases.dns), ("connect", phases.connect), ("tls", phases.tls), ("wait", phases.firstByte),
        ]
        let text = parts.map { "\($0.0) \(Number.short($0.1.rounded()))" }.joined(separator: " · ")
        let wait = "wait \(Number.short(phases.firstByte.rounded())) ms"
        let facts = ["\(text) ms", "every \(row.source.every.words)", row.source.probes.rawValue]
        let forms = [facts, Array(facts.prefix(2)), [wait, facts[1]], [facts[1]]].map {
            SafeText($0.joined(separator: " · "))
        }
        return (forms.first { $0.width <= columns } ?? "", false)
    }
}
