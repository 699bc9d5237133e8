internal import Evaluation
internal import Metrics
internal import Reporting
internal import Statistics
internal import Terminal
internal import Text

/// The marked projects side by side: who comes first, how surely, and for whom.
enum ComparePage: Page {
    static let readsByRow = false

    static func ask(_ query: inout Query, _ state: State) {
        query.assessor = state.assessor
        query.weighting = state.weighting
        query.variation = state.comparing.variation
        query.compared = state.lists[.projects]?.marked ?? []
    }

    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        snapshot.rubrics = try library.rubrics
        let seen = try library.summaries(
            for: query.assessor ?? "", weighting: query.weighting, now: snapshot.now
        ).filter { !$0.isBlind }
        let marked = query.compared.compactMap { id in seen.first { $0.id == id } }
        // Without marks, what there is to compare; nothing is said of a project without answers.
        let chosen = (marked.count > 1 ? marked : seen).filter { $0.submitted != nil }
        snapshot.projects = chosen
        snapshot.uncompared = marked.filter { $0.submitted == nil }.map(\.score.project.name)
        guard chosen.count > 1 else { return }
        snapshot.comparison = library.comparisonBook.detail(
            of: chosen.map(\.score), weighting: query.weighting, variation: query.variation)
    }

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        let keys = snapshot.circumstances.keys
        return Listing(
            columns: CompareColumns.all(snapshot.comparison),
            rows: snapshot.comparison?.comparison.order ?? [],
            id: { [scores = snapshot.comparison?.scores ?? []] in scores[$0].id },
            words: { [scores = snapshot.comparison?.scores ?? []] in scores[$0].project.name },
            emptyText: snapshot.projects.count > 1
                ? left(out: snapshot)
                    + "No pillar is common to these: each has questions that do not apply to another."
                : left(out: snapshot) + "Two assessed projects stand here, or those marked"
                    + keys.clause(.mark, on: .projects, " with ") + " on Projects"
                    + keys.clause(.open, on: .projects, ", where ", " assesses one") + "."
        )
        .arranged(by: list, snapshot.circumstances.keys, on: .compare)
    }

    /// A sentence on marked projects that are not compared; nothing where all are.
    private static func left(out snapshot: Snapshot) -> SafeText {
        let names = snapshot.uncompared
        guard !names.isEmpty else { return "" }
        return SafeText(
            "\(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") marked, and not assessed yet. "
        )
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { CompareLayout(body).list }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        let layout = CompareLayout(body)
        list(state, snapshot)?.draw(
            in: layout.list, at: state.list.choice.position, on: &grid, theme: theme)
        guard let detail = snapshot.comparison else { return }
        var title = layout.title.inset(columns: 1)
        if !snapshot.uncompared.isEmpty {
            let names = snapshot.uncompared.joined(separator: ", ")
            let width = grid.draw(
                SafeText("not assessed yet: \(names)").cutInMiddle(to: title.columns / 2) + " · ", in: title,
                style: theme[.watch])
            title.takeLeft(width)
        }
        drawTitle(detail, state, in: title, on: &grid, theme: theme)
        drawSections(state.comparing.section, in: layout.sections.inset(columns: 1), on: &grid, theme: theme)
        var columns = layout.columns
        let first = ComparisonSection.allCases.firstIndex(of: state.comparing.section) ?? 0
        let all = ComparisonSection.allCases[first...]
        for section in all where !columns.isEmpty {
            let view = ComparisonSectionView(section, detail)
            let isFirst = section == state.comparing.section
            let height = view.height(atWidth: columns[0].columns)
            // The chosen part is cut and scrolled; one that follows is whole, or in the next column.
            if !isFirst, height > columns[0].rows { columns.removeFirst() }
            guard !columns.isEmpty, isFirst || height <= columns[0].rows else { break }
            if isFirst, height > columns[0].rows {
                let foot = columns[0].takeBottom(1)
                let left = height - state.comparing.offset - columns[0].rows
                ReadingOn(comparing: state.keys).draw(left: left, in: foot, on: &grid, theme: theme)
            }
            let room = columns[0].takeTop(height)
            view.draw(
                in: room, offset: isFirst ? state.comparing.offset : 0, on: &grid, theme: theme)
            columns[0].takeTop(1)
        }
    }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        state.show(project: id)
        return [.openDraft(project: id)]
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        snapshot.projects.first { $0.id == state.list.choice.id }
            .map { ProjectView.facts($0, drifts: snapshot.drifts(of: $0)) }
    }

    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]? {
        switch command {
        case .weights: state.offerWeightings(in: snapshot)
        case .variation: state.offerVariations()
        case .nextSection: state.comparing.step(by: 1)
        case .previousSection: state.comparing.step(by: -1)
        case .scrollSection: scroll(&state, snapshot)
        case .report:
            guard let detail = snapshot.comparison else { return nil }
            return [.preview(.comparison(detail))]
        default: return nil
        }
        return []
    }

    private static func scroll(_ state: inout State, _ snapshot: Snapshot) {
        guard let detail = snapshot.comparison,
            let room = CompareLayout(Frame.body(of: state.size)).columns.first
        else { return }
        let height = ComparisonSectionView(state.comparing.section, detail).height(atWidth: room.columns)
        // All but the line that tells of the rest, of which one stays.
        let seen = room.rows - 1
        let isRead = height <= room.rows || state.comparing.offset + seen >= height
        state.comparing.offset = isRead ? 0 : min(state.comparing.offset + max(1, seen - 1), height - seen)
    }

    private static func drawTitle(
        _ detail: ComparisonDetail, _ state: State, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        let comparison = detail.comparison
        let basis =
            comparison.isExact
            ? "exact"
            : "\(Number.grouped(Double(comparison.runs))) runs, to \(Number.short(comparison.acceptability.standardError * 100)) points"
        let own = comparison.isReweighted ? "balanced, since theirs differ" : "of each assessment"
        let weights = [Span("weights ", .secondary), Span(SafeText(state.weighting?.title ?? own))]
        let varied = comparison.mode.words
        let forms = [", \(varied) · \(basis)", ", \(varied)"].map {
            weights + [Span(SafeText($0), .secondary)]
        }
        // Where there is no room for both, what is not as usual.
        let least = state.weighting == nil ? [Span(SafeText("weights \(varied)"), .secondary)] : weights
        grid.draw((forms + [least]).fitting(rect.columns), in: rect, theme: theme)
    }

    private static func drawSections(
        _ chosen: ComparisonSection, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        let spans = ComparisonSection.allCases.flatMap { section in
            [Span(SafeText(section.rawValue), section == chosen ? .accent : .secondary), Span("  ")]
        }
        grid.draw(spans, in: rect, theme: theme)
    }
}

/// Where the parts of *Compare* go: the table above, below it its parts in one column or two.
struct CompareLayout {
    let list: Rect
    let title: Rect
    let sections: Rect
    let columns: [Rect]

    init(_ body: Rect) {
        var rest = body
        list = rest.takeTop(min(8, max(5, body.rows / 3)))
        title = rest.takeTop(1)
        sections = rest.takeTop(1)
        rest = rest.inset(columns: 1)
        guard rest.columns >= 150 else {
            columns = [rest]
            return
        }
        let left = rest.takeLeft(rest.columns / 2 - 2)
        rest.takeLeft(4)
        columns = [left, rest]
    }
}
