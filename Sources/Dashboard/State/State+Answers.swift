internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Answers the chosen question or item; nil for a command that is no answer.
    mutating func answer(_ command: Command, in snapshot: Snapshot) -> [Effect]? {
        guard let draft, let desk = snapshot.desk,
            let line = desk.lines.first(where: { $0.id == list.choice.id })
        else { return nil }
        let answer = draft.answers[line.id] ?? Answer(.unknown)
        switch command {
        case .unknown: return change(line, in: desk, isDone: true) { $0.state = .unknown }
        case .undisclosed: return change(line, in: desk, isDone: true) { $0.state = .undisclosed }
        case .notApplicable:
            guard line.criterion.notApplicableWhen != nil else {
                say("\(line.id) always applies", .watch)
                return []
            }
            return change(line, in: desk, isDone: true) { $0.state = .notApplicable }
        case .gradeA: return change(line, in: desk) { $0.grade = .a }
        case .gradeB: return change(line, in: desk) { $0.grade = .b }
        case .gradeC: return change(line, in: desk) { $0.grade = .c }
        case .gradeD: return change(line, in: desk) { $0.grade = .d }
        case .evidence: field = Field(purpose: .evidence, text: TextField())
        case .range: field = Field(purpose: .levels, text: TextField())
        case .reason: edit(answer.reason, .reason)
        case .note: edit(answer.note, .note)
        case .undo: return undo()
        case .submit: askToSubmit(snapshot)
        default:
            guard let level = command.level.flatMap({ LevelRange($0) }) else { return nil }
            return change(line, in: desk, isDone: true) { $0.state = .scored(level) }
        }
        return []
    }

    /// Takes what was typed into the line of evidence or levels.
    mutating func finish(_ typed: Field, in snapshot: Snapshot) -> [Effect] {
        guard let desk = snapshot.desk, let line = desk.lines.first(where: { $0.id == list.choice.id }),
            !typed.text.text.isEmpty
        else { return [] }
        let text = typed.text.text.string
        switch typed.purpose {
        case .filter: return []
        case .evidence:
            let isLink = text.hasPrefix("https://") || text.hasPrefix("http://")
            return change(line, in: desk) { answer in
                answer.evidence.append(
                    isLink
                        ? Evidence(.link(url: text), date: snapshot.now)
                        : Evidence(.document, text: text, date: snapshot.now))
            }
        case .levels:
            let ends = text.split { "-– ".contains($0) }.compactMap { Int($0) }
            guard ends.count == 2, let levels = LevelRange(ends[0], ends[1]) else {
                say("a range of levels is two of 0 to 4, the lower first, such as 2-3", .watch)
                return []
            }
            return change(line, in: desk, isDone: true) { $0.state = .scored(levels) }
        }
    }

    private mutating func edit(_ text: String?, _ form: Overlay.Form) {
        remember()
        overlay = .editor(TextEditor(text ?? ""), form)
    }

    /// Takes the text of the editor as it is now.
    mutating func set(_ text: String, _ form: Overlay.Form) -> [Effect] {
        guard var draft, let id = list.choice.id else { return [] }
        var answer = draft.answers[id] ?? Answer(.unknown)
        switch form {
        case .reason: answer.reason = text.isEmpty ? nil : text
        case .note: answer.note = text.isEmpty ? nil : text
        }
        draft.answers[id] = answer
        self.draft = draft
        return [.save(draft)]
    }

    private mutating func change(
        _ line: AssessmentDesk.Line, in desk: AssessmentDesk, isDone: Bool = false,
        _ body: (inout Answer) -> Void
    ) -> [Effect] {
        guard var draft else { return [] }
        remember()
        var answer = draft.answers[line.id] ?? Answer(.unknown)
        body(&answer)
        // A grade that is given before the level waits for it; "unknown" takes all back but evidence.
        let isTakenBack = isDone && answer.state == .unknown && answer.evidence.isEmpty
        draft.answers[line.id] = isTakenBack ? nil : answer
        self.draft = draft
        if isDone { advance(from: line, in: desk) }
        return [.save(draft)]
    }

    private mutating func remember() {
        guard let draft, undoable.last != draft.answers else { return }
        undoable.append(draft.answers)
        if undoable.count > 200 { undoable.removeFirst() }
    }

    private mutating func undo() -> [Effect] {
        guard var draft, let before = undoable.popLast() else {
            say("nothing to undo", .secondary)
            return []
        }
        draft.answers = before
        self.draft = draft
        return [.save(draft)]
    }

    /// From a question to the next question, from an item to the next item.
    private mutating func advance(from line: AssessmentDesk.Line, in desk: AssessmentDesk) {
        guard let index = desk.lines.firstIndex(where: { $0.id == line.id }) else { return }
        let next = desk.lines[(index + 1)...].first { $0.depth == line.depth } ?? line
        list.choice.choose(next.id, in: desk.lines.map(\.id), height: listHeight)
    }

    private mutating func askToSubmit(_ snapshot: Snapshot) {
        guard let draft, let desk = snapshot.desk else { return }
        let refused = desk.rubrics.flatMap { $0.warnings(draft.answers) }.filter(\.isRefusedWhenStrict)
        if let first = refused.first {
            let more = refused.count > 1 ? " (and \(refused.count - 1) more)" : ""
            say("not submitted: \(first.description)\(more)", .bad)
            return
        }
        let card = draft.card(desk.rubrics, asOf: snapshot.now)
        let open = card.openItems.prefix(3).map { "\($0.item.criterion.title) (\(Number.short($0.points)))" }
        let missing = open.isEmpty ? "" : " Still open, by points: \(open.joined(separator: ", "))."
        overlay = .question(
            Dialog(
                "Submit the assessment of \(desk.project.name)?",
                "Score \(card.capped.description), \(Metrics.Unit.ratio.text(card.overall.coverage)) answered.\(missing) It never changes afterwards.",
                choices: [.init(false, "Not yet", key: "n"), .init(true, "Submit", key: "y")]),
            .submit(draft))
    }
}
