import Extraction
import Testing

@Suite struct `A query` {
    private func run(
        _ sql: String, _ response: String = "[1, 2, 3]", within limit: Duration = .seconds(1)
    ) throws(ExtractionError) -> Extracted {
        try extract(Program(samples: sql), response, within: limit)
    }

    @Test(arguments: [
        "WITH t AS (SELECT value FROM json_each(:response)) SELECT 'gpu.total' AS metric, sum(value) AS value FROM t",
        "SELECT 'gpu.total' AS metric, max(atom) AS value FROM json_tree(:response)",
        "SELECT 'gpu.total' AS metric, count(*) AS value FROM json_each(:response) WHERE value LIKE '%'",
        "SELECT column1 AS metric, column2 AS value FROM (VALUES ('gpu.total', :response ->> '$[0]'))",
        "SELECT 'gpu.total' AS metric, value FROM json_each(:response) ORDER BY value LIMIT 1;",
    ])
    func `may read the answer`(sql: String) throws {
        #expect(try run(sql).rows.count == 1)
    }

    @Test(arguments: [
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT 'gpu.total' AS metric, x AS value, :response FROM c",
        "WITH c(x) AS (SELECT 1 UNION SELECT x + 1 FROM c) SELECT 'gpu.total' AS metric, x AS value, :response FROM c",
        "SELECT load_extension(:response)",
        "SELECT printf('%999999999d', :response)",
        "SELECT zeroblob(1000000000), :response",
        "SELECT group_concat(value) FROM json_each(:response)",
        "SELECT json_group_array(value) FROM json_each(:response)",
        "SELECT replace(:response, '1', '2')",
        "SELECT instr(:response, :response)",
        "SELECT trim(:response, :response)",
        "SELECT random(), :response",
        "SELECT date('now'), :response",
        "SELECT sqlite_version(), :response",
        "ATTACH :response AS other",
        "PRAGMA writable_schema = 1",
        "CREATE TABLE t (x)",
        "CREATE TEMP VIEW v AS SELECT 1",
        "INSERT INTO sqlite_master VALUES (1, 2, 3, 4, :response)",
        "DELETE FROM sqlite_master WHERE name = :response",
        "BEGIN",
        "SELECT name AS metric, 1 AS value, :response FROM sqlite_master",
        "SELECT * FROM pragma_database_list, json_each(:response)",
        "SELECT * FROM dbstat, json_each(:response)",
        "SELECT * FROM sqlite_stmt, json_each(:response)",
        "VACUUM INTO :response",
        "EXPLAIN SELECT :response",
        "EXPLAIN QUERY PLAN SELECT :response",
        "SELECT 'gpu.total' AS metric, :response AS value; SELECT 2",
        "SELECT 'gpu.total' AS metric, :response AS value; -- more",
        "SELECT 'gpu.total' AS metric, 1 AS value",
        "SELECT 'gpu.total' AS metric, :response AS value, ?2 AS gpu",
        "SELECT 'gpu.total' AS metric, :response AS value, :other AS gpu",
        "SELECT 'gpu.total' AS metric, :response AS value, @response AS gpu",
    ])
    func `may do nothing else`(sql: String) {
        #expect {
            try run(sql)
        } throws: { error in
            switch error as? ExtractionError {
            case .refused(.samples, _), .query(.samples, _): true
            default: false
            }
        }
    }

    @Test(arguments: [
        ("SELECT readfile('/etc/passwd'), :response", "no such function: readfile"),
        ("SELECT \"typo\" AS metric, :response AS value", "no such column: typo"),
        ("SELEKT :response", "near \"SELEKT\": syntax error"),
        ("SELECT :response AS metric", "the query must give the columns 'metric' and 'value'"),
        ("SELECT 1 AS metric, 2 AS value, 3 AS value, :response AS gpu", "two columns 'value'"),
        ("SELECT 'a\0b' AS metric, :response AS value", "holds a NUL character"),
        (
            "SELECT 'x' AS metric, :response AS value, 1 AS gpuu",
            "no metric has a label 'gpuu'; labels: country, gpu, term"
        ),
        ("", "the query must give the columns 'metric' and 'value'"),
    ])
    func `that is wrong says so when it is compiled`(sql: String, message: String) {
        #expect(throws: ExtractionError.self) { try run(sql) }
        do throws(ExtractionError) {
            _ = try run(sql)
        } catch {
            #expect("\(error)".contains(message) || sql.isEmpty)
        }
    }

    @Test func `that spins is stopped within its limit`() throws {
        let rows = "[" + String(repeating: "1,", count: 2_999) + "1]"
        let sql = """
            SELECT 'gpu.total' AS metric, count(*) AS value
            FROM json_each(:response) AS a, json_each(:response) AS b, json_each(:response) AS c
            """
        let clock = ContinuousClock()
        var outcome: ExtractionError?
        let time = clock.measure {
            do throws(ExtractionError) { _ = try run(sql, rows, within: .milliseconds(200)) } catch {
                outcome = error
            }
        }
        #expect(outcome == .timedOut(.samples, limit: .milliseconds(200)))
        #expect(time < .seconds(1))
    }

    @Test func `that sorts millions of rows is stopped`() throws {
        let rows = "[" + String(repeating: "1,", count: 2_999) + "1]"
        let sql = """
            SELECT 'gpu.total' AS metric, a.value AS value
            FROM json_each(:response) AS a, json_each(:response) AS b, json_each(:response) AS c
            ORDER BY a.value + b.value
            """
        #expect {
            try run(sql, rows)
        } throws: { error in
            [.timedOut(.samples, limit: .seconds(1)), .outOfMemory(.samples)].contains(
                error as? ExtractionError)
        }
    }

    @Test func `that gathers millions of values is stopped`() throws {
        let rows = "[" + String(repeating: "1,", count: 1_499) + "1]"
        let sql = """
            SELECT 'gpu.total' AS metric, median(a.value) AS value
            FROM json_each(:response) AS a, json_each(:response) AS b
            """
        #expect(throws: ExtractionError.failed(.samples, "median: more than 1000000 values")) {
            try run(sql, rows, within: .seconds(60))
        }
    }

    @Test func `that was stopped runs again on the next answer`() throws {
        let sql = """
            SELECT 'gpu.total' AS metric, count(*) AS value
            FROM json_each(:response) AS a, json_each(:response) AS b, json_each(:response) AS c
            """
        let extractor = try Extractor(Program(samples: sql), vocabulary: vocabulary, gpus: gpus)
        let rows = Array(("[" + String(repeating: "1,", count: 2_999) + "1]").utf8)
        #expect(throws: ExtractionError.self) {
            try extractor.extract(rows, now: now, within: .milliseconds(50))
        }
        #expect(try extractor.extract(Array("[1, 1]".utf8), now: now).lines == ["gpu.total 8.0"])
    }

    @Test func `gives at most 20 000 rows`() throws {
        let rows = "[" + String(repeating: "1,", count: 20_000) + "1]"
        let sql = "SELECT 'gpu.total' AS metric, value, key AS gpu FROM json_each(:response)"
        #expect(throws: ExtractionError.tooManyRows(.samples, limit: 20_000)) {
            try run(sql, rows, within: .seconds(60))
        }
    }

    @Test func `gets the time of the poll and its parameters`() throws {
        let sql = """
            SELECT 'token.price' AS metric, (:response ->> 'ar') * :rate AS value
            UNION ALL SELECT 'chain.block_age', :now - unix_time(:response ->> 'at')
            """
        let program = Program(samples: sql, parameters: ["rate"])
        let answer = #"{"ar": 10.5, "at": "2025-12-31T23:59:30Z"}"#
        #expect(
            try extract(program, answer, parameters: ["rate": 2]).lines == [
                "token.price 21.0", "chain.block_age 30.0",
            ])
        let without = try extract(program, answer)
        #expect(without.lines == ["chain.block_age 30.0"])
        #expect(without.absent == 1)
    }
}
