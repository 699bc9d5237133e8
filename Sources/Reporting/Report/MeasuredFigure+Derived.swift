public import Analysis
public import Evaluation
public import Metrics

extension MeasuredFigure {
    /// A derived figure as evidence; nil where it is absent, or where the vocabulary does not know it.
    ///
    /// It was measured live only if everything that it rests on was. Its days are kept where they are in its own unit.
    public init?(_ figure: DerivedFigure, vocabulary: Vocabulary) {
        guard let value = figure.value, let metric = vocabulary[figure.metric.rawValue] else { return nil }
        let labels: Labels = figure.gpu.map { ["gpu": $0] } ?? .none
        let sources = Set(figure.inputs.map(\.source)).sorted()
        self.init(
            Series(network: figure.network, metric: figure.metric.rawValue, labels: labels), value,
            unit: metric.unit, source: sources.joined(separator: ", "),
            at: figure.inputs.map(\.last).max() ?? figure.window.end,
            origin: figure.origin ?? .measured,
            window: figure.lookBack, samples: figure.count, coverage: figure.coverage,
            formula: figure.formula,
            inputs: figure.inputs.map {
                Input($0.series, source: $0.source, first: $0.first, last: $0.last, count: $0.count)
            },
            days: figure.metric == .utilization ? figure.days : [])
    }
}
