import Extraction
import Testing

@Suite struct `An answer` {
    private let program = Program(values: [Program.Value(metric: "gpu.total", path: "$.total")])

    @Test(arguments: [
        ("", "the answer is empty"),
        ("<!DOCTYPE html>\n<html><head>", "not JSON: begins with «<!DOCTYPE html> <html><head>»"),
        ("Too many requests", "not JSON: begins with «Too many requests»"),
        (
            #"{"total": 5, "list": [1, 2"#,
            #"not JSON: breaks off after 26 bytes, with «{"total": 5, "list": [1, 2»"#
        ),
        (#"{"total": "5"#, #"not JSON: breaks off after 12 bytes, with «{"total": "5»"#),
        (#"{"total": 5,}"#, #"not JSON: malformed; begins with «{"total": 5,}»"#),
        (#"{'total': 5}"#, #"not JSON: malformed; begins with «{'total': 5}»"#),
        (#"{"total": NaN}"#, #"not JSON: malformed; begins with «{"total": NaN}»"#),
        (#"{"total": 5} trailing"#, #"not JSON: malformed; begins with «{"total": 5} trailing»"#),
        ("{\"total\": 5}\0", "not JSON: NUL at byte 12"),
        ("\u{1B}[31mred\u{202E}", "not JSON: begins with «[31mred»"),
    ])
    func `that is not JSON says what it is`(answer: String, message: String) throws {
        let error = try #require(throws: ExtractionError.self) { try extract(program, answer) }
        #expect("\(error)" == message)
    }

    @Test func `that is not UTF-8 names the byte`() throws {
        let extractor = try Extractor(program, vocabulary: vocabulary, gpus: gpus)
        let bytes = Array(#"{"total": 5, "x": "#.utf8) + [0x22, 0xED, 0xA0, 0x80, 0x22, 0x7D]
        #expect(throws: ExtractionError.response("not JSON: not UTF-8 at byte 19")) {
            try extractor.extract(bytes, now: now)
        }
    }

    @Test func `that is longer than 32 MiB is refused`() throws {
        let extractor = try Extractor(program, vocabulary: vocabulary, gpus: gpus)
        let bytes = [UInt8](repeating: 0x20, count: (32 << 20) + 1)
        #expect(throws: ExtractionError.response("longer than 32 MiB")) {
            try extractor.extract(bytes, now: now)
        }
    }

    @Test func `that nests deeper than SQLite reads is refused`() throws {
        let answer = String(repeating: "[", count: 3_000) + String(repeating: "]", count: 3_000)
        #expect(throws: ExtractionError.self) { try extract(program, answer) }
    }

    @Test(arguments: [
        (
            #"{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}"#, -32_601,
            "Method not found"
        ),
        (
            #"[{"jsonrpc":"2.0","id":1,"result":5},{"jsonrpc":"2.0","id":2,"error":{"code":4,"message":"no"}}]"#,
            4, "no"
        ),
        (#"{"error":{"code":429,"message":"a\u001b[2Jb"}}"#, 429, "a[2Jb"),
        (#"{"error":{"reason":"x"}}"#, nil, #"{"reason":"x"}"#),
        (#"{"error":"no recording for this request"}"#, nil, "no recording for this request"),
    ])
    func `that is an error of the API gives nothing`(answer: String, code: Int64?, message: String) {
        #expect(throws: ExtractionError.rpc(code: code, message: message)) { try extract(program, answer) }
    }

    @Test(arguments: [
        #"{"total": 5, "error": null}"#, #"{"total": 5, "error": false}"#, #"{"total": 5, "error": ""}"#,
    ])
    func `whose error is empty is none`(answer: String) throws {
        #expect(try extract(program, answer).lines == ["gpu.total 5.0"])
    }

    @Test func `of rows that have errors of their own is read`() throws {
        let program = Program(
            samples: "SELECT 'gpu.total' AS metric, sum(value ->> 'n') AS value FROM json_each(:response)")
        let answer = #"[{"n": 1, "error": {"code": 1, "message": "offline"}}, {"n": 2}]"#
        #expect(try extract(program, answer).lines == ["gpu.total 3.0"])
    }

    @Test(arguments: [
        ("$.count = 0", #"{"count": 0}"#, true), ("$.count = 0", #"{"count": 1}"#, false),
        ("$.count = 0", #"{}"#, false), ("$.status <> 'ok'", #"{"status": "down"}"#, true),
        ("$.count = 0 OR $.\"a b\"[0] IS NULL", #"{"count": 1, "a b": [null]}"#, true),
        ("'$.count' = '$.count' AND $.live = false", #"{"live": false}"#, true),
        ("$[0].n = 0", #"[{"n": 0}]"#, true),
    ])
    func `may say that it holds no data`(condition: String, answer: String, isNoData: Bool) throws {
        let program = Program(
            noDataWhen: condition, samples: "SELECT 'gpu.total' AS metric, 1 AS value WHERE :response <> ''")
        let extracted = try extract(program, answer)
        #expect(extracted.isNoData == isNoData)
        #expect(extracted.rows.isEmpty == isNoData)
    }

    @Test(arguments: ["$.a = ", "$.a; DROP TABLE x", "load_extension($.a)", "$.a) FROM sqlite_master --"])
    func `needs a condition that is SQL and nothing more`(condition: String) {
        #expect(throws: ExtractionError.self) {
            try Extractor(
                Program(noDataWhen: condition, values: program.values), vocabulary: vocabulary, gpus: gpus)
        }
    }

    /// The order is free, and each call has an answer: <https://www.jsonrpc.org/specification#batch>.
    @Test func `to a batch of calls is read in the order of the calls`() throws {
        let program = Program(
            isBatch: true,
            values: [
                Program.Value(metric: "gpu.total", path: "$[0].result"),
                Program.Value(metric: "nodes.online", path: "$[1].result"),
            ])
        let (first, second) = (
            #"{"jsonrpc": "2.0", "id": 1, "result": 100}"#, #"{"jsonrpc": "2.0", "id": 2, "result": 200}"#
        )
        for answer in ["[\(first), \(second)]", "[\(second), \(first)]"] {
            #expect(try extract(program, answer).lines == ["gpu.total 100.0", "nodes.online 200.0"])
        }
        for (answer, message) in [
            ("[\(second)]", "the answer to call 1 of a batch is missing, or another is there twice"),
            ("[\(first), \(first)]", "the answer to call 2 of a batch is missing, or another is there twice"),
            ("[5, \(first)]", "the answer to call 1 of a batch is missing, or another is there twice"),
            ("{\"result\": 100}", "the answer to a batch of calls is no list"),
        ] {
            let error = try #require(throws: ExtractionError.self) { try extract(program, answer) }
            #expect("\(error)" == message)
        }
    }

    private func combine(_ list: [String]) throws -> Extracted {
        let program = Program(values: [Program.Value(metric: "gpu.total", path: "$[1].total")])
        return try Extractor(program, vocabulary: vocabulary, gpus: gpus)
            .extract(.several(list.map { Array($0.utf8) }), now: now)
    }

    @Test func `of several requests is one list`() throws {
        #expect(try combine([#"{"total": 1}"#, #"{"total": 2}"#]).lines == ["gpu.total 2.0"])
    }

    @Test(arguments: [
        ["1, 2", "3"], ["{}", ""], ["[", "]"], [#"{"total": 1}"#, "<html>"],
    ])
    func `of several requests must be JSON each by itself`(list: [String]) throws {
        let error = try #require(throws: ExtractionError.self) { try combine(list) }
        #expect("\(error)".hasPrefix("answer "))
    }

    @Test func `of several requests is refused when one is an error`() throws {
        #expect(throws: ExtractionError.rpc(code: -32_000, message: "busy")) {
            try combine([
                #"{"jsonrpc":"2.0","id":1,"result":1}"#,
                #"{"jsonrpc":"2.0","id":2,"error":{"code":-32000,"message":"busy"}}"#,
            ])
        }
    }
}
