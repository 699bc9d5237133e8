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
    let keys: KeyMap

    private var answer: Answer? { draft.answers[line.id] }
    private var evidence: EvidenceView {
        EvidenceView(
            line: line, answer: answer, inherited: draft.answers[line.question.id],
            note: draft.riskNotes[line.question.id], desk: desk, now: now, keys: keys)
    }

    /// Draws the evidence beside the question or below it; where not all fits, one after the other from `offset` on.
    func draw(in rect: Rect, offset: Int, on grid: inout Grid, theme: Theme) {
        if let (left, right) = Self.columns(of: rect) {
            draw([.text(asked), .text(remarks)], in: left, offset: offset, on: &grid, theme: theme)
            return draw(
                [.evidence(evidence), .text(next)], in: right, offset: offset, on: &grid, theme: theme)
        }
        guard flow.height(atWidth: rect.columns) <= rect.rows else {
            return draw(flow, in: rect, offset: offset, on: &grid, theme: theme)
        }
        let below: [Part] = [.evidence(evidence), .text(next)]
        var room = rect
        let foot = room.takeBottom(below.height(atWidth: rect.columns))
        draw([.text(asked), .text(remarks)], in: room, offset: 0, on: &grid, theme: theme)
        draw(below, in: foot, offset: 0, on: &grid, theme: theme)
    }

    private func draw(_ parts: [Part], in rect: Rect, offset: Int, on grid: inout Grid, theme: Theme) {
        let most = Self.maximumOffset(of: parts, in: rect)
        var room = rect
        var skipped = min(offset, most)
        if most > 0 {
            ReadingOn(keys, on: .assess).draw(
                left: most - skipped, in: room.takeBottom(1), on: &grid, theme: theme)
        }
        for part in parts {
            let height = part.height(atWidth: room.columns)
            let area = room.takeTop(max(0, height - skipped))
            part.draw(in: area, offset: skipped, on: &grid, theme: theme)
            skipped = max(0, skipped - height)
        }
    }

    /// The most lines that can be scrolled away.
    func maximumOffset(in rect: Rect) -> Int {
        guard let (left, right) = Self.columns(of: rect) else {
            return Self.maximumOffset(of: flow, in: rect)
        }
        return max(
            Self.maximumOffset(of: [.text(asked), .text(remarks)], in: left),
            Self.maximumOffset(of: [.evidence(evidence), .text(next)], in: right))
    }

    private static func maximumOffset(of parts: [Part], in rect: Rect) -> Int {
        let height = parts.height(atWidth: rect.columns)
        return height <= rect.rows ? 0 : height - (rect.rows - 1)
    }

    /// The question and the evidence side by side, where there is room.
    private static func columns(of rect: Rect) -> (Rect, Rect)? {
        guard rect.columns >= 120 else { return nil }
        var rest = rect
        let evidence = rest.takeRight(max(48, rect.columns * 2 / 5))
        rest.takeRight(3)
        return (rest, evidence)
    }

    /// What is measured comes before remarks, for levels are read against it.
    private var flow: [Part] { [.text(asked), .evidence(evidence), .text(remarks), .text(next)] }

    private var asked: TextView {
        var all = [TextView.Paragraph(heading, role: .strong)]
        if let question = line.criterion.question { all.append(.init(SafeText(question))) }
        return TextView(all + levels)
    }

    private var remarks: TextView {
        var all: [TextView.Paragraph] = []
        if let item = line.criterion.item, !item.judged.isEmpty {
            all.append(.init("For you to judge: \(item.judged)", role: .secondary))
        }
        if let when = line.criterion.notApplicableWhen {
            all.append(.init("Not applicable when: \(when)", role: .secondary))
        }
        if let seed = line.criterion.seed { all.append(.init("“\(seed)”", role: .secondary)) }
        return TextView(all)
    }

    private var next: TextView {
        let words = outlook.next.joined(separator: " · ")
        return TextView(
            words.isEmpty ? [] : [.init("Find out next, by points: \(words)", role: .secondary)])
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
            all.append(
                .init(
                    keys.clause(.options, on: .assess, "", " ticks: ")
                        + SafeText(options.joined(separator: " · ")), role: .text))
        }
        return all
    }
}

/// A part of what is told of a question.
private enum Part {
    case text(TextView)
    case evidence(EvidenceView)

    func height(atWidth columns: Int) -> Int {
        switch self {
        case .text(let text): text.height(atWidth: columns)
        case .evidence(let evidence): evidence.height(atWidth: columns)
        }
    }

    func draw(in rect: Rect, offset: Int, on grid: inout Grid, theme: Theme) {
        switch self {
        case .text(let text): text.draw(in: rect, on: &grid, theme: theme, offset: offset)
        case .evidence(let evidence): evidence.draw(in: rect, offset: offset, on: &grid, theme: theme)
        }
    }
}

extension [Part] {
    fileprivate func height(atWidth columns: Int) -> Int {
        reduce(0) { $0 + $1.height(atWidth: columns) }
    }
}
