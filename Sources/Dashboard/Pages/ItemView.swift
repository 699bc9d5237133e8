internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// The chosen question or item in full: its levels, what is measured, what was answered.
struct ItemView {
    let line: AssessmentDesk.Line
    let answer: Answer?
    let desk: AssessmentDesk
    let card: Scorecard
    let now: Timestamp

    func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let whole = TextView(paragraphs(levels))
        // Where not all of it fits, what is measured and answered comes before the last words of the levels.
        let isWhole = whole.height(atWidth: rect.columns) <= rect.rows
        (isWhole ? whole : TextView(paragraphs(levels.map { $0.clipped(to: rect.columns) })))
            .draw(in: rect, on: &grid, theme: theme)
    }

    private func paragraphs(_ levels: [TextView.Paragraph]) -> [TextView.Paragraph] {
        var all = [TextView.Paragraph(heading, role: .strong)]
        if let question = line.criterion.question { all.append(.init(SafeText(question))) }
        all += levels
        all += measured
        if let seed = line.criterion.seed { all.append(.init("“\(seed)”", role: .secondary)) }
        all += given
        all.append(.init(openItems, role: .secondary))
        return all
    }

    private var heading: SafeText {
        let share = score.map { " · \(Number.short($0.share * 100)) % of the score" } ?? ""
        return "\(line.id)  \(line.criterion.title) · \(line.criterion.importance.rawValue)\(share)"
    }

    private var score: CriterionScore? {
        func find(_ scores: [CriterionScore]) -> CriterionScore? {
            for score in scores {
                if score.id == line.id { return score }
                if let found = find(score.members) { return found }
            }
            return nil
        }
        return find(card.rubrics.flatMap(\.questions))
    }

    private var levels: [TextView.Paragraph] {
        guard let item = line.criterion.item else {
            let names = line.question.items.map(\.title).joined(separator: ", ")
            return [
                .init("A level here answers all of it at once, at grade D: \(names).", role: .secondary)
            ]
        }
        return item.levels.enumerated().map { level, text in
            let isChosen = answer?.levels.map { ($0.low...$0.high).contains(level) } ?? false
            return .init(
                isChosen ? "▸ \(level) \(text)" : "\(level) \(text)", role: isChosen ? .accent : .text,
                indent: isChosen ? 1 : 3, hangingIndent: 5)
        }
    }

    private var measured: [TextView.Paragraph] {
        guard let item = line.criterion.item else { return [] }
        var all = item.measures.map { measure in
            TextView.Paragraph(text(of: measure), role: .text, indent: 0, hangingIndent: 10)
        }
        if !item.judged.isEmpty { all.append(.init("For you to judge: \(item.judged)", role: .secondary)) }
        return all
    }

    private func text(of measure: Measure) -> SafeText {
        guard let figure = desk.figures[AssessmentDesk.basis(of: measure.metric)] else {
            return "Measured  \(measure.metric): nothing here yet"
        }
        let basis = figure.series.metric == measure.metric ? "" : " (\(figure.series.metric))"
        let role =
            switch measure.role {
            case .level: "proposes the level"
            case .ceiling: "sets the highest level"
            case .context: "for context"
            }
        return
            "Measured  \(measure.metric)\(basis) \(figure.unit.textWithName(figure.value)) · \(figure.series.network)/\(figure.source) · \((now - figure.time).age) ago · \(role)"
    }

    private var given: [TextView.Paragraph] {
        guard let answer else { return [] }
        var all = [TextView.Paragraph("Answered  \(AssessPage.mark(of: answer).string)", role: .accent)]
        if let reason = answer.reason { all.append(.init("Why  \(reason)", indent: 0, hangingIndent: 5)) }
        for evidence in answer.evidence {
            let date = evidence.date.map { " · \($0.day)" } ?? ""
            let what =
                switch evidence.kind {
                case .link(let url): url
                case .document: evidence.text ?? "document"
                case .measurement(let series, let value): "\(series) \(Number.short(value))"
                }
            all.append(.init("Evidence  \(what)\(date)", indent: 0, hangingIndent: 10))
        }
        return all
    }

    private var openItems: SafeText {
        let open = card.openItems.prefix(3).map { "\($0.item.criterion.title) (\(Number.short($0.points)))" }
        return open.isEmpty ? "" : "Find out next, by points: \(open.joined(separator: " · "))"
    }
}

extension TextView.Paragraph {
    /// In one line of so many cells.
    fileprivate func clipped(to columns: Int) -> TextView.Paragraph {
        .init(
            text.fitted(to: max(1, columns - max(indent, hangingIndent))), role: role, indent: indent,
            hangingIndent: hangingIndent)
    }
}
