internal import Glibc
internal import Metrics

/// A past for recorded values: what might have been on the way to them.
struct GeneratedHistory {
    let vocabulary: Vocabulary

    /// Metrics of which there is a value an hour; of the others there is one a day.
    private static let headlines: Set<String> = [
        "nodes.online", "gpu.total", "gpu.rented", "gpu.utilization", "token.price", "storage.used",
        "fees.day",
    ]
    /// Models whose prices are headlines.
    private static let models: Set<String> = ["h100", "h200", "a100-80gb", "rtx4090"]

    static func isHeadline(_ series: Series) -> Bool {
        if series.metric == "gpu.price.median", let gpu = series.labels["gpu"] {
            return models.contains(gpu) && series.labels.all.count == 1
        }
        return series.labels.isEmpty && headlines.contains(series.metric)
    }

    /// Values of a series at the full hours, or midnights, of a range at whose end it has `value`.
    ///
    /// With `isJoined` it has that value at the beginning too.
    func samples(
        of series: Series, endingWith value: Double, over range: TimeRange, isJoined: Bool
    ) -> [Sample] {
        let step: Int64 = Self.isHeadline(series) ? 3_600 : 86_400
        let metric = vocabulary[series.metric]
        let noise = Noise(series)
        let end = noise.value(at: range.end)
        let start = isJoined ? noise.value(at: range.start) : end
        let length = max(1, range.duration.inSeconds)
        var time = (range.start.seconds + step - 1) / step * step
        var samples: [Sample] = []
        samples.reserveCapacity(Int((range.duration.components.seconds / step) + 1))
        while time < range.end.seconds {
            let moment = Timestamp(seconds: time)
            let part = (moment - range.start).inSeconds / length
            let change = noise.value(at: moment) - (start + (end - start) * part)
            let age = isJoined ? 0 : (range.end - moment).inSeconds / 86_400
            let past =
                metric?.kind == .counter
                ? value * (1 - 0.002 * age)
                : value * exp(Self.swing(series.metric) * change - Self.growth(series.metric) * age)
            samples.append(Sample(series, at: moment, plausible(past, metric, like: value)))
            time += step
        }
        return samples
    }

    /// How far a metric goes up and down.
    private static func swing(_ metric: String) -> Double {
        if metric.hasPrefix("token.") || metric.hasPrefix("alpha.") { return 0.5 }
        if metric.contains("price") { return 0.2 }
        if metric.hasPrefix("supply") || metric.hasSuffix(".total") { return 0.06 }
        return 0.25
    }

    /// How much it grows a day.
    private static func growth(_ metric: String) -> Double {
        metric.hasPrefix("nodes") || metric.hasPrefix("gpu.total") || metric.hasPrefix("storage") ? 0.0012 : 0
    }

    /// Within the metric's bounds, and whole where the value is a count.
    private func plausible(_ past: Double, _ metric: Metric?, like value: Double) -> Double {
        var past = past
        if let bounds = metric?.bounds { past = min(max(past, bounds.lowerBound), bounds.upperBound) }
        return value == value.rounded() && metric?.decimals == 0 ? past.rounded() : past
    }
}
