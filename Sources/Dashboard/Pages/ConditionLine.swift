internal import Collection
internal import History
internal import Metrics
internal import Terminal
internal import Text

/// What is the matter with everything, in one sentence with what to do, on the rule under the tabs; mostly nothing.
enum ConditionLine {
    static func draw(
        in rect: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        var room = rect.inset(columns: 1)
        let sentence = sentence(state, snapshot)
        if let progress = snapshot.backfill {
            let forms = progress.forms
            // Beside the sentence, which is not cut for it.
            let left = sentence.map { room.columns - $0.text.width - 5 } ?? room.columns - 2
            let form = forms.first { $0.width <= left } ?? forms[forms.count - 1]
            grid.draw(" " + form + " ", in: room.takeRight(form.width + 2), style: theme[.accent])
            room.takeRight(1)
        }
        if let (text, role) = sentence {
            let width = min(text.width + 2, room.columns)
            grid.draw(" " + text.fitted(to: width - 2) + " ", in: room, style: theme[role])
        }
    }

    /// The most urgent thing that concerns every screen.
    static func sentence(_ state: State, _ snapshot: Snapshot) -> (text: SafeText, role: Role)? {
        let sources = snapshot.sources
        if let trouble = snapshot.storageTrouble {
            return (SafeText("answers are not stored: \(trouble)"), .bad)
        }
        if let problem = snapshot.problems.first, snapshot.problems.count == 1 {
            return (SafeText("\(problem): `assay doctor` says more"), .bad)
        }
        if !snapshot.problems.isEmpty {
            return ("\(snapshot.problems.count) things are wrong: `assay doctor` names them", .bad)
        }
        guard !sources.isEmpty, snapshot.freshCount == 0 else { return nil }
        let asked = sources.compactMap(\.record)
        if state.isPaused { return ("nothing is asked while paused: p goes on", .watch) }
        guard !asked.isEmpty else {
            return snapshot.isReader
                ? (
                    "another Assay has just begun: its first answers appear here by themselves",
                    .accent
                )
                : (
                    "first start: \(sources.count) sources are being asked; ? lists the keys meanwhile",
                    .accent
                )
        }
        if snapshot.isReader {
            return ("all is old though another Assay holds the database: look whether it still runs", .bad)
        }
        if asked.allSatisfy({ !$0.last.outcome.isGood }) {
            return asked.allSatisfy { $0.last.status == nil }
                ? ("no source can be reached: is the network up? R asks again", .bad)
                : ("no source gives a good answer: 8 says why of each; R asks again", .bad)
        }
        return ("all of it is old: new answers are on their way; R asks now", .watch)
    }
}

extension BackfillProgress {
    /// The same in less and less room.
    fileprivate var forms: [SafeText] {
        let percent = "\(Int((fraction * 100).rounded(.down))) %"
        let left = timeLeft.map { "\($0.age) left" } ?? "…"
        let rate = rate < 0.5 ? "" : "\(Number.short(rate.rounded())) samples/s · "
        return [
            "filling in the past \(percent) · \(rate)\(left)", "past \(percent) · \(rate)\(left)",
            "past \(percent) · \(left)", "past \(percent)",
        ]
    }
}
