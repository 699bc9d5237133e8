internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Answers the chosen question or item; nil for a command that is no answer.
    mutating func answer(_ command: Command, in snapshot: Snapshot) -> [Effect]? {
        switch command {
        case .moreText: itemOffset = min(itemOffset + itemPage, maximumItemOffset(snapshot))
        case .lessText: itemOffset = max(0, itemOffset - itemPage)
        case .assessor: askForAssessor()
        case .report:
            guard let draft else { return nil }
            return [.preview(.draft(draft.dated(snapshot.now)))]
        default:
            guard let draft, let desk = snapshot.desk, let line = chosenLine(in: snapshot) else { return nil }
            return answer(command, line, draft.answers[line.id] ?? Answer(.unknown), desk, snapshot)
        }
        return []
    }

    private mutating func answer(
        _ command: Command, _ line: AssessmentDesk.Line, _ answer: Answer, _ desk: AssessmentDesk,
        _ snapshot: Snapshot
    ) -> [Effect]? {
        switch command {
        case .accept: return accept(line, in: desk)
        case .unknown: return change(line, in: desk, isDone: true) { $0.state = .unknown }
        case .undisclosed: return change(line, in: desk, isDone: true) { $0.state = .undisclosed }
        case .notApplicable:
            guard line.criterion.notApplicableWhen != nil else {
                say("\(line.id) always applies", .watch)
                return []
            }
            return change(line, in: desk, isDone: true) { $0.state = .notApplicable }
        case .gradeA: return give(.a, to: line, answer, in: desk)
        case .gradeB: return give(.b, to: line, answer, in: desk)
        case .gradeC: return give(.c, to: line, answer, in: desk)
        case .gradeD: return give(.d, to: line, answer, in: desk)
        case .options: offerOptions(line, answer)
        case .evidence: field = Field(purpose: .evidence, text: TextField())
        case .removeEvidence: offerEvidence(answer)
        case .risk: offerRisk(line)
        case .range: field = Field(purpose: .levels, text: TextField())
        case .reason: edit(answer.reason, .reason)
        case .note: edit(answer.note, .note)
        case .waive: offerGates(draft?.card(desk.rubrics, asOf: snapshot.now).gates ?? [])
        case .weights: offerWeightings(in: snapshot)
        case .selfAssessment: return toggleSelfAssessment()
        case .undo: return undo()
        case .submit: askToSubmit(snapshot)
        default:
            guard let levels = command.level.flatMap({ LevelRange($0) }) else { return nil }
            return give(levels, to: line, in: desk)
        }
        return []
    }

    /// The question or item that the reader is at.
    func chosenLine(in snapshot: Snapshot) -> AssessmentDesk.Line? {
        snapshot.desk?.lines.first { $0.id == list.choice.id }
    }

    /// How far one key reads on.
    var itemPage: Int { AssessLayout.page(of: AssessLayout(Frame.body(of: size)).item) }

    private func maximumItemOffset(_ snapshot: Snapshot) -> Int {
        guard let draft, let desk = snapshot.desk, let outlook = snapshot.outlook,
            let line = chosenLine(in: snapshot)
        else { return 0 }
        return ItemView(line: line, draft: draft, desk: desk, outlook: outlook, now: snapshot.now, keys: keys)
            .maximumOffset(in: AssessLayout(Frame.body(of: size)).item)
    }

    /// Gives a grade; one of what is not answered is kept for the answer.
    private mutating func give(
        _ grade: Grade, to line: AssessmentDesk.Line, _ answer: Answer, in desk: AssessmentDesk
    ) -> [Effect] {
        if answer.state == .unknown {
            say("\(line.id) is not answered yet: grade \(grade.rawValue) waits for its level", .secondary)
        }
        return change(line, in: desk) { $0.grade = grade }
    }

    /// Gives levels; those above what was measured wait for a written reason.
    mutating func give(
        _ levels: LevelRange, to line: AssessmentDesk.Line, in desk: AssessmentDesk
    ) -> [Effect] {
        guard line.criterion.item?.isChoice != true else {
            say(
                "\(line.id) takes no level"
                    + keys.clause(.options, on: screen, "; ", " shows what can be chosen"), .watch)
            return []
        }
        if let proposal = desk.proposals[line.id], levels.high > proposal.limit,
            draft?.answers[line.id]?.reason == nil
        {
            edit(nil, .levels(levels))
            return []
        }
        return take(levels, as: line, in: desk)
    }

    /// Answers with levels; what that is to the items of a question, which the list shows little of, is said.
    mutating func take(
        _ levels: LevelRange, as line: AssessmentDesk.Line, in desk: AssessmentDesk
    ) -> [Effect] {
        let before = draft?.answers[line.id]
        let items = line.question.items.filter { $0.id != line.id }
        let open = items.count { draft?.answers[$0.id] == nil }
        let effects = change(line, in: desk, isDone: true) { $0.state = .scored(levels) }
        guard line.criterion.item == nil, let answer = draft?.answers[line.id] else { return effects }
        let undo = keys.clause(.undo, on: .assess, "; ", " undoes")
        guard open > 0 else {
            say("all of \(line.id) is answered item by item, which goes before this" + undo, .watch)
            return effects
        }
        let instead =
            before.flatMap { $0.state == .unknown ? nil : " instead of " + AssessPage.mark(of: $0) } ?? ""
        say(
            "\(open) open item\(open == 1 ? "" : "s") of \(line.id) answered " + AssessPage.mark(of: answer)
                + instead + undo, .watch)
        return effects
    }

    /// Takes what the figures say, and cites them.
    private mutating func accept(_ line: AssessmentDesk.Line, in desk: AssessmentDesk) -> [Effect] {
        guard let proposal = desk.proposals[line.id], let level = LevelRange(proposal.limit) else {
            say("nothing that is measured proposes a level of \(line.id)", .watch)
            return []
        }
        if proposal.level == nil {
            say("the figures allow \(level) at most; that it is \(level) is your judgement", .secondary)
        }
        let figures = proposal.parts.map(\.figure)
        return change(line, in: desk, isDone: true) { answer in
            answer.state = .scored(level)
            // A ceiling proves nothing of what the level's text says beside it.
            if proposal.level != nil { answer.grade = .a }
            answer.evidence.removeAll {
                if case .measurement = $0.kind { true } else { false }
            }
            answer.evidence += figures.map {
                Evidence(.measurement($0.series, value: $0.value), date: $0.time)
            }
        }
    }

    private mutating func offerOptions(_ line: AssessmentDesk.Line, _ answer: Answer) {
        let options = line.criterion.item?.options ?? []
        guard !options.isEmpty else {
            let answers = keys.levels(on: .assess).map { ": " + $0 + " answer it" }
            say("\(line.id) has nothing to tick" + (answers ?? ""), .secondary)
            return
        }
        overlay = .menu(
            Menu(
                SafeText(line.criterion.title),
                options.map { option in
                    let sign = answer.choices.contains(option) ? "✓" : " "
                    return .init(.option(option), "\(sign) \(option)")
                }))
    }

    /// Ticks an option, or takes its tick away; where an option is the whole answer, one alone.
    mutating func tick(_ option: String, in snapshot: Snapshot) -> [Effect] {
        guard let desk = snapshot.desk, let line = chosenLine(in: snapshot) else { return [] }
        if line.criterion.item?.isChoice == true {
            return change(line, in: desk, isDone: true) { answer in
                answer.state = .chosen
                answer.choices = [option]
            }
        }
        let effects = change(line, in: desk) { answer in
            if let index = answer.choices.firstIndex(of: option) {
                answer.choices.remove(at: index)
            } else {
                answer.choices.append(option)
            }
        }
        offerOptions(line, draft?.answers[line.id] ?? Answer(.unknown))
        return effects
    }

    private mutating func toggleSelfAssessment() -> [Effect] {
        guard var draft else { return [] }
        draft.isSelfAssessment.toggle()
        self.draft = draft
        say(draft.isSelfAssessment ? "the project itself answers" : "an assessor answers", .secondary)
        return [.save(draft)]
    }

    /// From a question to the next question, from an item to the next item.
    private mutating func advance(from line: AssessmentDesk.Line, in desk: AssessmentDesk) {
        guard let index = desk.lines.firstIndex(where: { $0.id == line.id }) else { return }
        let isItem = line.criterion.item != nil
        let next =
            desk.lines[(index + 1)...].first { isItem ? $0.criterion.item != nil : $0.depth == 0 } ?? line
        list.choice.choose(next.id, in: desk.lines.map(\.id), height: listHeight)
    }

    /// Changes an answer of the draft, which is stored at once.
    mutating func change(
        _ line: AssessmentDesk.Line, in desk: AssessmentDesk, isDone: Bool = false,
        _ body: (inout Answer) -> Void
    ) -> [Effect] {
        guard var draft else { return [] }
        keepForUndo()
        var answer = draft.answers[line.id] ?? Answer(.unknown)
        body(&answer)
        // A grade that is given before the level waits for it; "unknown" takes all back but what was written.
        let isTakenBack =
            isDone && answer.state == .unknown && answer.evidence.isEmpty && answer.reason == nil
            && answer.note == nil
        draft.answers[line.id] = isTakenBack ? nil : answer
        self.draft = draft
        if isDone { advance(from: line, in: desk) }
        return [.save(draft)]
    }
}
