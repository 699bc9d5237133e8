internal import Evaluation
internal import Statistics

extension ComparisonReport {
    /// A few lines for a terminal: the answer, the ranks, and what could change them.
    public var text: String {
        let text = ComparisonText(comparison: comparison)
        var lines = text.answer + text.out + ["", text.rankBars, ""]
        for entry in comparison.order {
            let card = comparison.entries[entry].card
            lines.append(
                "rank \(text.ranks(entry))  \(text.name(entry))  \(ReportText.score(card.capped))  "
                    + "\(card.overall.coverageText) answered  \(card.verdict.rawValue)")
        }
        lines.append("")
        lines += text.admirers + MethodLines.lines(comparison, text)
        lines += comparison.cautions.map { "take care: \($0)" }
        return lines.map(\.visibleLines).joined(separator: "\n")
    }
}

extension String {
    /// Without what does not show, line by line.
    fileprivate var visibleLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).map { String($0).visible }.joined(
            separator: "\n")
    }
}
