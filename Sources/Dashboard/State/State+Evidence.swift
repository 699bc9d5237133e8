internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

extension State {
    /// Takes what was typed into a line, where it is one.
    mutating func finish(_ typed: Field, in snapshot: Snapshot) -> [Effect] {
        let text = typed.text.text.string
        guard !text.isEmpty else { return [] }
        switch typed.purpose {
        case .filter: return []
        case .assessor: return assess(as: text)
        case .evidence:
            let isLink = text.hasPrefix("https://") || text.hasPrefix("http://")
            let evidence = isLink ? Evidence(.link(url: text)) : Evidence(.document, text: text)
            field = Field(
                purpose: .evidenceDate(evidence), text: TextField(SafeText(snapshot.now.day)))
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
    private mutating func keep(_ typed: Field, _ problem: SafeText) -> [Effect] {
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
    /// What it is in a line, with its day.
    var words: String {
        let what =
            switch kind {
            case .link(let url): url
            case .document: text ?? "document"
            case .measurement(let series, let value): "\(series) \(Number.short(value))"
            }
        return date.map { "\(what) · \($0.day)" } ?? what
    }
}
