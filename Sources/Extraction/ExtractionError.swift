/// Why an answer, or a program, gives nothing.
public enum ExtractionError: Error, Hashable, Sendable {
    /// The SQL or a path is wrong, in SQLite's words.
    case query(Program.Part, String)
    /// The SQL asks for something that is not allowed.
    case refused(Program.Part, String)
    /// The answer is not JSON text, in a sentence: what it is instead.
    case response(String)
    /// The answer is an error of the API: JSON-RPC's, or a top-level `error`.
    case rpc(code: Int64?, message: String)
    /// A function of the SQL could not read a value of the answer, or SQLite gave up.
    case failed(Program.Part, String)
    /// The queries took longer than the limit of all of them together.
    case timedOut(Program.Part, limit: Duration)
    /// A query grew beyond the room that an extraction has.
    case outOfMemory(Program.Part)
    /// More rows than one answer may give.
    case tooManyRows(Program.Part, limit: Int)
    /// Neither a sample nor a fact, and why.
    case empty([Extracted.Refusal])
}

extension ExtractionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .query(let part, let message): "\(part.rawValue): \(message)"
        case .refused(let part, let what): "\(part.rawValue): \(what)"
        case .response(let problem): problem
        case .rpc(let code?, let message): "the API answers error \(code): \(message)"
        case .rpc(nil, let message): "the API answers an error: \(message)"
        case .failed(let part, let message): "\(part.rawValue): \(message)"
        case .timedOut(let part, let limit):
            "\(part.rawValue): stopped after \(limit); the query does too much"
        case .outOfMemory(let part): "\(part.rawValue): stopped; the query needs too much memory"
        case .tooManyRows(let part, let limit): "\(part.rawValue): more than \(limit) rows"
        case .empty(let refusals) where refusals.isEmpty: "the answer holds none of the expected figures"
        case .empty(let refusals):
            "the answer holds none of the expected figures: "
                + refusals.prefix(3).map(\.reason).joined(separator: "; ")
        }
    }
}
