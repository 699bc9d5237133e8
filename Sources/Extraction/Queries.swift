/// The queries that every program runs.
enum Queries {
    /// Whether the answer is JSON, and whether ``error`` may find something in it.
    static let validity = """
        WITH answer AS MATERIALIZED (SELECT json_valid(:response) AS is_valid)
        SELECT is_valid,
               iif(is_valid, json_type(:response, '$.error'), NULL) IN ('object', 'text')
               OR iif(is_valid, json_type(:response, '$[0].jsonrpc'), NULL) IS NOT NULL
        FROM answer
        """

    /// Code and message of an error that the API answers with status 200.
    ///
    /// An object with `error`, and in a list of JSON-RPC answers each that has one:
    /// <https://www.jsonrpc.org/specification#error_object>.
    static let error = """
        SELECT json_extract(:response, '$.error.code'),
               coalesce(json_extract(:response, '$.error.message'), json_extract(:response, '$.error'))
        WHERE json_type(:response, '$.error') = 'object'
           OR json_type(:response, '$.error') = 'text' AND json_extract(:response, '$.error') <> ''
        UNION ALL
        SELECT answer.value ->> '$.error.code',
               coalesce(answer.value ->> '$.error.message', answer.value ->> '$.error')
        FROM json_each(:response) AS answer
        WHERE json_type(:response, '$[0].jsonrpc') = 'text'
          AND answer.type = 'object' AND json_type(answer.value, '$.error') = 'object'
        """

    /// The answers to a batch of calls in the order of their numbers: number, place in the list, answer.
    static let batch = """
        SELECT iif(answer.type = 'object', answer.value ->> '$.id', NULL) AS id, answer.key, answer.value
        FROM json_each(:response) AS answer
        WHERE json_type(:response) = 'array'
        ORDER BY id
        """

    /// A row for each value, in order: the JSON type at its path, and the field.
    static func values(_ values: [Program.Value]) -> String? {
        guard !values.isEmpty else { return nil }
        let paths = values.map { "(\(Condition.literal($0.path)))" }.joined(separator: ", ")
        return """
            SELECT json_type(:response, column1), json_extract(:response, column1) FROM (VALUES \(paths))
            """
    }
}
