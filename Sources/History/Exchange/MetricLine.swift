internal import Metrics

/// A line of OpenMetrics taken apart: see ``SampleFormat/openmetrics``.
struct MetricLine {
    let series: Series
    let delivery: SampleBatch.Delivery
    let quality: Quality
    let time: Int64
    let value: Double
    /// Where the value begins.
    let valueStart: Int

    init(
        _ text: ArraySlice<UInt8>, _ problem: (String) -> SampleReader.Problem
    ) throws(SampleReader.Problem) {
        guard let open = text.firstIndex(of: UInt8(ascii: "{")) else { throw problem("there are no labels") }
        var index = open + 1
        var labels: [String: String] = [:]
        var own: [Labels.Label] = []
        while index < text.endIndex, text[index] != UInt8(ascii: "}") {
            guard let equals = text[index...].firstIndex(of: UInt8(ascii: "=")), equals + 1 < text.endIndex,
                text[equals + 1] == UInt8(ascii: "\"")
            else { throw problem("a label has no value in quotes") }
            let name = String(decoding: text[index..<equals], as: UTF8.self)
            let (value, end) = Self.quoted(text, from: equals + 2)
            guard end < text.endIndex else { throw problem("the quotes of a label do not end") }
            if let label = OpenMetrics.label(name, value) {
                own.append(label)
            } else {
                labels[name] = value
            }
            index = end + 1
            if index < text.endIndex, text[index] == UInt8(ascii: ",") { index += 1 }
        }
        let fields = text[index...].dropFirst().split(separator: UInt8(ascii: " "))
        guard let network = labels["network"], let metric = labels["metric"], fields.count == 2 else {
            throw problem("there must be the labels network and metric, then a value and a time")
        }
        series = Series(network: network, metric: metric, labels: Labels(own))
        guard let time = Int64(String(decoding: fields[1], as: UTF8.self)) else {
            throw problem("the time is not of the form 2026-11-23T14:00:00Z")
        }
        guard let value = unsafe NumberScanner.number(fields[0]) else {
            throw problem("the value is not a number")
        }
        (self.time, self.value) = (time, value)
        (delivery, quality) = try SampleBatch.words(
            quality: labels["quality"] ?? "good", origin: labels["origin"] ?? "back-filled",
            network: labels["source_network"] ?? network, source: labels["source"] ?? "import", problem)
        valueStart = fields[0].startIndex
    }

    /// The text from inside quotes, and where they end.
    private static func quoted(_ text: ArraySlice<UInt8>, from start: Int) -> (String, end: Int) {
        var bytes: [UInt8] = []
        var index = start
        while index < text.endIndex, text[index] != UInt8(ascii: "\"") {
            if text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex {
                index += 1
                bytes.append(text[index] == UInt8(ascii: "n") ? UInt8(ascii: "\n") : text[index])
            } else {
                bytes.append(text[index])
            }
            index += 1
        }
        return (String(decoding: bytes, as: UTF8.self), index)
    }
}
