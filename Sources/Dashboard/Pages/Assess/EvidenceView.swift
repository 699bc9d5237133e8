internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// What is measured beside an item, what was answered, and what others answered.
struct EvidenceView {
    let line: AssessmentDesk.Line
    let answer: Answer?
    /// What the whole question is answered with, where the item has no answer of its own.
    let inherited: Answer?
    let note: RiskNote?
    let desk: AssessmentDesk
    let now: Timestamp
    let keys: KeyMap

    /// A figure's line has its sparkline at the right; the others are text.
    private enum Row {
        case figure([Span], [Double?])
        case text(TextView.Paragraph)
    }

    private static let sparkline = 18

    func height(atWidth columns: Int) -> Int {
        rows.reduce(0) { $0 + height(of: $1, atWidth: columns) }
    }

    private func height(of row: Row, atWidth columns: Int) -> Int {
        guard case .text(let paragraph) = row else { return 1 }
        return TextView([paragraph]).height(atWidth: columns)
    }

    /// Draws the lines from `offset` on.
    func draw(in rect: Rect, offset: Int = 0, on grid: inout Grid, theme: Theme) {
        var rest = rect
        var skipped = offset
        for row in rows where !rest.isEmpty {
            let height = height(of: row, atWidth: rest.columns)
            guard skipped < height else {
                skipped -= height
                continue
            }
            defer { skipped = 0 }
            switch row {
            case .figure(let spans, let days):
                var line = rest.takeTop(1)
                let width = spans.reduce(0) { $0 + $1.text.width }
                grid.draw(spans, in: line, theme: theme)
                line.takeLeft(width + 2)
                Sparkline(days).draw(
                    in: line.columns(0, count: Self.sparkline), on: &grid, style: theme[.line],
                    glyphs: theme.glyphs)
            case .text(let paragraph):
                TextView([paragraph]).draw(
                    in: rest.takeTop(height - skipped), on: &grid, theme: theme, offset: skipped)
            }
        }
    }

    private var rows: [Row] { measured + given + kept + voices }

    /// What the register keeps of the risk.
    private var kept: [Row] {
        guard let words = note?.words else { return [] }
        return [.text(.init(SafeText("Risk \(words)"), hangingIndent: 5))]
    }

    private var measured: [Row] {
        guard let item = line.criterion.item else { return [] }
        let measures = item.measures.map { ($0, desk.figures.total($0.metric)) }
        var rows: [Row] = measures.flatMap { measure, figure -> [Row] in
            guard let figure else { return [] }
            return [
                .figure(
                    [
                        Span("Measured  ", .secondary), Span(SafeText(measure.metric)),
                        Span("  \(figure.unit.textWithShortName(figure.value))", .strong),
                    ], figure.days.suffix(90)),
                .text(.init(source(of: figure, measure), role: .secondary, indent: 10)),
            ]
        }
        let missing = measures.filter { $0.1 == nil }.map(\.0.metric)
        if !missing.isEmpty {
            rows.append(
                .text(
                    .init(
                        "Nothing measured of \(missing.joined(separator: ", "))", role: .secondary,
                        hangingIndent: 10)))
        }
        if let proposal = desk.proposals[line.id] {
            rows.append(
                .text(.init(words(proposal, beyond: item.beyond), role: .accent, hangingIndent: 2)))
        }
        return rows
    }

    /// What the figures propose or allow, and which facts they leave to the assessor.
    private func words(_ proposal: Proposal, beyond: String?) -> SafeText {
        let facts = beyond.map { ": \($0)" } ?? ""
        guard let level = proposal.level else {
            return "→ level \(proposal.ceiling) at most\(facts)"
                + keys.clause(.accept, on: .assess, "; ", " takes it")
        }
        let accepting = keys.clause(.accept, on: .assess, "; ", " accepts it")
        guard level < proposal.ceiling else { return "→ level \(level) is proposed" + accepting }
        return "→ level \(level) is proposed, up to \(proposal.ceiling) with a reason\(facts)" + accepting
    }

    /// The window, how many samples, who brought it, how old it is; and when it says nothing of the level.
    private func source(of figure: MeasuredFigure, _ measure: Measure) -> SafeText {
        var parts: [String] = []
        if let window = figure.window { parts.append("over \(window.text)") }
        if figure.samples > 1 { parts.append("n \(Number.grouped(Double(figure.samples)))") }
        parts.append(figure.wholeSource)
        parts.append("\((now - figure.time).age) ago")
        if figure.origin != .measured { parts.append(figure.origin.rawValue) }
        if measure.role == .context { parts.append("for context") }
        return SafeText(parts.joined(separator: " · "))
    }

    private var given: [Row] {
        guard let answer else { return [] }
        let choices = answer.choices.isEmpty ? "" : "  \(answer.choices.joined(separator: ", "))"
        var all: [TextView.Paragraph] = [
            .init("Answered  \(AssessPage.mark(of: answer).string)\(choices)", role: .accent)
        ]
        if let reason = answer.reason { all.append(.init("Why  \(reason)", hangingIndent: 5)) }
        for evidence in answer.evidence {
            all.append(.init("Evidence  \(evidence.words)", hangingIndent: 10, link: evidence.link))
        }
        if let note = answer.note { all.append(.init("Note  \(note)", role: .secondary, hangingIndent: 6)) }
        let warnings = desk.rubrics.flatMap {
            $0.warnings([line.id: answer], proposals: desk.proposals, figures: desk.figures, asOf: now)
        }
        for warning in warnings where warning.item == line.id {
            all.append(.init("Missing  \(warning.text)", role: .watch, hangingIndent: 9))
        }
        return all.map(Row.text)
    }

    /// What others answered, once this assessor has submitted too.
    private var voices: [Row] {
        let all = desk.others.compactMap { other -> (name: String, answer: Answer)? in
            guard let answer = other.answers[line.id] ?? other.answers[line.question.id] else { return nil }
            return (other.isSelfAssessment ? "\(other.assessor) (the project)" : other.assessor, answer)
        }
        guard !all.isEmpty else { return [] }
        let words = all.map { "\($0.name) \(AssessPage.mark(of: $0.answer).string)" }
        let levels = (all.map(\.answer) + [answer ?? inherited].compactMap(\.self)).compactMap(\.middle)
        let gap = (levels.max() ?? 0) - (levels.min() ?? 0)
        let text = SafeText("Others  \(words.joined(separator: " · "))")
        return [
            .text(
                .init(
                    gap >= 2 ? text + " · two levels apart or more: to be talked over" : text,
                    role: gap >= 2 ? .watch : .text, hangingIndent: 8))
        ]
    }
}

extension Answer {
    /// The level between the ends of its range; nil for an answer without a level.
    fileprivate var middle: Double? { levels.map { Double($0.low + $0.high) / 2 } }
}
