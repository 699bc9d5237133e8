internal import Evaluation
internal import Metrics
internal import Reporting
internal import Terminal
internal import Text

/// What is known of the chosen project: why the verdict, what is missing, who assessed it, what moved.
struct ProjectView {
    let summary: ProjectSummary
    let drifts: [Drift]
    let rubrics: [Rubric]
    let now: Timestamp
    let keys: KeyMap

    private var card: Scorecard { summary.card }

    func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        // What to find out next must not fall off the end for the names of gates.
        let full = TextView(paragraphs(gates))
        let isWhole = full.height(atWidth: rect.columns) <= rect.rows
        (isWhole ? full : TextView(paragraphs(shortGates))).draw(in: rect, on: &grid, theme: theme)
    }

    private func paragraphs(_ gates: SafeText) -> [TextView.Paragraph] {
        var all = [TextView.Paragraph(heading, role: .strong)]
        if let draft = summary.draft {
            let progress = draft.progress(in: rubrics)
            all.append(
                .init(
                    "Your draft: \(progress.answered) of \(progress.all) answered"
                        + keys.clause(.open, on: .projects, "; ", " goes on") + ".",
                    role: .accent))
        }
        if summary.isBlind {
            all.append(
                .init(
                    "Others have submitted; what they say is shown once you have submitted too.", role: .watch
                ))
            return all
        }
        guard summary.submitted != nil else {
            guard summary.draft == nil else {
                if let open { all.append(.init(open, role: .secondary, hangingIndent: 2)) }
                return all
            }
            all.append(
                .init(
                    "Nobody has assessed it yet. " + (keys.first(of: .open, on: .projects) ?? "The palette")
                        + " opens the questions: " + (keys.levels(on: .assess) ?? "a level")
                        + " for each of the seven makes a first score.",
                    role: .secondary))
            return all
        }
        all += drifts.map { .init(SafeText($0.words), role: .watch, hangingIndent: 2) }
        if let stage = summary.score.stage { all.append(.init(SafeText(stage.description))) }
        all.append(.init(gates, hangingIndent: 7))
        if let assessors { all.append(.init(assessors, hangingIndent: 10)) }
        if let open {
            all.append(.init(open, role: .secondary, hangingIndent: 2))
        }
        return all
    }

    private var heading: SafeText {
        let layers = summary.project.profile.claimed.map(\.rawValue).joined(separator: ", ")
        let claims = layers.isEmpty ? "" : " · claims \(layers)"
        let network = summary.network.map { " · tied to \($0)" } ?? " · tied to no network"
        return SafeText(summary.project.name + network + claims)
    }

    private var gates: SafeText {
        let failing = card.gates.filter { $0.state != .pass }.map { gate in
            let state = gate.waiver.map { "waived by \($0.signer)" } ?? gate.state.rawValue
            return "\(gate.id) \(gate.gate.title): \(state)"
        }
        return SafeText("Gates  \(failing.isEmpty ? "all pass" : failing.joined(separator: " · "))")
    }

    /// Their numbers alone, by how they stand: `Gates  unresolved K1 K2 · fail K5`.
    private var shortGates: SafeText {
        let failing = card.gates.filter { $0.state != .pass }
        let states = Dictionary(grouping: failing) { $0.waiver == nil ? $0.state.rawValue : "waived" }
        let parts = states.sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value.map(\.id).joined(separator: " "))" }
        return SafeText("Gates  \(parts.isEmpty ? "all pass" : parts.joined(separator: " · "))")
    }

    private var assessors: SafeText? {
        guard let panel = summary.score.panel else { return nil }
        let names = panel.members.map { "\($0.assessor) on \($0.asOf.day)" }.joined(separator: " · ")
        guard panel.members.count > 1 else { return SafeText("Assessed  by \(names)") }
        let alpha = panel.agreement.alpha.map { "alpha \(Number.fixed($0, decimals: 2)), " } ?? ""
        let disputed =
            panel.disputed.isEmpty
            ? "" : " · two levels apart: \(panel.disputed.map(\.id).joined(separator: ", "))"
        return SafeText("Assessed  by \(names) · \(alpha)\(panel.agreement.reading.rawValue)\(disputed)")
    }

    private var open: SafeText? {
        let open = summary.next.map {
            "\($0.item.criterion.question ?? $0.item.criterion.title) (\(Number.short($0.points)))"
        }
        return open.isEmpty ? nil : SafeText("Find out next, by points: \(open.joined(separator: " · "))")
    }

    /// The same for where the row came from.
    static func facts(_ summary: ProjectSummary, drifts: [Drift]) -> [Fact] {
        var facts = [
            Fact(name: "project", text: SafeText(summary.project.name)),
            Fact(name: "network", text: SafeText(summary.network ?? "none")),
        ]
        for claim in summary.project.claims {
            let value = summary.claimUnits[claim.metric].textWithShortName(claim.value)
            facts.append(
                Fact(
                    name: "claims",
                    text: SafeText("\(claim.metric) \(value) · \(claim.url) · read \(claim.date.day)")))
        }
        for assessment in summary.isBlind ? [] : summary.score.submitted {
            let own = assessment.isSelfAssessment ? ", the project itself" : ""
            facts.append(
                Fact(
                    name: "assessed",
                    text: SafeText(
                        "\(assessment.asOf.day) by \(assessment.assessor)\(own) · \(assessment.answers.count) answers"
                    )))
        }
        return facts + drifts.map { Fact(name: "moved", text: SafeText($0.words)) }
    }
}

extension Drift {
    /// What moved, since when, with both values.
    var words: String {
        let before = seen.map { "\(unit.textWithShortName($0)) then, " } ?? ""
        return "⚑ \(description) · \(metric) \(before)\(unit.textWithShortName(value)) now"
    }
}
