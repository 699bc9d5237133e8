internal import Evaluation

/// What is wrong with the answers that count: what they lack, and what was measured otherwise.
struct WarningValues {
    /// A line each.
    let lines: [String]
    /// How often, as the end of a sentence; nil where nothing is.
    let summary: String?
    /// What speaks against evidence, by the piece.
    private let refuted: [Evidence: String]
    /// The pieces that something speaks against, by the item.
    private let items: [String: [Refutation]]

    init(_ report: AssessmentReport) {
        let warnings = report.warnings
        let isPanel = report.voices.count > 1
        lines = warnings.map { isPanel ? "\($0.assessor): \($0.warning)" : "\($0.warning)" }
        let refutations = warnings.compactMap { warning in
            warning.warning.refutation.map { (warning.warning.item, $0) }
        }
        refuted = Dictionary(
            refutations.map { ($0.1.evidence, $0.1.text) }, uniquingKeysWith: { first, _ in first })
        items = Dictionary(grouping: refutations, by: \.0).mapValues { $0.map(\.1) }
        let parts = [
            (warnings.count - refutations.count, "an answer lacks its evidence, a date or a reason"),
            (refutations.count, "what was measured speaks against the evidence"),
        ].filter { $0.0 > 0 }.map { "\(Self.times($0.0)) \($0.1)" }
        summary = parts.isEmpty ? nil : parts.joined(separator: ", and ")
    }

    private static func times(_ count: Int) -> String {
        count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
    }

    /// What speaks against a piece of evidence.
    func against(_ evidence: Evidence) -> String? { refuted[evidence] }

    /// `E23, 1 666 was measured on 2026-11-28`: what speaks against the evidence of an item.
    func against(_ item: String, _ index: EvidenceIndex) -> [String] {
        (items[item] ?? []).map { refutation in
            (index.id(of: refutation.evidence).map { "\($0), " } ?? "") + refutation.text
        }
    }

    /// Whether something speaks against evidence of an item.
    func isRefuted(_ item: String) -> Bool { items[item] != nil }
}
