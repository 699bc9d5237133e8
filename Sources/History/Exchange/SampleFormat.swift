internal import Metrics

/// A form in which samples leave and come back.
public enum SampleFormat: String, CaseIterable, Sendable {
    /// RFC 4180, with a header.
    case csv
    /// One array of objects; read by other programs, not by Assay.
    case json
    /// Text of OpenMetrics 1.0, whose every sample has its time; Prometheus takes it with `promtool tsdb create-blocks-from`.
    case openmetrics

    /// What stands before the first sample.
    public var opening: String {
        switch self {
        case .csv: "network,metric,labels,time,value,quality,origin,source_network,source\n"
        case .json: "["
        case .openmetrics: ""
        }
    }

    /// What stands after the last.
    public var closing: String {
        switch self {
        case .csv: ""
        case .json: "\n]\n"
        case .openmetrics: "# EOF\n"
        }
    }

    /// Adds a sample to text; `previous` is the one before it, if there was one.
    public func write(_ stored: StoredSample, after previous: StoredSample?, to text: inout [UInt8]) {
        switch self {
        case .csv: Self.writeCSV(stored, to: &text)
        case .json: Self.writeJSON(stored, isFirst: previous == nil, to: &text)
        case .openmetrics: Self.writeOpenMetrics(stored, after: previous?.sample.series.metric, to: &text)
        }
    }

    private static func writeCSV(_ stored: StoredSample, to text: inout [UInt8]) {
        let series = stored.sample.series
        for field in [series.network, series.metric, series.labels.description] {
            text.append(field: field)
            text.append(UInt8(ascii: ","))
        }
        text.append(time: stored.sample.time.seconds)
        text.append(UInt8(ascii: ","))
        text.append(number: stored.sample.value)
        for field in [stored.quality.rawValue, stored.origin.rawValue, stored.sourceNetwork, stored.source] {
            text.append(UInt8(ascii: ","))
            text.append(field: field)
        }
        text.append(UInt8(ascii: "\n"))
    }

    private static func writeJSON(_ stored: StoredSample, isFirst: Bool, to text: inout [UInt8]) {
        let series = stored.sample.series
        text += (isFirst ? "\n{" : ",\n{").utf8
        for (name, value) in [("network", series.network), ("metric", series.metric)] {
            text += "\"\(name)\":".utf8
            text.append(quoted: value, controls: true)
            text.append(UInt8(ascii: ","))
        }
        text += "\"labels\":{".utf8
        for (index, label) in series.labels.all.enumerated() {
            if index > 0 { text.append(UInt8(ascii: ",")) }
            text.append(quoted: label.name, controls: true)
            text.append(UInt8(ascii: ":"))
            text.append(quoted: label.value, controls: true)
        }
        text += "},\"time\":\"".utf8
        text.append(time: stored.sample.time.seconds)
        text += "\",\"value\":".utf8
        text.append(number: stored.sample.value)
        let rest = [
            ("quality", stored.quality.rawValue), ("origin", stored.origin.rawValue),
            ("source_network", stored.sourceNetwork), ("source", stored.source),
        ]
        for (name, value) in rest {
            text += ",\"\(name)\":".utf8
            text.append(quoted: value, controls: true)
        }
        text.append(UInt8(ascii: "}"))
    }

    /// The metric's own name is a label, because its dots are not allowed in a name.
    private static func writeOpenMetrics(
        _ stored: StoredSample, after metric: String?, to text: inout [UInt8]
    ) {
        let series = stored.sample.series
        let name = OpenMetrics.family(series.metric)
        // Two metrics may have one name here; a family is declared once.
        if metric.map(OpenMetrics.family) != name { text += "# TYPE \(name) unknown\n".utf8 }
        let labels =
            [
                ("metric", series.metric), ("network", series.network), ("origin", stored.origin.rawValue),
                ("quality", stored.quality.rawValue), ("source", stored.source),
                ("source_network", stored.sourceNetwork),
            ] + OpenMetrics.labels(of: series)
        OpenMetrics.write(name, labels, stored.sample.value, at: stored.sample.time, to: &text)
    }
}
