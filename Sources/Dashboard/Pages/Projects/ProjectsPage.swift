internal import Catalog
internal import Evaluation
internal import Reporting
internal import Terminal
internal import Text

/// What is scored, and how it came out.
enum ProjectsPage: Page {
    static let readsByRow = false

    static func ask(_ query: inout Query, _ state: State) {
        query.assessor = state.assessor
        query.weighting = state.weighting
    }

    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        snapshot.rubrics = try library.rubrics
        snapshot.projects = try library.summaries(
            for: query.assessor ?? "", weighting: query.weighting, now: snapshot.now)
    }

    static func list(_ state: State, _ snapshot: Snapshot) -> Arrangement? {
        Listing(
            columns: ProjectColumns.all(snapshot, state.weighting), rows: snapshot.projects, id: \.id,
            words: { "\($0.project.name) \($0.network ?? "")" },
            emptyText: "No project yet"
                + snapshot.circumstances.keys.clause(
                    .addProject, on: .projects, ": ", " puts one on the list") + "."
        )
        .arranged(by: state.list, state.keys, on: .projects)
    }

    static func listArea(in body: Rect, _ state: State) -> Rect { parts(body).list }

    /// The table, and below it, where there is room, what is known of the chosen project.
    private static func parts(_ body: Rect) -> (list: Rect, rule: Rect, detail: Rect) {
        var list = body
        guard body.rows >= 20 else { return (body, list.takeBottom(0), list.takeBottom(0)) }
        let detail = list.takeBottom(body.rows / 3)
        let rule = list.takeBottom(1)
        return (list, rule, detail)
    }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        let parts = parts(body)
        list(state, snapshot)?.draw(
            in: parts.list, at: state.list.choice.position, on: &grid, theme: theme)
        guard !parts.detail.isEmpty, let project = chosen(state, snapshot) else { return }
        grid.drawRule(in: parts.rule, theme: theme)
        ProjectView(
            summary: project, drifts: snapshot.drifts(of: project), rubrics: snapshot.rubrics,
            now: snapshot.now, keys: state.keys
        )
        .draw(in: parts.detail.inset(columns: 1), on: &grid, theme: theme)
    }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        state.show(project: id)
        return [.openDraft(project: id)]
    }

    static func perform(_ command: Command, _ state: inout State, _ snapshot: Snapshot) -> [Effect]? {
        switch command {
        case .addProject: state.field = .init(purpose: .project, text: TextField())
        case .assessor: state.askForAssessor()
        case .weights: state.offerWeightings(in: snapshot)
        default:
            guard let project = chosen(state, snapshot) else { return nil }
            return perform(command, on: project, &state, snapshot)
        }
        return []
    }

    private static func perform(
        _ command: Command, on summary: ProjectSummary, _ state: inout State, _ snapshot: Snapshot
    ) -> [Effect]? {
        switch command {
        case .report, .history:
            guard !summary.isBlind else {
                state.say(
                    "what others say of \(summary.project.name) is shown once you have submitted your draft",
                    .watch)
                return []
            }
            if command == .report, summary.submitted == nil, var draft = summary.draft {
                if let weighting = state.weighting { draft.weighting = weighting }
                return [.preview(.draft(draft.dated(snapshot.now)))]
            }
            return [
                .preview(
                    command == .report
                        ? .assessment(project: summary.id, state.weighting) : .history(project: summary.id))
            ]
        case .tieProject: state.offerNetworks(in: snapshot)
        case .removeProject:
            state.overlay = .question(
                Dialog(
                    "Take \(summary.project.name) off the list?",
                    "Its assessments stay in the database; adding it again brings them back.",
                    choices: [.init(false, "Leave it", key: "n"), .init(true, "Take it off", key: "y")]),
                .removeProject(summary.id))
        default: return nil
        }
        return []
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        chosen(state, snapshot).map { ProjectView.facts($0, drifts: snapshot.drifts(of: $0)) }
    }

    private static func chosen(_ state: State, _ snapshot: Snapshot) -> ProjectSummary? {
        snapshot.projects.first { $0.id == state.list.choice.id }
    }
}

extension Snapshot {
    /// What moved since a project was assessed, unless that may not be seen.
    func drifts(of project: ProjectSummary) -> [Drift] {
        project.submitted == nil ? [] : drifts[project.id] ?? []
    }
}

extension State {
    /// Asks which network the chosen project is tied to.
    fileprivate mutating func offerNetworks(in snapshot: Snapshot) {
        var known: Set<String> = []
        let networks = snapshot.sources.filter { known.insert($0.source.network).inserted }
        overlay = .palette(
            CommandPalette(
                [.init(id: "tie -", "tied to no network")]
                    + networks.map {
                        .init(
                            id: "tie \($0.source.network)", SafeText($0.networkName),
                            hint: SafeText($0.source.network))
                    }))
    }
}
