internal import Evaluation
internal import Metrics

/// An open question and the points that its answer would settle.
struct OpenValues {
    /// From 1, so that the plain text counts too.
    let openNumber: Int
    let openItem: String
    /// The item's question in full.
    let openQuestion: String
    let openPoints: String
    let openWidth: String
    let openJudged: String

    init(_ open: OpenItem, number: Int, width: Double) {
        let criterion = open.item.criterion
        openNumber = number
        openItem = criterion.id
        openQuestion = ReportText.question(criterion)
        openPoints = Number.fixed(open.points, decimals: 1)
        openWidth = Number.fixed(width, decimals: 1)
        openJudged = criterion.item?.judged ?? ""
    }
}
