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
            grid.draw(headline(source, now: now), in: rest.takeTop(1), theme: theme)
            let detail = detail(source, now: now)
            if isRoomy || detail.isProblem {
                var line = rest.takeTop(1)
                line.takeLeft(2)
                grid.draw(detail.text, in: line, style: theme[detail.isProblem ? .bad : .secondary])
            }
        }
    }

    private static func headline(_ row: SourceRow, now: Timestamp) -> [Span] {
        let role = row.health.role
        var spans = [
            Span(row.health.sign, role), Span(SafeText(row.source.id), .text),
            Span("  \(row.health.rawValue)", role),
        ]
        if let good = row.record?.lastGood {
            spans.append(Span(" \((now - good.time).age)", .secondary))
            if let total = good.phases?.total {
                let text = Metrics.Unit.milliseconds.textWithName(total.rounded())
                spans.append(Span(" · \(text)", .secondary))
            }
        }
        if let state = row.state { spans.append(Span(" · \(next(state, now: now))", .secondary)) }
        return spans
    }

    private static func next(_ state: SourceState, now: Timestamp) -> String {
        if state.isPaused { return "paused" }
        if state.isAsking { return "being asked" }
        let trial = state.isTrial ? ", one trial at a time" : ""
        return "next in \((state.due - now).age)\(trial)"
    }

    private static func detail(
        _ row: SourceRow, now: Timestamp
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
        return (
            SafeText("\(text) ms · every \(row.source.every.words) · \(row.source.probes.rawValue)"), false
        )
    }
}
