internal import Collection
internal import Documents
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// What is the matter with everything, in one sentence with what to do, on the rule under the tabs; mostly nothing.
enum ConditionLine {
    /// A sentence in less and less room.
    struct Sentence {
        let forms: [SafeText]
        /// What is said after it, and never cut.
        var remedy: SafeText = ""
        let role: Role

        init(_ forms: SafeText..., remedy: SafeText = "", role: Role) {
            (self.forms, self.remedy, self.role) = (forms, remedy, role)
        }

        /// The fullest form that fits into so many columns, or what there is room for of the last.
        func text(in columns: Int) -> SafeText {
            let room = columns - remedy.width
            let form = forms.first { $0.width <= room } ?? forms.last?.fitted(to: room) ?? ""
            return form + remedy
        }
    }

    static func draw(
        in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        var room = rect.inset(columns: 1)
        let sentence = sentence(state, snapshot)
        if let progress = snapshot.backfill {
            let isPaused = state.isPaused || snapshot.circumstances.isFillingPaused
            let forms = isPaused ? progress.pausedForms : progress.forms
            // Beside the sentence, which is not cut for it.
            let left = sentence.map { room.columns - $0.text(in: room.columns - 2).width - 5 }
            let form = forms.first { $0.width <= left ?? room.columns - 2 } ?? forms[forms.count - 1]
            grid.draw(" " + form + " ", in: room.takeRight(form.width + 2), style: theme[.accent])
            room.takeRight(1)
        }
        if let sentence {
            let text = sentence.text(in: room.columns - 2)
            grid.draw(" " + text + " ", in: room, style: theme[sentence.role])
        }
    }

    /// The most urgent thing that concerns every screen.
    static func sentence(_ state: State, _ snapshot: Snapshot) -> Sentence? {
        let sources = snapshot.sources
        func key(_ command: Command, _ before: SafeText, _ after: SafeText) -> SafeText {
            state.keys.clause(command, on: state.screen, before, after)
        }
        if let trouble = snapshot.storageTrouble {
            return Sentence(SafeText("answers are not stored: \(trouble)"), role: .bad)
        }
        if let silence = snapshot.circumstances.silence {
            return Sentence(
                SafeText("\(silence): \(Silence.remedy)"),
                SafeText("\(silence.brief): see it, and `assay doctor`"), role: .bad)
        }
        if let problem = snapshot.problems.first, snapshot.problems.count == 1 {
            return Sentence(SafeText(problem), remedy: ": `assay doctor` says more", role: .bad)
        }
        if !snapshot.problems.isEmpty {
            return Sentence(
                "\(snapshot.problems.count) things are wrong: `assay doctor` names them", role: .bad)
        }
        if let refusal = snapshot.circumstances.refusal {
            let text = refusal.brief
            return Sentence(
                "the configuration is refused: " + text, "refused: " + text,
                remedy: " · `assay config` says all", role: .bad)
        }
        if state.isPaused, !snapshot.isReader {
            return Sentence("nothing is measured while paused" + key(.pause, ": ", " resumes"), role: .watch)
        }
        if snapshot.isOutage {
            let remedy: SafeText = snapshot.isReader ? "" : key(.pollNow, " ", " asks again")
            return Sentence("no source can be reached: is the network up?" + remedy, role: .bad)
        }
        if !snapshot.isReader, snapshot.circumstances.isFirstStart, let count = snapshot.firstAnswers {
            let told = SafeText(
                "first start: \(count) of \(sources.count) sources answered, \(snapshot.freshCount) with data …"
            )
            return Sentence(told + key(.help, " ", " lists the keys meanwhile"), told, role: .accent)
        }
        guard !sources.isEmpty, snapshot.freshCount == 0 else {
            return snapshot.isReader ? reader(beside: snapshot.circumstances.collectingProcess) : nil
        }
        let asked = sources.compactMap(\.record)
        if snapshot.isReader, asked.isEmpty {
            return Sentence(
                "another Assay has just begun: its first answers appear here by themselves", role: .accent)
        }
        if asked.isEmpty {
            let remedies = [key(.pollNow, "", " asks now"), key(.screen8, "", " says when each is due")]
            return Sentence("no source has answered yet" + remedies.told, role: .watch)
        }
        if asked.allSatisfy({ !$0.last.outcome.isGood }) {
            let asksAgain: SafeText = snapshot.isReader ? "" : key(.pollNow, "", " asks again")
            let remedies = [key(.screen8, "", " says why of each"), asksAgain]
            return Sentence("no source gives a good answer" + remedies.told, role: .bad)
        }
        if snapshot.isReader {
            return Sentence(
                state.isPaused
                    ? "all of it is old: the Assay that collects was paused"
                    : "all of it is old: new answers are on their way", role: .watch)
        }
        return Sentence(
            "all of it is old: new answers are on their way" + key(.pollNow, "; ", " asks now"), role: .watch)
    }

    /// What it means that another process collects.
    private static func reader(beside process: Int?) -> Sentence {
        let name: SafeText = process.map { " (process \($0))" } ?? ""
        return Sentence(
            "another Assay collects here" + name
                + "; this one shows what it stores, and takes over when it ends",
            "another Assay collects" + name + "; this one takes over when it ends", role: .secondary)
    }
}

extension [SafeText] {
    /// After a sentence, those that there are.
    fileprivate var told: SafeText {
        let parts = filter { !$0.isEmpty }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: "; ")
    }
}

extension Snapshot {
    /// How many sources have answered, well or not; nil once each was asked.
    fileprivate var firstAnswers: Int? {
        guard sources.contains(where: { $0.record == nil }) else { return nil }
        return sources.count { $0.record?.last.isAnswered ?? false }
    }
}

extension DocumentError {
    /// Without the folders that its file lies in.
    fileprivate var brief: SafeText {
        let text = "\(self)"
        guard text.hasPrefix(place.file), let slash = place.file.lastIndex(of: "/") else {
            return SafeText(text)
        }
        return SafeText(String(place.file[slash...].dropFirst()) + text.dropFirst(place.file.count))
    }
}

extension BackfillProgress {
    private var percent: String { "\(Int((fraction * 100).rounded(.down))) %" }

    /// What is left of it is not told while it does not go on.
    fileprivate var pausedForms: [SafeText] {
        ["filling in the past \(percent) · paused", "past \(percent) · paused", "past \(percent)"]
    }

    /// The same in less and less room.
    fileprivate var forms: [SafeText] {
        // What is quick comes first: until the pace of each host is known nobody can say.
        let left = timeLeft.map { $0 < .seconds(1) ? " · a moment left" : " · \($0.age) left" } ?? ""
        let rate = rate < 0.5 ? "" : " · \(Number.short(rate.rounded())) samples/s"
        let failures: SafeText = failed == 0 ? "" : " · \(failed) of \(total) failed"
        return [
            "filling in the past \(percent)\(failures)\(rate)\(left)",
            "past \(percent)\(failures)\(rate)\(left)", "past \(percent)\(failures)\(left)",
            "past \(percent)\(failures)", "past \(percent)",
        ]
    }
}
