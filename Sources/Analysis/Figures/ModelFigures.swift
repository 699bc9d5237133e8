internal import Metrics

// Models, their publishers and their use.
extension NetworkReader {
    /// Publishers are told by what stands before the slash of a model's name, as the hub writes it.
    func builders() throws(Obstacle) -> Quantity {
        let served = series(of: "inference.price.output") + series(of: "inference.throughput")
        var publishers: Set<String> = []
        var inputs: [DerivedFigure.Input] = []
        for series in served {
            guard let model = series.labels["model"], let slash = model.firstIndex(of: "/"),
                let latest = try latest(series)
            else { continue }
            publishers.insert(String(model[..<slash]))
            inputs += latest.inputs
        }
        guard !publishers.isEmpty else {
            throw .absence(.notMeasurable("no source names the publishers of models that are served"))
        }
        return Quantity(
            value: Double(publishers.count), formula: DerivedMetric.builders.formula, inputs: inputs)
    }

    func downloads() throws(Obstacle) -> Quantity {
        if let total = try latest(total("model.downloads")) { return total }
        for label in ["model", "family"] {
            let formula = "sum of latest model.downloads by \(label)"
            if let sum = try sum(parts(of: "model.downloads", by: label), formula: formula) { return sum }
        }
        throw .absence(.noInput(["model.downloads"]))
    }
}
