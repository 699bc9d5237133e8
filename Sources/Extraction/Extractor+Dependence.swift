public import Metrics

extension Extractor {
    /// The metrics that an answer gives only with a field: those it lacks once the field is taken away.
    ///
    /// What a query makes of a field cannot be read from its text; this tries it.
    ///
    /// - Parameters:
    ///   - path: Of the answer's shape, such as `$.models[].price`; an item of a list cannot be taken away.
    ///   - parts: An answer that has it.
    ///   - now: The time of the poll.
    ///   - parameters: The figures that the program names.
    ///   - limit: How long each query may take.
    /// - Returns: All of them where nothing can be read without the field.
    /// - Throws: what extracting the whole answer throws.
    public func metrics(
        dependingOn path: String, in parts: AnswerParts, now: Timestamp, parameters: [String: Double] = [:],
        within limit: Duration
    ) throws(ExtractionError) -> Set<String> {
        connection.guardian.start(limit)
        let whole = try response(parts, now, limit)
        let before = try read(whole, now, parameters, limit).metrics
        guard !path.hasSuffix("[]") else { return before }
        do {
            let less = try removing(path, from: whole, now, limit)
            connection.guardian.start(limit)
            return before.subtracting(try read(less, now, parameters, limit).metrics)
        } catch {
            return before
        }
    }

    /// The answer without any field of this path.
    private func removing(
        _ path: String, from response: AnswerText, _ now: Timestamp, _ limit: Duration
    ) throws(ExtractionError) -> AnswerText {
        let tree = try Statement(
            "SELECT fullkey FROM json_tree(:response)", as: .answer, parameters: [Bindings.response],
            on: connection)
        var keys: [String] = []
        try run(on: response, now, limit) { bindings throws(ExtractionError) in
            try tree.forEachRow(bindings) { row in
                if case .text(let key) = row[0], AnswerShape.path(of: key) == path {
                    keys.append("'" + key.replacing("'", with: "''") + "'")
                }
            }
        }
        var response = response
        // SQLite takes up to 127 arguments.
        for start in stride(from: 0, to: keys.count, by: 100) {
            let some = keys[start..<min(start + 100, keys.count)].joined(separator: ", ")
            let removal = try Statement(
                "SELECT json_remove(:response, \(some))", as: .answer, parameters: [Bindings.response],
                on: connection)
            connection.guardian.start(limit)
            var less: [UInt8] = []
            try run(on: response, now, limit) { bindings throws(ExtractionError) in
                try removal.forEachRow(bindings) { row in
                    if case .text(let text) = row[0] { less = Array(text.utf8) }
                }
            }
            response = AnswerText(less)
        }
        return response
    }
}

extension Extracted {
    fileprivate var metrics: Set<String> { Set(rows.map(\.metric)) }
}
