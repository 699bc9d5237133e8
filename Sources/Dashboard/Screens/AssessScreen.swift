internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// One question at a time, with what is measured at the elbow.
enum AssessScreen {
    static func draw(in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme) {
        guard let desk = snapshot.desk, let draft = state.draft else {
            grid.draw("Opening the assessment …", in: rect, style: theme[.secondary])
            return
        }
        let layout = AssessLayout(rect)
        let card = draft.card(desk.rubrics, asOf: snapshot.now)
        drawTitle(desk, draft, card, in: layout.title.inset(columns: 1), on: &grid, theme: theme)
        if layout.isWide {
            grid.drawVerticalRule(in: layout.rule, theme: theme)
        } else {
            grid.drawRule(in: layout.rule, theme: theme)
        }
        drawList(desk, draft, state, in: layout.list, on: &grid, theme: theme)
        guard let line = desk.lines.first(where: { $0.id == state.questions.id }) else { return }
        ItemView(line: line, answer: draft.answers[line.id], desk: desk, card: card, now: snapshot.now)
            .draw(in: layout.item, on: &grid, theme: theme)
    }

    private static func drawTitle(
        _ desk: AssessmentDesk, _ draft: Assessment, _ card: Scorecard, in rect: Rect, on grid: inout Grid,
        theme: Theme
    ) {
        let left = [
            Span(SafeText(desk.project.name), .strong),
            Span(SafeText("  draft by \(draft.assessor)"), .secondary),
        ]
        grid.draw(left, in: rect, theme: theme)
        let right = [
            Span("score ", .secondary), Span(SafeText(card.capped.description), .strong),
            Span(SafeText(" · \(Unit.ratio.text(card.overall.coverage)) answered · "), .secondary),
            Span(SafeText(card.verdict.rawValue.lowercased()), .accent),
        ]
        grid.draw(right, in: rect, theme: theme, alignment: .right)
    }

    private static func drawList(
        _ desk: AssessmentDesk, _ draft: Assessment, _ state: State, in rect: Rect, on grid: inout Grid,
        theme: Theme
    ) {
        let position = state.questions.position
        for row in 0..<rect.rows where position.offset + row < desk.lines.count {
            let index = position.offset + row
            let line = desk.lines[index]
            var area = rect.row(row)
            let mark = area.takeRight(6)
            area.takeLeft(1 + 2 * line.depth)
            if line.depth == 0 {
                let answered = line.question.items.count { draft.answers[$0.id] != nil }
                let title = SafeText(line.criterion.title)
                grid.draw(title, in: area, style: theme[.heading])
                let count: SafeText =
                    draft.answers[line.id].map { AssessScreen.mark(of: $0) }
                    ?? "\(answered)/\(line.question.items.count)"
                grid.draw(count, in: mark, style: theme[.secondary], alignment: .center)
            } else {
                let answer = draft.answers[line.id]
                let inherited = draft.answers[line.question.id]
                grid.draw(SafeText(line.criterion.title), in: area, style: theme[.text])
                let text = answer.map { AssessScreen.mark(of: $0) } ?? (inherited == nil ? "?" : "·")
                grid.draw(
                    text, in: mark, style: theme[answer == nil ? .secondary : .accent], alignment: .center)
            }
            if index == position.selected {
                grid.draw("▸", in: rect.row(row).columns(0, count: 1), style: theme[.accent])
                grid.overlay(rect.row(row), with: theme[.selection])
            }
        }
    }

    /// An answer in a few characters: `3 A`, `2–3 B`, `?`, `n/a`.
    static func mark(of answer: Answer) -> SafeText {
        switch answer.state {
        case .scored(let levels): "\(levels.description) \(answer.grade.rawValue)"
        case .chosen: "✓"
        case .unknown: "?"
        case .undisclosed: "none"
        case .notApplicable: "n/a"
        }
    }
}
