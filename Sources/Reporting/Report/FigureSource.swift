internal import Evaluation
internal import Metrics

/// Where a figure comes from: `akash/capacity`, or a file of Data with what it was made from.
struct FigureSource: Hashable {
    let name: String
    /// What the file was made from; nil of what is polled.
    let origin: String?

    init(_ text: String, of network: String) {
        let parts = text.split(separator: ": ", maxSplits: 1).map(String.init)
        origin = parts.count > 1 ? parts[1] : nil
        name = text.contains("/") ? parts.first ?? text : "\(network)/\(text)"
    }
}

extension MeasuredFigure {
    /// Those of what it was computed from, or its own.
    var sources: [FigureSource] {
        inputs.isEmpty
            ? [FigureSource(source, of: series.network)]
            : inputs.map { FigureSource($0.source, of: $0.series.network) }
    }
}
