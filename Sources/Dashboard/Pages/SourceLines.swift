internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// How the sources of a network fare, two lines each where there is room.
enum SourceLines {
    /// Draws them in their order, or, where not all have room, those with trouble first and how many are left out.
    static func draw(
        _ sources: [SourceRow], now: Timestamp, _ keys: KeyMap, in rect: Rect, on grid: inout Grid,
        theme: Theme
    ) {
        var rest = rect
        let isRoomy = rect.rows >= sources.count * 2
        let details = sources.map { detail($0, now: now) }
        let heights = details.map { isRoomy || $0.isProblem ? 2 : 1 }
        let isWhole = heights.reduce(0, +) <= rect.rows
        let order = isWhole ? Array(sources.indices) : sources.indices.partitioned { details[$0].isProblem }
        // All in the form that has room for each, so that they read as one table.
        let headlines = sources.map { headline($0, now: now) }
        let form = headlines.map { $0.place(fitting: rect.columns) }.max() ?? 0
        for (place, index) in order.enumerated() where !rest.isEmpty {
            let isLast = place == order.count - 1
            guard isWhole || rest.rows > heights[index] || isLast && rest.rows == heights[index] else {
                let left = order.count - place
                let more: SafeText =
                    "  … \(left) more source\(left == 1 ? "" : "s")"
                    + keys.clause(.nextPart, on: .network, ": ")
                grid.draw(more, in: rest.takeTop(1), style: theme[.secondary])
                return
            }
            grid.draw(headlines[index][form], in: rest.takeTop(1), theme: theme)
            guard heights[index] == 2 else { continue }
            var line = rest.takeTop(1)
            line.takeLeft(2)
            let forms = details[index].forms.map { [Span($0, details[index].isProblem ? .bad : .secondary)] }
            grid.draw(forms.fitting(line.columns), in: line, theme: theme)
        }
    }

    /// From the fullest form to the shortest.
    private static func headline(_ row: SourceRow, now: Timestamp) -> [[Span]] {
        let standing = row.standing
        let least = [
            Span(standing.sign, standing.role), Span(SafeText(row.source.id), .text),
            Span("  \(standing.word)", standing.role),
        ]
        let good = row.record?.lastGood
        let age = good.map { [Span(" \((now - $0.time).age)", .secondary)] } ?? []
        let total =
            good?.phases.map {
                [Span(" · \(Metrics.Unit.milliseconds.textWithName($0.total.rounded()))", .secondary)]
            } ?? []
        let next = row.state.map { [Span(" · \(Self.next($0, now: now))", .secondary)] } ?? []
        return [least + age + total + next, least + age + next, least + age, least]
    }

    private static func next(_ state: SourceState, now: Timestamp) -> String {
        if state.isPaused { return "paused" }
        if state.isAsking { return "being asked" }
        let trial = state.isTrial ? ", one trial at a time" : ""
        return "next in \((state.due - now).countdown)\(trial)"
    }

    /// The second line, from its fullest form to its shortest.
    private static func detail(_ row: SourceRow, now: Timestamp) -> (forms: [SafeText], isProblem: Bool) {
        if let trouble = row.storageTrouble {
            return ([SafeText(trouble)], true)
        }
        if let last = row.record?.last, let reason = last.outcome.reason {
            return ([SafeText("\(last.outcome.name): \(reason)")], true)
        }
        let pace = "every \(row.source.every.words)"
        guard let phases = row.record?.last.phases else { return ([SafeText(pace)], false) }
        let parts = PhaseBar.parts(phases).map { "\($0.name) \(Number.short($0.milliseconds.rounded()))" }
        let text = parts.joined(separator: " · ")
        let forms = [
            "\(text) ms · \(pace) · \(row.source.probes.rawValue)", "\(text) ms · \(pace)", "\(text) ms",
            "\(parts[3]) ms · \(pace)", pace,
        ]
        return (forms.map { SafeText($0) }, false)
    }
}

extension Sequence {
    /// Those for which a condition holds, then the others, each in their order.
    fileprivate func partitioned(_ isFirst: (Element) -> Bool) -> [Element] {
        filter(isFirst) + filter { !isFirst($0) }
    }
}
