internal import Evaluation
internal import Metrics

/// A measured figure with its source, its time and the items that it bears on.
struct FigureValues {
    let figure: String
    let figureValue: String
    let figureSource: String
    let figureTime: String
    let figureOrigin: String
    let figureItems: String

    init(_ figure: MeasuredFigure, _ rubrics: [Rubric]) {
        self.figure = figure.series.description
        figureValue = figure.unit.textWithName(figure.value)
        figureSource = "\(figure.series.network)/\(figure.source)"
        figureTime = figure.time.description
        figureOrigin = figure.origin.rawValue
        let items = rubrics.flatMap(\.items).filter { item in
            item.item?.measures.contains { $0.metric == figure.series.metric } ?? false
        }
        figureItems = items.map(\.id).joined(separator: ", ")
    }
}
