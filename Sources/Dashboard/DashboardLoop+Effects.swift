internal import Alerts
internal import Collection
internal import Configuration
internal import Evaluation
internal import FoundationEssentials
internal import Metrics
internal import Terminal
internal import Text

extension DashboardLoop {
    private mutating func sayWritten(_ file: String) {
        state.say(
            SafeText("wrote \(file) in "), naming: SafeText(FileManager.default.currentDirectoryPath), "",
            .good)
    }

    /// Does what a key has asked for; what is wrong with it is said.
    mutating func perform(_ effect: Effect) async {
        let time = setup.clock.now()
        do {
            switch effect {
            case .quit: break
            case .redraw: requests.append(.repaint)
            case .keepKey(let key): keep(.key(key))
            case .keepClick(let place):
                if let target = seen?.state.target(at: place, in: seen?.snapshot ?? snapshot) {
                    keep(.click(place, target))
                }
            case .pollNow(let network): await collector?.hurry(network: network)
            case .followPauses:
                await followPauses()
                // At once, so that a crash costs nothing.
                remember()
                look()
            case .findPlaces: try findPlaces()
            case .openDraft(let project):
                let draft = try library.draft(of: project, by: state.assessor, now: time)
                state.take(draft.assessment, begunFrom: draft.earlier)
                look()
            case .save(let draft):
                try store(draft)
                library.projectBook.forget()
            case .submit(let draft):
                // What was asked about is what is submitted, and nothing else.
                if try store(draft) { return }
                try library.assessments.submit(draft.dated(time), rubrics: try library.rubrics, at: time)
                state.draft = nil
                state.go(to: .projects)
                refresh(state.project)
                state.say(
                    "submitted" + state.keys.clause(.report, on: .projects, "; ", " shows the report"), .good)
            case .addProject(let name):
                let project: Project
                do { project = try library.add(name, now: time) } catch {
                    // What was typed stays there to be mended.
                    var field = State.Field(purpose: .project, text: TextField(SafeText(name)))
                    let isOfName =
                        if case .unusableName = error as? AssessmentStoreError { true } else { false }
                    field.problem =
                        isOfName
                        ? "it needs a letter or digit, 80 characters at most" : SafeText("\(error)")
                    state.field = field
                    return
                }
                refresh(project.id)
                state.say(SafeText("added; commands call it \(project.id)"), .good)
            case .removeProject(let id):
                try library.assessments.remove(try library.assessments.project(id), at: time)
                refresh(nil)
            case .tie(let id, let network):
                try library.assessments.tie(try library.assessments.project(id), to: network)
                refresh(id)
            case .preview(let subject): try preview(subject, at: time)
            case .write(let document, let path, let isForced): try write(document, to: path, isForced)
            case .saveFit(let answers): try library.save(answers)
            case .set(let choice):
                var looks = choice == nil ? Looks() : appearance.looks
                if let choice { looks.take(choice) }
                let later: SafeText = setup.memory == nil || choice == nil ? "" : ", at later starts too"
                state.say(SafeText(choice?.title ?? "as configured") + later, .secondary)
                take(looks)
            case .copy(let text): requests.append(.copy(text))
            case .export(let list, let form, let name):
                sayWritten(try form.write(form.text(list), name: name, at: time))
            case .exportSamples(let series, let range, let name):
                let text = try library.history.csv(of: Set(series), over: range)
                sayWritten(try ExportForm.csv.write(text, name: name, at: time))
            case .keepRule(let rule, let old):
                let trial = snapshot.trial.flatMap { $0.rule == rule ? "saved; it \($0.sentence)" : nil }
                let before = appearance.settings.alerts.first { $0.name == old }
                try appearance.keep(rule, replacing: old)
                let isTakenBack = state.lostRules.contains { $0.rule == rule }
                state.lostRules.removeAll { $0.rule == rule }
                if let before, before != rule, !isTakenBack {
                    state.lostRules.append(LostRule(rule: before, replacement: rule.name))
                }
                look()
                if isTakenBack {
                    state.say("taken back: '", naming: SafeText(rule.name), "'", .good)
                } else if let trial {
                    state.say(SafeText(trial), .good)
                } else {
                    state.say("saved '", naming: SafeText(rule.name), "'", .good)
                }
            case .removeRule(let name):
                let rule = appearance.settings.alerts.first { $0.name == name }
                try appearance.removeRule(named: name)
                if let rule { state.lostRules.append(LostRule(rule: rule, replacement: nil)) }
                look()
                let advice = state.keys.clause(.restoreRule, on: .alerts, "; ", " takes it back")
                state.say("removed '", naming: SafeText(name), "'" + advice, .secondary)
            case .askNow(let source): await collector?.hurry(source)
            case .acknowledge(let events):
                for event in events { try setup.alerts.acknowledge(event, at: time) }
                look()
            case .snooze(let rule, let until):
                try setup.alerts.snooze(rule, until: until)
                look()
            }
        } catch {
            state.say("\(error)", .bad)
        }
    }

    /// Stores a draft together with what another program has changed of it meanwhile.
    ///
    /// - Returns: Whether there is any of that, which is said.
    @discardableResult
    private mutating func store(_ draft: Assessment) throws -> Bool {
        var merged = try library.merged(draft, since: state.storedDraft ?? draft)
        merged.figures = draft.figures
        try library.assessments.save(merged, rubrics: try library.rubrics)
        (state.draft, state.storedDraft) = (merged, merged)
        let items = Set(merged.answers.keys).union(draft.answers.keys)
        let others = items.filter { merged.answers[$0] != draft.answers[$0] }.sorted()
        guard let first = others.first else { return false }
        // Undoing takes back what was done here.
        for index in state.undoable.indices {
            for item in others { state.undoable[index][item] = merged.answers[item] }
        }
        let more = others.count > 1 ? " and \(others.count - 1) more" : ""
        state.say(
            SafeText("\(first)\(more) was answered in another Assay meanwhile, and is taken over"), .watch)
        return true
    }

    /// Finds what the palette offers, as a report is made.
    private mutating func findPlaces() throws {
        guard let sink else {
            return state.offer(try library.places(), themes: appearance.themeNames, in: snapshot)
        }
        librarian.run(isFirst: true) { library in
            if let places = try? library.places() { sink(.places(places)) }
        }
    }

    /// Makes a report, where there is somebody to take it meanwhile by the librarian: no key waits for it.
    private mutating func preview(_ subject: ReportSubject, at time: Timestamp) throws {
        guard let sink else {
            state.overlay = .preview(try library.preview(subject, now: time))
            return
        }
        previews += 1
        state.overlay = .making(previews)
        librarian.run { [previews] library in
            sink(.made(Swift.Result { try library.preview(subject, now: time) }, previews))
        }
    }

    /// Reads projects anew, and goes to one of them.
    private mutating func refresh(_ project: String?) {
        library.projectBook.forget()
        look()
        finishReading()
        if let project { state.chooseLine(project, in: snapshot) }
    }

    /// Writes a report; where a file stands, it asks first.
    private mutating func write(_ document: Document, to path: String, _ isForced: Bool) throws {
        switch try document.write(to: path, isForced: isForced) {
        case .written(let file): state.say("wrote \(file)", .good)
        case .exists(let file):
            state.overlay = .question(
                Dialog(
                    "\(file) exists", "Write over what is in it?",
                    choices: [.init(false, "Leave it", key: "n"), .init(true, "Write over it", key: "y")]),
                .write(document, to: path, isForced: true))
        }
    }
}
