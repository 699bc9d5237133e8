internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Opens a draft; one that is begun from earlier answers can be emptied by undoing that.
    mutating func take(_ draft: Assessment, begunFrom earlier: Assessment?) {
        self.draft = draft
        storedDraft = draft
        undoable = earlier == nil ? [] : [[:]]
        itemOffset = 0
        guard let earlier, let day = earlier.submitted?.day, let key = keys.keys(of: .undo, on: .assess).first
        else {
            return
        }
        say(
            "started from \(earlier.assessor)'s answers of \(day); \(keys.name(key).string) starts empty",
            .secondary)
    }

    /// Opens the editor on a text of the chosen answer.
    mutating func edit(_ text: String?, _ form: Overlay.Form) {
        keepForUndo()
        overlay = .editor(TextEditor(text ?? ""), form)
    }

    /// Takes the text of the editor as it is now.
    mutating func set(_ text: String, _ form: Overlay.Form, in snapshot: Snapshot) -> [Effect] {
        guard var draft, let id = list.choice.id else { return [] }
        if case .waiver(let gate) = form { return waive(gate, because: text, at: snapshot.now) }
        var answer = draft.answers[id] ?? Answer(.unknown)
        switch form {
        // Spaces are no reason.
        case .reason, .levels: answer.reason = text.hasWords ? text : nil
        case .note: answer.note = text.hasWords ? text : nil
        case .waiver: return []
        }
        draft.answers[id] = answer
        self.draft = draft
        return [.save(draft)]
    }

    /// Ends the editor; levels that waited for a reason now count, or are not taken.
    mutating func close(_ form: Overlay.Form, in snapshot: Snapshot) -> [Effect] {
        guard let desk = snapshot.desk, let line = chosenLine(in: snapshot) else { return [] }
        guard case .levels(let levels) = form else { return [] }
        guard draft?.answers[line.id]?.reason != nil else {
            say(
                "level \(levels) was not taken: it lies above what is measured, and no reason is written",
                .watch)
            return []
        }
        return take(levels, as: line, in: desk)
    }

    /// Remembers the answers as they are, to be brought back by undoing.
    mutating func keepForUndo() {
        guard let draft, undoable.last != draft.answers else { return }
        undoable.append(draft.answers)
        if undoable.count > 200 { undoable.removeFirst() }
    }

    /// Brings back the answers before the last change.
    mutating func undo() -> [Effect] {
        guard var draft, let before = undoable.popLast() else {
            say("nothing to undo", .secondary)
            return []
        }
        draft.answers = before
        self.draft = draft
        return [.save(draft)]
    }

    mutating func askForAssessor() {
        field = Field(purpose: .assessor, text: TextField(SafeText(assessor)))
    }

    /// Takes another assessor, whose own draft is opened where questions are.
    mutating func assess(as name: String) -> [Effect] {
        let name = name.trimmed
        guard name.hasWords, name.count <= 80 else {
            say("an assessor has a name of 80 characters at most", .watch)
            return []
        }
        assessor = name
        say("\(name) assesses", .secondary)
        guard screen == .assess, let project else { return [] }
        draft = nil
        return [.openDraft(project: project)]
    }

    /// Goes to a question or item.
    mutating func chooseLine(_ id: String, in snapshot: Snapshot) {
        guard let ids = arrangement(in: snapshot)?.ids else { return }
        list.choice.choose(id, in: ids, height: listHeight)
    }
}
