internal import Metrics

/// Reads single fields of JSON answers, such as the one that leads to the next page.
///
/// Not `Sendable`: used by one task at a time.
public final class FieldReader {
    /// What stands at a path.
    public enum Field: Hashable, Sendable {
        /// Nothing, null, an object, true or false.
        case nothing
        case text(String)
        case integer(Int64)
        /// A list with so many items.
        case list(Int)
    }

    private let connection: Connection
    private let statement: Statement

    /// - Throws: ``ExtractionError/query(_:_:)`` for a path that SQLite does not know.
    public init(path: String) throws(ExtractionError) {
        connection = try Connection(parameters: 2)
        connection.close()
        let field = Condition.literal(path)
        statement = try Statement(
            """
            SELECT json_valid(:response), iif(json_valid(:response), json_type(:response, \(field)), NULL),
                iif(json_valid(:response), json_extract(:response, \(field)), NULL),
                iif(json_valid(:response), json_array_length(:response, \(field)), NULL)
            """, as: .answer, parameters: [Bindings.response, Bindings.now], on: connection)
    }

    /// What stands at the path in an answer.
    ///
    /// - Throws: ``ExtractionError/response(_:)`` for what is not JSON.
    public func field(in answer: [UInt8]) throws(ExtractionError) -> Field {
        if let problem = Answer.problem(answer) { throw .response(problem) }
        connection.guardian.start(.seconds(1))
        var field = Field.nothing
        try unsafe AnswerText(answer).withPointer { text throws(ExtractionError) in
            let bindings = unsafe Bindings(
                answer: text, now: Timestamp(seconds: 0), numbers: [], limit: .seconds(1))
            try statement.forEachRow(bindings) { row throws(ExtractionError) in
                guard row[0].isTrue else { throw .response(Answer.description(answer)) }
                guard case .text(let type) = row[1] else { return }
                field =
                    switch (type, row[2], row[3]) {
                    case ("text", .text(let text), _): .text(text)
                    case ("integer", .integer(let number), _): .integer(number)
                    case ("array", _, .integer(let count)): .list(Int(count))
                    default: .nothing
                    }
            }
        }
        return field
    }
}
