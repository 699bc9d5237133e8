internal import Evaluation
internal import Metrics

/// What is worth knowing in a minute, and what the project is.
struct SummaryValues {
    let strongest: [String]
    let weakest: [String]
    /// A sentence; nil where nobody looked what was before.
    let changed: String?
    let changedParts: [String]
    let sensitivitySentence: String?
    let layers: [LayerValues]
    let hasLayers: Bool
    let crypto: String
    let network: String
    let assessedCount: String
    let unknownItems: String?
    let skippedItems: String?

    struct LayerValues {
        let layer: String
        let layerClaimed: String
        let layerObserved: String
        let layerPrimary: String
        let layerAddress: String?
        let layerDate: String
    }

    init(
        _ report: AssessmentReport, _ card: Scorecard, _ sensitivity: Sensitivity?, _ warnings: WarningValues
    ) {
        strongest = Standouts.strongest(card).map { Self.item($0, warnings) }
        weakest = Standouts.weakest(card).map { Self.item($0, warnings) }
        let difference = report.previous?.difference(to: card)
        changed = report.previous?.sentence(card, difference)
        changedParts = (difference?.parts.prefix(5) ?? []).map(ReportText.part)
        sensitivitySentence = sensitivity.map {
            ReportText.likely($0, card, assessors: report.voices.count)
        }
        let profile = report.project.profile
        layers = profile.layers.map { entry in
            LayerValues(
                layer: entry.layer.title, layerClaimed: entry.claim ?? "not claimed",
                layerObserved: entry.isObserved.map { $0 ? "yes" : "no" } ?? "?",
                layerPrimary: entry.isPrimary ? "yes" : "",
                layerAddress: entry.url.map(Markdown.destination), layerDate: entry.date?.day ?? "?")
        }
        hasLayers = !layers.isEmpty
        crypto = profile.crypto?.rawValue ?? "?"
        network = report.network ?? "none"
        let items = card.items
        let applicable = items.filter { $0.score != nil }
        assessedCount =
            "\(applicable.count { $0.score?.answeredPoint != nil }) of \(applicable.count) items that apply are answered"
        unknownItems = Self.ids(applicable.filter { $0.score?.answeredPoint == nil })
        skippedItems = Self.ids(items.filter { $0.score == nil })
    }

    private static func item(_ item: CriterionScore, _ warnings: WarningValues) -> String {
        "\(ReportText.question(item.criterion)) (\(item.id)): \(ReportText.score(item.score))"
            + (warnings.isRefuted(item.id) ? "; its evidence is contradicted" : "")
    }

    private static func ids(_ items: [CriterionScore]) -> String? {
        items.isEmpty ? nil : items.map(\.id).joined(separator: ", ")
    }
}
