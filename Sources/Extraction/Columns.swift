internal import Metrics

/// Which result column of a query is what.
struct Columns {
    /// `metric`, or `name` for facts.
    let name: Int
    let value: Int
    let network: Int?
    let time: Int?
    let labels: [(index: Int, name: String)]

    /// Columns of samples: `metric`, `value`, `network`, `at`, and labels of the vocabulary.
    static func samples(_ statement: Statement, _ vocabulary: Vocabulary) throws(ExtractionError) -> Columns {
        let known = Set(vocabulary.metrics.values.flatMap(\.labels))
        return try Columns(statement, name: "metric", time: "at") { label in
            known.contains(label)
                ? nil : "no metric has a label '\(label)'; labels: \(known.sorted().joined(separator: ", "))"
        }
    }

    /// Columns of facts: `name`, `value`, `network`, and labels.
    static func facts(_ statement: Statement) throws(ExtractionError) -> Columns {
        try Columns(statement, name: "name", time: nil) { label in
            label.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_" }
                ? nil : "the column '\(label)' is no label; name it with AS and a word of a-z, digits and _"
        }
    }

    private init(
        _ statement: Statement, name: String, time: String?, problem: (String) -> String?
    ) throws(ExtractionError) {
        var indices: [String: Int] = [:]
        for (index, column) in statement.columns.enumerated() {
            guard indices.updateValue(index, forKey: column) == nil else {
                throw .query(statement.part, "two columns '\(column)'")
            }
        }
        guard let nameIndex = indices.removeValue(forKey: name),
            let valueIndex = indices.removeValue(forKey: "value")
        else { throw .query(statement.part, "the query must give the columns '\(name)' and 'value'") }
        self.name = nameIndex
        value = valueIndex
        network = indices.removeValue(forKey: "network")
        self.time = time.flatMap { indices.removeValue(forKey: $0) }
        labels = indices.map { ($0.value, $0.key) }.sorted { $0.index < $1.index }
        for label in labels {
            if let problem = problem(label.name) { throw .query(statement.part, problem) }
        }
    }
}
