internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// Whether the reader's own product should decentralize, and which layer.
enum FitPage: Page {
    static let readsByRow = false

    /// A statement, or an item of the gate.
    struct Line: Sendable {
        let criterion: Criterion
        let group: SafeText
    }

    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        snapshot.fit = try library.fitDetail()
    }

    static func list(_ state: State, _ snapshot: Snapshot) -> Arrangement? {
        guard let detail = snapshot.fit else { return nil }
        let answers = state.fitAnswers(in: snapshot).answers
        let columns: [ListColumn<Line>] = [
            .text("statement", TableColumn("STATEMENT", minimum: 20, flex: 1, priority: 9)) {
                $0.criterion.title
            },
            ListColumn("answer", TableColumn("", minimum: 6, priority: 10)) { line in
                answers[line.criterion.id].map { .text(mark(of: $0).string) }
            } cell: { line in
                let answer = answers[line.criterion.id]
                return TableCell(
                    answer.map(mark) ?? "?", role: answer == nil ? .secondary : .accent)
            },
        ]
        return Listing(
            columns: columns, rows: lines(detail), id: \.criterion.id,
            words: { "\($0.criterion.title) \($0.criterion.question ?? "") \($0.criterion.id)" },
            group: { $0.group }
        )
        .arranged(by: state.list, state.keys, on: .fit)
    }

    private static func lines(_ detail: FitDetail) -> [Line] {
        detail.fit.rubric.questions.flatMap { group in
            group.items.map { Line(criterion: $0, group: SafeText(group.title)) }
        } + (detail.bottleneck?.items ?? []).map { Line(criterion: $0, group: "The bottleneck") }
    }

    private static func mark(of answer: Answer) -> SafeText {
        switch answer.state {
        case .scored(let levels): SafeText(levels.description)
        case .chosen: "✓"
        case .unknown, .undisclosed, .notApplicable: "?"
        }
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { AssessLayout(body).list }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        let layout = AssessLayout(body)
        guard let detail = snapshot.fit else {
            let problem = snapshot.problems.last.map {
                "\($0). Nothing is written over it: mend the file, or move it away."
            }
            TextView([.init(SafeText(problem ?? "Reading the statements …"), role: .watch)])
                .draw(in: body.inset(columns: 1), on: &grid, theme: theme)
            return
        }
        let answers = state.fitAnswers(in: snapshot)
        let result = detail.result(answers)
        drawTitle(answers, result, in: layout.title.inset(columns: 1), on: &grid, theme: theme)
        if layout.isWide {
            grid.drawVerticalRule(in: layout.rule, theme: theme)
        } else {
            grid.drawRule(in: layout.rule, theme: theme)
        }
        list(state, snapshot)?.draw(
            in: layout.list, at: state.list.choice.position, on: &grid, theme: theme)
        view(detail, state, snapshot).draw(
            in: layout.item, offset: state.itemOffset, on: &grid, theme: theme)
    }

    private static func view(_ detail: FitDetail, _ state: State, _ snapshot: Snapshot) -> FitView {
        let answers = state.fitAnswers(in: snapshot)
        let statement = lines(detail).first { $0.criterion.id == state.list.choice.id }?.criterion
        return FitView(
            statement: statement, answers: answers.answers, result: detail.result(answers), keys: state.keys)
    }

    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]? {
        switch command {
        case .moreText:
            guard let detail = snapshot.fit else { return nil }
            let room = AssessLayout(Frame.body(of: state.size)).item
            let most = view(detail, state, snapshot).maximumOffset(in: room)
            state.itemOffset = min(state.itemOffset + state.itemPage, most)
        case .lessText: state.itemOffset = max(0, state.itemOffset - state.itemPage)
        default: return state.answerFit(command, in: snapshot)
        }
        return []
    }

    private static func drawTitle(
        _ answers: FitAnswers, _ result: FitResult, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        func text(_ value: Double?) -> String { value.map { Number.fixed($0, decimals: 0) } ?? "?" }
        let all = result.statements.count
        // Before anything is answered there is nothing to say.
        let isBegun = result.missing.count < all
        let right: [Span] =
            !isBegun
            ? []
            : [
                Span("works ", .secondary), Span(SafeText(text(result.works)), .strong),
                Span(" · fails ", .secondary), Span(SafeText(text(result.fails)), .strong),
                Span(" · margin ", .secondary), Span(SafeText(text(result.margin)), .accent),
            ]
        var left = rect
        grid.draw(
            right, in: left.takeRight(right.reduce(0) { $0 + $1.text.width }), theme: theme,
            alignment: .right)
        grid.draw(
            [
                Span(SafeText(answers.product ?? "Your product"), .strong),
                Span(SafeText("  \(all - result.missing.count)/\(all) statements"), .secondary),
            ], in: left, theme: theme)
    }
}
