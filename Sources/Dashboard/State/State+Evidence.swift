internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Takes what was typed into a line, where it is one.
    mutating func finish(_ typed: Field, in snapshot: Snapshot) -> [Effect] {
        let text = typed.text.text.string
        switch typed.purpose {
        case .risk(let part): return finish(part, typed, in: snapshot)
        case .evidenceTitle(let evidence):
            askForDate(of: Evidence(evidence.kind, text: text.hasWords ? text : nil), in: snapshot)
            return []
        default: return text.hasWords ? finish(text, typed, in: snapshot) : []
        }
    }

    private mutating func finish(_ text: String, _ typed: Field, in snapshot: Snapshot) -> [Effect] {
        switch typed.purpose {
        case .risk, .evidenceTitle: return []
        case .filter: return []
        case .assessor: return assess(as: text)
        case .evidence:
            if Evidence.isAddress(text) {
                // The report shows the title, and leads to the link.
                field = Field(purpose: .evidenceTitle(Evidence(.link(url: text))), text: TextField())
            } else if text.starts(with: /[A-Za-z]+:\/\//) {
                return keep(typed, "an address has https:// or http://, a host, and no blank in it")
            } else {
                askForDate(of: Evidence(.document, text: text), in: snapshot)
            }
        case .file(let document): return [.write(document, to: text, isForced: false)]
        case .project: return [.addProject(text)]
        case .product: return name(product: text, in: snapshot)
        case .evidenceDate(let evidence): return add(evidence, seenOn: text, typed, in: snapshot)
        case .levels:
            let ends = text.split { "-– ".contains($0) }.compactMap { Int($0) }
            guard ends.count == 2, let levels = LevelRange(ends[0], ends[1]) else {
                return keep(typed, "a range is two of 0 to 4, the lower first")
            }
            if screen == .fit { return giveFit(levels, in: snapshot) }
            guard let desk = snapshot.desk, let line = chosenLine(in: snapshot) else { return [] }
            return give(levels, to: line, in: desk)
        }
        return []
    }

    private mutating func askForDate(of evidence: Evidence, in snapshot: Snapshot) {
        field = Field(purpose: .evidenceDate(evidence), text: TextField(SafeText(snapshot.now.day)))
    }

    private mutating func add(
        _ evidence: Evidence, seenOn text: String, _ typed: Field, in snapshot: Snapshot
    ) -> [Effect] {
        guard let day = Timestamp(text), day.day == text else {
            return keep(typed, "a day is written 2026-11-25")
        }
        guard day <= snapshot.now else { return keep(typed, "that day has not come yet") }
        guard let desk = snapshot.desk, let line = chosenLine(in: snapshot) else { return [] }
        var dated = evidence
        dated.date = day
        return change(line, in: desk) { $0.evidence.append(dated) }
    }

    /// Leaves the line open, and says what is wrong with it.
    mutating func keep(_ typed: Field, _ problem: SafeText) -> [Effect] {
        field = typed
        field?.problem = problem
        return []
    }

    /// Asks which piece of evidence to take away.
    mutating func offerEvidence(_ answer: Answer) {
        guard !answer.evidence.isEmpty else {
            say("no evidence is given here", .secondary)
            return
        }
        overlay = .menu(
            Menu(
                "Take away",
                answer.evidence.enumerated().map { .init(.evidence($0.offset), SafeText($0.element.words)) }))
    }

    mutating func removeEvidence(_ index: Int, in snapshot: Snapshot) -> [Effect] {
        guard let desk = snapshot.desk, let line = chosenLine(in: snapshot) else { return [] }
        return change(line, in: desk) { answer in
            if answer.evidence.indices.contains(index) { answer.evidence.remove(at: index) }
        }
    }
}

extension Evidence {
    /// The page that it points to.
    var link: Link? { if case .link(let url) = kind { Link(url) } else { nil } }

    /// What it is in a line, with its day.
    var words: String {
        let what =
            switch kind {
            case .link(let url): text.map { "\($0) (\(url))" } ?? url
            case .document: text ?? "document"
            case .measurement(let series, let value): "\(series) \(Number.short(value))"
            }
        return date.map { "\(what) · \($0.day)" } ?? what
    }
}
