import Extraction
import Metrics

/// A few words to extract into.
let vocabulary = Vocabulary([
    Metric(name: "gpu.total", title: "GPUs", unit: .count, labels: ["gpu"]),
    Metric(
        name: "gpu.price.median", title: "Price", unit: Unit(rawValue: "USD/GPU-hour"),
        labels: ["gpu", "term"]),
    Metric(name: "nodes.online", title: "Nodes", unit: .count, labels: ["country"]),
    Metric(name: "token.price", title: "Price", unit: Unit(rawValue: "USD")),
    Metric(name: "chain.block_age", title: "Age", unit: .seconds),
])

let gpus = GPUNames([
    GPUNames.Model(name: "h100", title: "H100", spellings: ["H100 80GB HBM3", "h100 sxm"]),
    GPUNames.Model(name: "a100-80gb", title: "A100 80GB", spellings: []),
])

/// The start of 2026, UTC.
let now = Timestamp(seconds: 1_767_225_600)

func extract(
    _ program: Program, _ response: String, parameters: [String: Double] = [:],
    within limit: Duration = .seconds(1)
) throws(ExtractionError) -> Extracted {
    try Extractor(program, vocabulary: vocabulary, gpus: gpus)
        .extract(Array(response.utf8), now: now, parameters: parameters, within: limit)
}

/// The value that an SQL expression has for an answer.
func value(of expression: String, in response: String = "{}") throws(ExtractionError) -> Double? {
    let samples = "SELECT 'gpu.total' AS metric, \(expression) AS value WHERE :response IS NOT NULL"
    return try extract(Program(samples: samples), response).rows.first?.value
}

extension Extracted {
    /// The rows as a table of text.
    var lines: [String] {
        rows.map { row in
            let labels = row.labels.isEmpty ? "" : "{\(row.labels)}"
            return "\(row.network.map { $0 + " " } ?? "")\(row.metric)\(labels) \(row.value)"
        }
    }

    var reasons: [String] { refusals.map { "\($0.count) × \($0.reason)" } }
}
