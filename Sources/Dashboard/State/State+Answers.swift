internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Answers the chosen question or item.
    mutating func answer(_ command: Command, in snapshot: Snapshot) -> [Effect] {
        guard var draft, let desk = snapshot.desk,
            let line = desk.lines.first(where: { $0.id == questions.id })
        else { return [] }
        var answer = draft.answers[line.id] ?? Answer(.unknown)
        var isDone = true
        switch command {
        case .unknown: answer.state = .unknown
        case .undisclosed: answer.state = .undisclosed
        case .notApplicable:
            guard line.criterion.notApplicableWhen != nil else {
                message = Message(text: "\(line.id) always applies", role: .watch)
                return []
            }
            answer.state = .notApplicable
        case .gradeA: answer.grade = .a
        case .gradeB: answer.grade = .b
        case .gradeC: answer.grade = .c
        case .gradeD: answer.grade = .d
        case .evidence:
            field = Field(purpose: .evidence, text: TextField())
            return []
        case .reason:
            field = Field(purpose: .reason, text: TextField(SafeText(answer.reason ?? "")))
            return []
        default:
            guard let level = command.level.flatMap({ LevelRange($0) }) else { return [] }
            answer.state = .scored(level)
        }
        switch command {
        case .gradeA, .gradeB, .gradeC, .gradeD: isDone = false
        default: break
        }
        // A grade that is given before the level waits for it; "unknown" takes all back but evidence.
        draft.answers[line.id] = command == .unknown && answer.evidence.isEmpty ? nil : answer
        self.draft = draft
        if isDone { advance(from: line, in: desk) }
        return [.save(draft)]
    }

    mutating func addEvidence(_ text: SafeText, in snapshot: Snapshot) -> [Effect] {
        guard !text.isEmpty else { return [] }
        let isLink = text.string.hasPrefix("https://") || text.string.hasPrefix("http://")
        return change { answer in
            answer.evidence.append(
                isLink
                    ? Evidence(.link(url: text.string), date: snapshot.now)
                    : Evidence(.document, text: text.string, date: snapshot.now))
        }
    }

    mutating func setReason(_ text: SafeText, in snapshot: Snapshot) -> [Effect] {
        change { $0.reason = text.isEmpty ? nil : text.string }
    }

    private mutating func change(_ body: (inout Answer) -> Void) -> [Effect] {
        guard var draft, let id = questions.id else { return [] }
        body(&draft.answers[id, default: Answer(.unknown)])
        self.draft = draft
        return [.save(draft)]
    }

    /// From a question to the next question, from an item to the next item.
    private mutating func advance(from line: AssessmentDesk.Line, in desk: AssessmentDesk) {
        guard let index = desk.lines.firstIndex(where: { $0.id == line.id }) else { return }
        let next = desk.lines[(index + 1)...].first { $0.depth == line.depth } ?? line
        questions.choose(
            next.id, in: desk.lines.map(\.id), height: AssessLayout(Frame.body(of: size)).list.rows)
    }

    mutating func askToSubmit(_ snapshot: Snapshot) {
        guard let draft, let desk = snapshot.desk else { return }
        let refused = desk.rubrics.flatMap { $0.warnings(draft.answers) }.filter(\.isRefusedWhenStrict)
        if let first = refused.first {
            let more = refused.count > 1 ? " (and \(refused.count - 1) more)" : ""
            message = Message(text: "not submitted: \(first.description)\(more)", role: .bad)
            return
        }
        let card = draft.card(desk.rubrics, asOf: snapshot.now)
        let covered = Number.short(card.overall.coverage * 100)
        question = Question(
            text:
                "Submit \(card.capped.description), \(covered) % answered? It never changes afterwards. y/n",
            effect: .submit(draft))
    }
}
