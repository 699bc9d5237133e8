internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// The chosen question or item in full: its levels, what is measured, what was answered.
struct ItemView {
    let line: AssessmentDesk.Line
    let draft: Assessment
    let desk: AssessmentDesk
    let outlook: Outlook
    let now: Timestamp

    private var answer: Answer? { draft.answers[line.id] }
    private var evidence: EvidenceView {
        EvidenceView(
            line: line, answer: answer, inherited: draft.answers[line.question.id],
            note: draft.riskNotes[line.question.id], desk: desk,
            outlook: outlook,
            now: now)
    }

    func draw(in rect: Rect, offset: Int, on grid: inout Grid, theme: Theme) {
        let parts = parts(of: rect)
        var room = parts.text
        let isWhole = text.height(atWidth: room.columns) <= room.rows
        let foot = isWhole ? nil : room.takeBottom(1)
        text.draw(in: room, on: &grid, theme: theme, offset: min(offset, maximumOffset(in: rect)))
        if let foot {
            let (key, what) =
                offset < maximumOffset(in: rect) ? (Key(.right), "reads on") : (Key(.left), "goes back")
            let more = SafeText("\(key.name(isASCII: theme.glyphs.isASCII)) \(what)")
            grid.draw(more, in: foot, style: theme[.key], alignment: .right)
        }
        evidence.draw(in: parts.evidence, on: &grid, theme: theme)
    }

    /// The most lines that can be scrolled away.
    func maximumOffset(in rect: Rect) -> Int {
        let room = parts(of: rect).text
        let height = text.height(atWidth: room.columns)
        return height <= room.rows ? 0 : height - (room.rows - 1)
    }

    private func parts(of rect: Rect) -> (text: Rect, evidence: Rect) {
        AssessLayout.parts(of: rect) { evidence.height(atWidth: $0) }
    }

    private var text: TextView {
        var all = [TextView.Paragraph(heading, role: .strong)]
        if let question = line.criterion.question { all.append(.init(SafeText(question))) }
        all += levels
        if let item = line.criterion.item, !item.judged.isEmpty {
            all.append(.init("For you to judge: \(item.judged)", role: .secondary))
        }
        if let when = line.criterion.notApplicableWhen {
            all.append(.init("Not applicable when: \(when)", role: .secondary))
        }
        if let seed = line.criterion.seed { all.append(.init("“\(seed)”", role: .secondary)) }
        return TextView(all)
    }

    private var heading: SafeText {
        let share =
            outlook.card.criterion(line.id).map { " · \(Number.short($0.share * 100)) % of the score" } ?? ""
        return "\(line.id)  \(line.criterion.title) · \(line.criterion.importance.rawValue)\(share)"
    }

    private var levels: [TextView.Paragraph] {
        guard let item = line.criterion.item else {
            let names = line.question.items.map(\.title).joined(separator: " · ")
            return [
                .init("A level here answers all of it at once, at grade D: \(names)", role: .secondary)
            ]
        }
        var all: [TextView.Paragraph] = item.levels.enumerated().map { level, text in
            let isChosen = answer?.levels.map { ($0.low...$0.high).contains(level) } ?? false
            return .init(
                isChosen ? "▸ \(level) \(text)" : "\(level) \(text)", role: isChosen ? .accent : .text,
                indent: isChosen ? 1 : 3, hangingIndent: 5)
        }
        if !item.options.isEmpty {
            let options = item.options.map { option in
                answer?.choices.contains(option) == true ? "✓ \(option)" : option
            }
            all.append(.init("Enter ticks: \(options.joined(separator: " · "))", role: .text))
        }
        return all
    }
}
