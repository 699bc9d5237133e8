internal import Evaluation
internal import Metrics
internal import Reporting
internal import Statistics
internal import Terminal
internal import Text

/// One part of *Compare*: its heading and its lines.
struct ComparisonSectionView {
    private let section: ComparisonSection
    private let detail: ComparisonDetail

    private enum Line {
        case text(TextView.Paragraph)
        /// Drawn as it is, cut at the right.
        case fixed(SafeText, Role)
        /// How often a project takes each rank.
        case ranks(SafeText, [Double])
    }

    init(_ section: ComparisonSection, _ detail: ComparisonDetail) {
        self.section = section
        self.detail = detail
    }

    func height(atWidth columns: Int) -> Int {
        lines(columns).reduce(0) { $0 + height(of: $1, columns) }
    }

    private func height(of line: Line, _ columns: Int) -> Int {
        if case .text(let paragraph) = line { TextView([paragraph]).height(atWidth: columns) } else { 1 }
    }

    func draw(in rect: Rect, offset: Int, on grid: inout Grid, theme: Theme) {
        var skipped = offset
        var rest = rect
        for line in lines(rect.columns) where !rest.isEmpty {
            let height = height(of: line, rect.columns)
            guard skipped < height else {
                skipped -= height
                continue
            }
            let room = rest.takeTop(height - skipped)
            switch line {
            case .text(let paragraph):
                TextView([paragraph]).draw(in: room, on: &grid, theme: theme, offset: skipped)
            case .fixed(let text, let role):
                grid.draw(text.clipped(to: room.columns), in: room, style: theme[role])
            case .ranks(let name, let shares): draw(name, shares, in: room, on: &grid, theme: theme)
            }
            skipped = 0
        }
    }

    private func draw(
        _ name: SafeText, _ shares: [Double], in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        var rest = rect
        grid.draw(name, in: rest.takeLeft(nameWidth), style: theme[.text])
        rest.takeLeft(2)
        let bar = SegmentedBar(shares.enumerated().map { .init("\($0.offset + 1)", $0.element) }, scale: 1)
        bar.draw(in: rest.columns(0, count: 60), on: &grid, theme: theme, hasNames: true)
    }

    private var nameWidth: Int { min(24, names.map(\.width).max() ?? 0) }
    private var names: [SafeText] { detail.scores.map { SafeText($0.project.name) } }

    private func lines(_ columns: Int) -> [Line] {
        [.fixed(SafeText(section.rawValue), .heading)] + content(columns)
    }

    private func content(_ columns: Int) -> [Line] {
        let words = detail.words
        switch section {
        case .ranks:
            let bars = detail.comparison.order.map { entry in
                Line.ranks(names[entry], detail.comparison.acceptability.ranks[entry])
            }
            return sentences(words.answer + words.out, role: .strong) + bars + sentences(words.admirers)
        case .pairs:
            return matrix
                + [.text(.init("Where two tie, each has half; as first, both count.", role: .secondary))]
        case .ties:
            return sentences(
                words.tieWeights,
                none: "No single weight makes two of them tie: one is ahead whatever a pillar weighs.")
        case .pillars:
            return words.pairs.flatMap { pair -> [Line] in
                [.fixed(SafeText(pair.title), .strong)] + sentences(pair.pillars + pair.items)
            }
        case .boards:
            guard detail.scores.contains(where: { $0.card.hasPlacedTradeOff }) else {
                return sentences(
                    [], none: "No benefit is answered together with its containment yet: nothing to place.")
            }
            return sideBySide(words.boards.map { ($0.project, $0.tradeOffs) }, columns)
        case .risks:
            guard detail.scores.contains(where: { $0.card.risks.contains { $0.position != nil } }) else {
                return sentences(
                    [], none: "No likelihood is answered together with its impact yet: nothing to place.")
            }
            return sideBySide(words.boards.map { ($0.project, $0.risks) }, columns)
        case .methods:
            return sentences(words.methods) + sentences(words.flips.map { "Could turn the order: \($0)" })
                + sentences(words.cautions.map { "Take care: \($0)." }, role: .watch)
        }
    }

    private func sentences(_ texts: [String], role: Role = .text, none: String? = nil) -> [Line] {
        guard !texts.isEmpty else {
            return none.map { [.text(.init(SafeText($0), role: .secondary))] } ?? []
        }
        return texts.map { .text(.init(SafeText($0), role: role, hangingIndent: 2)) }
    }

    /// How often the one at the left beats the one above.
    private var matrix: [Line] {
        let order = detail.comparison.order
        // Names stand in full where few are compared.
        let longest = order.map { names[$0].width }.max() ?? 0
        let cell = min(max(7, longest + 2), max(7, 54 / max(1, order.count)))
        func right(_ text: String) -> String {
            String(repeating: " ", count: max(0, cell - text.count)) + text
        }
        let head =
            SafeText("").fitted(to: nameWidth).string
            + order.map { entry in right(String(names[entry].clipped(to: cell - 1).string)) }.joined()
        let rows = order.map { row in
            names[row].fitted(to: nameWidth).string
                + order.map { column in
                    row == column
                        ? right("–")
                        : right(
                            Metrics.Unit.ratio.columnText(
                                detail.comparison.acceptability.pairwise[row][column]))
                }.joined()
        }
        return [
            .fixed("How often the one at the left is ahead of the one above:", .secondary),
            .fixed(SafeText(head), .secondary),
        ]
            + rows.map { .fixed(SafeText($0), .text) }
    }

    /// As many boards beside each other as there is room for.
    private func sideBySide(_ boards: [(name: String, lines: [String])], _ columns: Int) -> [Line] {
        let texts = boards.map { [SafeText($0.name)] + $0.lines.map { SafeText($0) } }
        let width = (texts.joined().map(\.width).max() ?? 0) + 3
        let count = max(1, (columns + 3) / max(1, width))
        return stride(from: 0, to: texts.count, by: count).flatMap { start -> [Line] in
            let row = texts[start..<min(start + count, texts.count)]
            let height = row.map(\.count).max() ?? 0
            return (0..<height).map { line in
                let parts = row.map { board -> String in
                    let text = board.indices.contains(line) ? board[line] : ""
                    return text.string + String(repeating: " ", count: max(0, width - text.width))
                }
                return .fixed(SafeText(parts.joined()), line == 0 ? .strong : .text)
            }
        }
    }
}

extension Scorecard {
    /// Whether a trade-off has an answer on both of its sides.
    fileprivate var hasPlacedTradeOff: Bool {
        (self["trade-offs"]?.questions ?? []).contains { row in
            row.members.count > 1 && row.members.prefix(2).allSatisfy { $0.score?.answeredPoint != nil }
        }
    }
}
