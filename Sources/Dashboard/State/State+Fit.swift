internal import Evaluation
internal import Terminal
internal import Text

extension State {
    /// The founder's answers as they stand.
    func fitAnswers(in snapshot: Snapshot) -> FitAnswers {
        fit ?? snapshot.fit?.stored ?? FitAnswers()
    }

    /// Answers the chosen statement; nil for a command that is no answer.
    mutating func answerFit(_ command: Command, in snapshot: Snapshot) -> [Effect]? {
        guard let detail = snapshot.fit else { return nil }
        switch command {
        case .product:
            field = Field(
                purpose: .product, text: TextField(SafeText(fitAnswers(in: snapshot).product ?? "")))
        case .report:
            let answers = fitAnswers(in: snapshot)
            return [.preview(.fit(detail.result(answers), product: answers.product))]
        case .undo:
            guard let before = undoableFit.popLast() else {
                say("nothing to undo", .secondary)
                return []
            }
            fit = before
            return [.saveFit(before)]
        default:
            guard let statement = detail.rubrics.flatMap(\.items).first(where: { $0.id == list.choice.id })
            else { return nil }
            return answer(command, statement, in: snapshot)
        }
        return []
    }

    private mutating func answer(
        _ command: Command, _ statement: Criterion, in snapshot: Snapshot
    ) -> [Effect]? {
        switch command {
        case .unknown: return set(nil, to: statement.id, in: snapshot)
        case .range: field = Field(purpose: .levels, text: TextField())
        case .options:
            let options = statement.item?.options ?? []
            guard !options.isEmpty else { return [] }
            overlay = .menu(
                Menu(SafeText(statement.title), options.map { .init(.option($0), SafeText($0)) }))
        default:
            guard let level = command.level.flatMap({ LevelRange($0) }) else { return nil }
            return giveFit(level, in: snapshot)
        }
        return []
    }

    /// Gives levels to the chosen statement.
    mutating func giveFit(_ levels: LevelRange, in snapshot: Snapshot) -> [Effect] {
        guard let id = list.choice.id,
            let statement = snapshot.fit?.rubrics.flatMap(\.items).first(where: { $0.id == id })
        else { return [] }
        guard statement.item?.isChoice != true else {
            say(
                "\(id) takes no level" + keys.clause(.options, on: screen, "; ", " shows what can be chosen"),
                .watch)
            return []
        }
        return set(Answer(.scored(levels)), to: id, in: snapshot)
    }

    /// Takes an option of the chosen statement.
    mutating func tickFit(_ option: String, in snapshot: Snapshot) -> [Effect] {
        guard let id = list.choice.id else { return [] }
        return set(Answer(.chosen, choices: [option]), to: id, in: snapshot)
    }

    mutating func name(product: String, in snapshot: Snapshot) -> [Effect] {
        var answers = fitAnswers(in: snapshot)
        answers.product = product
        fit = answers
        return [.saveFit(answers)]
    }

    /// Stores an answer at once, and goes on to the next statement.
    private mutating func set(_ answer: Answer?, to id: String, in snapshot: Snapshot) -> [Effect] {
        var answers = fitAnswers(in: snapshot)
        undoableFit.append(answers)
        if undoableFit.count > 200 { undoableFit.removeFirst() }
        answers.answers[id] = answer
        fit = answers
        if let ids = arrangement(in: snapshot)?.ids {
            list.choice.move(by: 1, in: ids, height: listHeight)
        }
        return [.saveFit(answers)]
    }
}
