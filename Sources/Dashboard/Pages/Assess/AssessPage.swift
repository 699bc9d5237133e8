internal import History
internal import Catalog
internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// One question at a time, with what is measured at the elbow.
enum AssessPage: Page {
    static let readsByRow = false

    static func ask(_ query: inout Query, _ state: State) {
        query.project = state.project
        query.assessor = state.assessor
    }

    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        guard let id = query.project else { return }
        let project = try library.assessments.project(id)
        snapshot.rubrics = try library.rubrics
        snapshot.desk = AssessmentDesk(
            project: project, rubrics: try library.rubrics,
            figures: try library.figureBook.figures(of: project, from: library.evidence, now: snapshot.now),
            assessments: try library.assessments.assessments(of: project), assessor: query.assessor ?? "",
            metrics: Set(library.catalog.vocabulary.names), now: snapshot.now)
    }

    static func list(_ state: State, _ snapshot: Snapshot) -> Arrangement? {
        guard let draft = state.draft else { return nil }
        let columns: [ListColumn<AssessmentDesk.Line>] = [
            ListColumn("question", TableColumn("QUESTION", minimum: 16, flex: 1, priority: 9)) {
                .text($0.criterion.title)
            } cell: { line in
                line.depth == 0
                    ? TableCell(SafeText(line.criterion.title), role: .strong)
                    : TableCell("  \(line.criterion.title)")
            },
            ListColumn("answer", TableColumn("", minimum: 6, priority: 10)) {
                .text(mark(of: $0, in: draft).string)
            } cell: { line in
                TableCell(
                    mark(of: line, in: draft), role: draft.answers[line.id] == nil ? .secondary : .accent)
            },
        ]
        return Listing(
            columns: columns, rows: snapshot.desk?.lines ?? [], id: \.id,
            words: { "\($0.criterion.title) \($0.question.title) \($0.id)" },
            group: { SafeText($0.rubric) }
        )
        .arranged(by: state.list, state.keys, on: .assess)
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { AssessLayout(body).list }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        guard let desk = snapshot.desk, let draft = state.draft, let outlook = snapshot.outlook else {
            grid.draw("Opening the assessment …", in: body, style: theme[.secondary])
            return
        }
        let layout = AssessLayout(body)
        drawTitle(desk, draft, outlook.card, in: layout.title.inset(columns: 1), on: &grid, theme: theme)
        if layout.isWide {
            grid.drawVerticalRule(in: layout.rule, theme: theme)
        } else {
            grid.drawRule(in: layout.rule, theme: theme)
        }
        list(state, snapshot)?.draw(
            in: layout.list, at: state.list.choice.position, on: &grid, theme: theme)
        guard let line = desk.lines.first(where: { $0.id == state.list.choice.id }) else { return }
        ItemView(line: line, draft: draft, desk: desk, outlook: outlook, now: snapshot.now, keys: state.keys)
            .draw(in: layout.item, offset: state.itemOffset, on: &grid, theme: theme)
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        guard let desk = snapshot.desk, let item = state.chosenLine(in: snapshot)?.criterion.item else {
            return nil
        }
        let figures = item.measures.compactMap { desk.figures.total($0.metric) }
        return figures.isEmpty ? nil : figures.flatMap(\.facts)
    }

    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]? {
        state.answer(command, in: snapshot)
    }

    private static func drawTitle(
        _ desk: AssessmentDesk, _ draft: Assessment, _ card: Scorecard, in rect: Rect, on grid: inout Grid,
        theme: Theme
    ) {
        let right = [
            Span("score ", .secondary), Span(SafeText(card.capped.description), .strong),
            Span(SafeText(" · \(card.overall.coverageText) answered · "), .secondary),
            Span(SafeText(card.verdict.rawValue.lowercased()), .accent),
        ]
        var left = rect
        grid.draw(
            right, in: left.takeRight(right.reduce(0) { $0 + $1.text.width }), theme: theme, alignment: .right
        )
        left.takeRight(2)
        let (answered, all) = desk.progress(draft)
        let hidden =
            desk.hidden == 0
            ? "" : " · \(desk.hidden) other\(desk.hidden == 1 ? "" : "s"), unseen until you submit"
        let who = draft.isSelfAssessment ? "\(draft.assessor), the project itself" : draft.assessor
        let name = Span(SafeText(desk.project.name), .strong)
        let forms = [
            "\(answered)/\(all) · draft by \(who)\(hidden)", "\(answered)/\(all) · draft by \(who)",
            "\(answered)/\(all)",
        ]
        grid.draw(
            forms.map { [name, Span(SafeText("  " + $0), .secondary)] }.fitting(left.columns), in: left,
            theme: theme)
    }

    private static func mark(of line: AssessmentDesk.Line, in draft: Assessment) -> SafeText {
        if let answer = draft.answers[line.id] { return mark(of: answer) }
        guard line.criterion.item == nil else { return draft.answers[line.question.id] == nil ? "?" : "·" }
        let answered = line.question.items.count {
            draft.answers[$0.id].map { $0.state != .unknown } ?? false
        }
        return "\(answered)/\(line.question.items.count)"
    }

    /// An answer in a few characters: `3 A`, `2–3 B`, `?`, `n/a`.
    static func mark(of answer: Answer) -> SafeText {
        switch answer.state {
        case .scored(let levels): "\(levels.description) \(answer.grade.rawValue)"
        case .chosen: "✓"
        case .unknown: "?"
        case .undisclosed: "none"
        case .notApplicable: "n/a"
        }
    }
}
