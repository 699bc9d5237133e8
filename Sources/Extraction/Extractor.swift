public import Metrics

/// One program, compiled, that reads one answer after another.
///
/// It owns a private in-memory SQLite connection in which the SQL can reach nothing but the answer and what
/// is bound beside it. Not `Sendable`: one for each source, used by one task at a time.
@safe
public final class Extractor {
    private let program: Program
    private let vocabulary: Vocabulary
    let connection: Connection
    private let validity: Statement
    private let error: Statement
    /// Of a batch of calls alone.
    private let batch: Statement?
    private let noData: Statement?
    private let values: Statement?
    private let samples: (statement: Statement, columns: Columns)?
    private let attributes: (statement: Statement, columns: Columns)?

    /// Compiles a program.
    ///
    /// - Throws: ``ExtractionError/query(_:_:)`` and ``ExtractionError/refused(_:_:)``, with the part of the
    ///   program that is wrong.
    public init(_ program: Program, vocabulary: Vocabulary, gpus: GPUNames) throws(ExtractionError) {
        let fixed = [Bindings.response, Bindings.now]
        let all = fixed + program.parameters.map { ":" + $0 }
        let connection = try Connection(parameters: all.count)
        connection.registerFunctions(gpus: gpus)
        connection.close()
        func compile(
            _ sql: String?, _ part: Program.Part, _ parameters: [String]
        ) throws(ExtractionError) -> Statement? {
            guard let sql else { return nil }
            return try Statement(sql, as: part, parameters: parameters, on: connection)
        }
        self.program = program
        self.vocabulary = vocabulary
        self.connection = connection
        validity = try Statement(Queries.validity, as: .answer, parameters: fixed, on: connection)
        error = try Statement(Queries.error, as: .answer, parameters: fixed, on: connection)
        batch = try compile(program.isBatch ? Queries.batch : nil, .answer, fixed)
        noData = try compile(program.noDataWhen.map(Condition.sql), .noDataWhen, fixed)
        values = try compile(Queries.values(program.values), .values, fixed)
        samples = try compile(program.samples, .samples, all).map { statement throws(ExtractionError) in
            (statement, try Columns.samples(statement, vocabulary))
        }
        attributes = try compile(program.attributes, .attributes, all).map {
            statement throws(ExtractionError) in
            (statement, try Columns.facts(statement))
        }
        try checkPaths()
    }

    /// Reads one answer, as ``extract(_:now:parameters:within:)-(AnswerParts,_,_,_)``.
    public func extract(
        _ response: [UInt8], now: Timestamp, parameters: [String: Double] = [:],
        within limit: Duration = .seconds(1)
    ) throws(ExtractionError) -> Extracted {
        try extract(.one(response), now: now, parameters: parameters, within: limit)
    }

    /// Reads what a poll got.
    ///
    /// - Parameters:
    ///   - parts: The answers' bytes.
    ///   - now: The time of the poll.
    ///   - parameters: The figures that the program names; one that is not there is NULL.
    ///   - limit: How long all queries together may take.
    /// - Returns: What is to be stored, and what was not taken.
    /// - Throws: why nothing is to be stored; of several answers, which of them. What is wrong with the answer
    ///   about one entry of a list is no failure: the SQL sees it as the entry's `error`.
    public func extract(
        _ parts: AnswerParts, now: Timestamp, parameters: [String: Double] = [:],
        within limit: Duration = .seconds(1)
    ) throws(ExtractionError) -> Extracted {
        connection.guardian.start(limit)
        return try read(try response(parts, now, limit), now, parameters, limit)
    }
}

extension Extractor {
    /// The JSON that the SQL sees as `:response`.
    func response(
        _ parts: AnswerParts, _ now: Timestamp, _ limit: Duration
    ) throws(ExtractionError) -> AnswerText {
        let list: [UInt8]
        var room = Connection.longest
        switch parts {
        case .one(let body): return try json(body, room: room, now, limit)
        case .several(let bodies): list = JSONBytes.list(try json(several: bodies, room: &room, now, limit))
        case .list(let entries):
            list = JSONBytes.list(
                entries.map { entry in
                    entry.json { bodies throws(ExtractionError) in
                        try json(several: bodies, room: &room, now, limit)
                    }
                })
        }
        if let problem = Answer.problem(list) { throw .response(problem) }
        return AnswerText(list)
    }

    /// Reads each by itself: two halves could make a whole that is none.
    ///
    /// `room` is what is left of the bytes that the whole may have.
    private func json(
        several bodies: [[UInt8]], room: inout Int, _ now: Timestamp, _ limit: Duration
    ) throws(ExtractionError) -> [[UInt8]] {
        var all: [[UInt8]] = []
        for (index, body) in bodies.enumerated() {
            do {
                let json = try json(body, room: room, now, limit).bytes
                room -= json.count
                all.append(json)
            } catch .response(let problem) where bodies.count > 1 {
                throw .response("answer \(index + 1) of \(bodies.count): \(problem)")
            }
        }
        return all
    }

