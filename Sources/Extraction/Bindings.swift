internal import CSQLite
internal import Metrics

/// What one run gives its statements: the borrowed answer, the time and the parameters.
@safe
struct Bindings {
    static let response = ":response"
    static let now = ":now"

    private let answer: UnsafePointer<UInt8>
    private let numbers: [(name: String, value: Double?)]
    private let seconds: Int64
    let limit: Duration

    /// Binds text that ends with a NUL, and that must stay alive until every statement that they are bound to is reset.
    @unsafe
    init(
        answer: UnsafePointer<UInt8>, now: Timestamp, numbers: [(name: String, value: Double?)],
        limit: Duration
    ) {
        unsafe self.answer = unsafe answer
        self.numbers = numbers
        seconds = now.seconds
        self.limit = limit
    }

    /// Binds those that the statement names; a number that is not known stays NULL.
    @unsafe
    func bind(to statement: OpaquePointer) -> Bool {
        let response = unsafe sqlite3_bind_parameter_index(statement, Self.response)
        var statuses = [
            unsafe assay_bind_static_text(statement, response, answer)
        ]
        let now = unsafe sqlite3_bind_parameter_index(statement, Self.now)
        if now > 0 { statuses.append(unsafe sqlite3_bind_int64(statement, now, seconds)) }
        for case (let name, let value?) in numbers {
            let index = unsafe sqlite3_bind_parameter_index(statement, ":" + name)
            if index > 0 { statuses.append(unsafe sqlite3_bind_double(statement, index, value)) }
        }
        return statuses.allSatisfy { $0 == SQLITE_OK }
    }
}
