import Extraction
import TestSupport
import Testing

@Suite struct `Whatever comes` {
    private static let words = [
        "SELECT", "FROM", "WHERE", "json_each(:response)", "json_tree(:response)", "AS", "metric", "value",
        ",",
        "(", ")", "'gpu.total'", "1", "*", ":response", ":now", "->>", "'$.a'", "UNION ALL", "GROUP BY",
        "ORDER BY",
        "median(value)", "sum(value)", "count(*)", "decimal(value, 3)", "hex_integer(value)", "JOIN", "NULL",
        "IN",
        "percentile(value, 50)", "scale_integer(value, 8)", "gpu_model(value)", "LIMIT", "WITH", "x",
        "VALUES",
        "-1", "key", "/*", "--", ";", "CASE WHEN", "END", "||", "printf", "sqlite_master",
        "abi_integer(value, 0)",
    ]

    @Test func `as SQL gives rows or an error`() {
        var random = SplitMix64(seed: 2)
        for round in 0..<4_000 {
            var words = (0..<Int.random(in: 1..<14, using: &random)).compactMap { _ in
                Self.words.randomElement(using: &random)
            }
            // Half of them begin like a query, to come further than the parser.
            if round.isMultiple(of: 2) { words = ["SELECT 'gpu.total' AS metric,"] + words }
            let program = Program(
                noDataWhen: round.isMultiple(of: 5) ? words.joined() : nil,
                samples: words.joined(separator: " "))
            _ = try? extract(program, #"{"a": [1, "0x10", null, 2.5]}"#, within: .milliseconds(50))
        }
    }

    @Test func `as an answer gives rows or an error`() throws {
        let program = Program(
            noDataWhen: "$.models = 0", values: [Program.Value(metric: "nodes.online", path: "$.n")],
            samples: """
                SELECT 'gpu.price.median' AS metric, gpu_model(m.value ->> 'model', m.value ->> 'ram') AS gpu,
                       decimal(m.value ->> 'price', -3) AS value
                FROM json_each(:response, '$.models') AS m WHERE m.type = 'object'
                """)
        let extractor = try Extractor(program, vocabulary: vocabulary, gpus: gpus)
        let answer = Array(
            #"{"n": 12, "models": [{"model": "h100", "ram": "80Gi", "price": "1190"}, {"model": "é", "price": null}]}"#
                .utf8)
        #expect(try extractor.extract(answer, now: now).rows.count == 2)
        var random = SplitMix64(seed: 3)
        for _ in 0..<6_000 {
            var bytes = answer
            for _ in 0..<Int.random(in: 1..<6, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
                case 1: bytes.removeSubrange(index..<min(bytes.count, index + 8))
                case 2: bytes.insert(contentsOf: "{[\"1e".utf8, at: index)
                default: bytes.removeSubrange(index...)
                }
                if bytes.isEmpty { bytes = [0x7B] }
            }
            if let extracted = try? extractor.extract(bytes, now: now) {
                #expect(extracted.rows.allSatisfy { $0.value.isFinite })
            }
        }
    }
}