    private func json(
        _ body: [UInt8], room: Int, _ now: Timestamp, _ limit: Duration
    ) throws(ExtractionError) -> AnswerText {
        switch program.form {
        case .json: return try ordered(try checked(body, now, limit), now, limit)
        case .csv:
            if let problem = Answer.problem(body) {
                throw .response(problem.replacing("not JSON", with: "not CSV"))
            }
            return AnswerText(
                try CSVReader.json(body, room: room) { () throws(ExtractionError) in
                    if connection.guardian.isLate { throw .timedOut(.answer, limit: limit) }
                })
        case .text: return AnswerText(JSONBytes.quoted(String(decoding: body, as: UTF8.self)))
        }
    }

    /// Refuses what is not JSON, and what is an error of the API.
    private func checked(
        _ body: [UInt8], _ now: Timestamp, _ limit: Duration
    ) throws(ExtractionError) -> AnswerText {
        if let problem = Answer.problem(body) { throw .response(problem) }
        let response = AnswerText(body)
        try run(on: response, now, limit) { bindings throws(ExtractionError) in
            var mayBeError = false
            try validity.forEachRow(bindings) { row throws(ExtractionError) in
                guard row[0].isTrue else { throw .response(Answer.description(body)) }
                mayBeError = row[1].isTrue
            }
            guard mayBeError else { return }
            try error.forEachRow(bindings) { row throws(ExtractionError) in
                let message = if case .text(let text) = row[1] { text } else { row[1].shown }
                let code: Int64? = if case .integer(let code) = row[0] { code } else { nil }
                throw .rpc(code: code, message: OutsideText.plain(message, longest: 200))
            }
        }
        return response
    }

    /// The answers to a batch of calls in the order of the calls.
    ///
    /// A server may send them in any: <https://www.jsonrpc.org/specification#batch>.
    private func ordered(
        _ response: AnswerText, _ now: Timestamp, _ limit: Duration
    ) throws(ExtractionError) -> AnswerText {
        guard let batch else { return response }
        var answers: [[UInt8]] = []
        var isInOrder = true
        try run(on: response, now, limit) { bindings throws(ExtractionError) in
            try batch.forEachRow(bindings) { row throws(ExtractionError) in
                let number = answers.count + 1
                guard case .integer(let id) = row[0], id == number, case .text(let answer) = row[2] else {
                    throw .response(
                        "the answer to call \(number) of a batch is missing, or another is there twice")
                }
                if row[1].number != Double(answers.count) { isInOrder = false }
                answers.append(Array(answer.utf8))
            }
        }
        guard !answers.isEmpty else { throw .response("the answer to a batch of calls is no list") }
        return isInOrder ? response : AnswerText(JSONBytes.list(answers))
    }

    func read(
        _ response: AnswerText, _ now: Timestamp, _ parameters: [String: Double], _ limit: Duration
    ) throws(ExtractionError) -> Extracted {
        let numbers = program.parameters.map { ($0, parameters[$0]) }
        var extracted = Extracted()
        try run(on: response, now, limit, numbers) { bindings throws(ExtractionError) in
            try noData?.forEachRow(bindings) { row in extracted.isNoData = row[0].isTrue }
            if !extracted.isNoData { extracted = try harvest(bindings) }
        }
        return extracted
    }

    private func harvest(_ bindings: Bindings) throws(ExtractionError) -> Extracted {
        var harvest = Harvest(vocabulary: vocabulary)
        var entries = program.values.makeIterator()
        try values?.forEachRow(bindings) { row in
            if let entry = entries.next() { harvest.take(entry, type: row[0], value: row[1]) }
        }
        if let (statement, columns) = samples {
            try forEachRow(of: statement, bindings) { harvest.takeSample($0, columns) }
        }
        if let (statement, columns) = attributes {
            try forEachRow(of: statement, bindings) { harvest.takeFact($0, columns) }
        }
        return try harvest.finish()
    }

    private func forEachRow(
        of statement: Statement, _ bindings: Bindings, _ body: (Statement.Row) -> Void
    ) throws(ExtractionError) {
        var count = 0
        try statement.forEachRow(bindings) { row throws(ExtractionError) in
            count += 1
            guard count <= Harvest.mostRows else {
                throw .tooManyRows(statement.part, limit: Harvest.mostRows)
            }
            body(row)
        }
    }

    /// SQLite reads a path only when it meets an answer: give it one now, so that a wrong path is told early.
    private func checkPaths() throws(ExtractionError) {
        connection.guardian.start(.seconds(1))
        do {
            try run(on: AnswerText(Array("{}".utf8)), Timestamp(seconds: 0), .seconds(1)) {
                bindings throws(ExtractionError) in
                try values?.forEachRow(bindings) { _ in }
            }
        } catch .failed(let part, let message) {
            throw .query(part, message)
        }
    }

    /// Lends the answer to `body`, bound.
    func run(
        on response: AnswerText, _ now: Timestamp, _ limit: Duration,
        _ numbers: [(name: String, value: Double?)] = [], _ body: (Bindings) throws(ExtractionError) -> Void
    ) throws(ExtractionError) {
        try unsafe response.withPointer { text throws(ExtractionError) in
            try body(unsafe Bindings(answer: text, now: now, numbers: numbers, limit: limit))
        }
    }
}
