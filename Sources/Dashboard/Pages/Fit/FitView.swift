internal import Evaluation
internal import Metrics
internal import Terminal
internal import Text

/// The chosen statement in full, and below it what the answers come to.
struct FitView {
    let statement: Criterion?
    let answers: [String: Answer]
    let result: FitResult
    let keys: KeyMap

    func draw(in rect: Rect, offset: Int, on grid: inout Grid, theme: Theme) {
        guard rect.columns < 120 else {
            var right = rect
            TextView(question).draw(in: right.takeLeft(rect.columns / 2 - 2), on: &grid, theme: theme)
            right.takeLeft(4)
            TextView(outcome + gate + signs).draw(in: right, on: &grid, theme: theme)
            return
        }
        let text = TextView(paragraphs)
        let most = maximumOffset(in: rect)
        var room = rect
        let foot = most > 0 ? room.takeBottom(1) : nil
        text.draw(in: room, on: &grid, theme: theme, offset: min(offset, most))
        if let foot { ReadingOn(keys, on: .fit).draw(left: most - offset, in: foot, on: &grid, theme: theme) }
    }

    /// The most lines that can be scrolled away.
    func maximumOffset(in rect: Rect) -> Int {
        guard rect.columns < 120 else { return 0 }
        let height = TextView(paragraphs).height(atWidth: rect.columns)
        return height <= rect.rows ? 0 : height - (rect.rows - 1)
    }

    private var paragraphs: [TextView.Paragraph] {
        question + [.init("")] + outcome + gate + signs
    }

    private var question: [TextView.Paragraph] {
        guard let statement else { return [] }
        let blocks = statement.item?.isBlocker == true ? " · decides by itself from level 3" : ""
        var all: [TextView.Paragraph] = [
            .init(
                "\(statement.id)  \(statement.title) · \(statement.importance.rawValue)\(blocks)",
                role: .strong)
        ]
        if let text = statement.question { all.append(.init(SafeText(text))) }
        if let seed = statement.seed { all.append(.init("“\(seed)”", role: .secondary)) }
        let levels = answers[statement.id]?.levels
        all += (statement.item?.levels ?? []).enumerated().map { level, text in
            let isChosen = levels.map { ($0.low...$0.high).contains(level) } ?? false
            return .init(
                isChosen ? "▸ \(level) \(text)" : "\(level) \(text)", role: isChosen ? .accent : .text,
                indent: isChosen ? 1 : 3, hangingIndent: 5)
        }
        let options = (statement.item?.options ?? []).map { option in
            answers[statement.id]?.choices.contains(option) == true ? "✓ \(option)" : option
        }
        if !options.isEmpty {
            all.append(
                .init(
                    keys.clause(.options, on: .fit, "", " chooses: ")
                        + SafeText(options.joined(separator: " · "))))
        }
        return all
    }

    private var outcome: [TextView.Paragraph] {
        guard let recommendation = result.recommendation else {
            let missing = result.missingTitles.joined(separator: ", ")
            return [
                .init("Not decidable yet", role: .watch),
                .init("Still to be answered: \(missing)", role: .secondary, hangingIndent: 2),
            ]
        }
        var all: [TextView.Paragraph] = [.init(SafeText(recommendation.title), role: .accent)]
        all += result.reasons.map { .init("· \($0)", hangingIndent: 2) }
        all.append(.init("Next: \(recommendation.next)", hangingIndent: 6))
        all.append(.init("“\(recommendation.seed)”", role: .secondary))
        return all
    }

    private var gate: [TextView.Paragraph] {
        guard let bottleneck = result.bottleneck else { return [] }
        let layer = bottleneck.layer.map { ", layer \($0)" } ?? ""
        let missing =
            bottleneck.missing.isEmpty
            ? "" : "; to be found out: \(bottleneck.missingTitles.joined(separator: ", "))"
        let role: Role =
            switch bottleneck.state {
            case .pass: .good
            case .fail: .bad
            case .unresolved: .watch
            }
        let state: SafeText =
            switch bottleneck.state {
            case .pass: "passes"
            case .fail: "fails: it is probably the wrong architecture"
            case .unresolved: "is unresolved"
            }
        let excess = bottleneck.excess.map { " Take care: \($0)." } ?? ""
        return [
            .init(
                SafeText("Bottleneck gate \(state)\(layer)\(missing).\(excess)"), role: role, hangingIndent: 2
            )
        ]
    }

    private var signs: [TextView.Paragraph] {
        func lines(
            _ title: String, _ signs: [(sign: FounderFit.Sign, statements: [FitResult.Statement])],
            _ role: Role
        ) -> [TextView.Paragraph] {
            signs.map { sign, statements in
                let causes = statements.map { "\($0.criterion.title) at \($0.level.map(String.init) ?? "?")" }
                return .init(
                    "\(title): \(sign.title) (\(causes.joined(separator: ", ")))", role: role,
                    hangingIndent: 2)
            }
        }
        let blockers = result.blockers.map { statement in
            TextView.Paragraph(
                "Blocker: \(statement.criterion.question ?? statement.criterion.title) (at \(statement.level.map(String.init) ?? "?"))",
                role: .bad, hangingIndent: 2)
        }
        return blockers + lines("Overhyped", result.warnings, .watch)
            + lines("Should consider it", result.consider, .good)
            + lines("Should not", result.avoid, .watch)
    }
}
