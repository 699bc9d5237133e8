import Extraction
import Metrics
import Testing

@Suite struct `Rows` {
    @Test(arguments: [
        (#"{"n": 5}"#, ["gpu.total 5.0"], []),
        (#"{"n": 0.5}"#, ["gpu.total 0.5"], []),
        (#"{"n": 9223372036854775808}"#, ["gpu.total 9.223372036854776e+18"], []),
        (#"{"n": 1, "n": 2}"#, ["gpu.total 1.0"], []),
        (#"{"n": 1e-400}"#, ["gpu.total 0.0"], []),
        (#"{"n": 1e400}"#, [], ["gpu.total: is not a finite number"]),
        (#"{"n": -1e400}"#, [], ["gpu.total: is not a finite number"]),
        (#"{"n": "12abc"}"#, [], ["gpu.total: is text «12abc», not a number"]),
        (#"{"n": "5"}"#, [], ["gpu.total: is text «5», not a number"]),
        (#"{"n": true}"#, [], ["gpu.total: is true, not a number"]),
        (#"{"n": [1]}"#, [], ["gpu.total: is a list, not a number"]),
        (#"{"n": {"a": 1}}"#, [], ["gpu.total: is an object, not a number"]),
        (#"{"n": null}"#, [], ["gpu.total: nothing at $.n"]),
        (#"{"m": 5}"#, [], ["gpu.total: nothing at $.n"]),
    ])
    func `of values are numbers or are refused`(answer: String, lines: [String], reasons: [String]) throws {
        let program = Program(
            values: [Program.Value(metric: "gpu.total", path: "$.n")],
            attributes: "SELECT 'always' AS name, 'here' AS value WHERE :response <> ''")
        let extracted = try extract(program, answer)
        #expect(extracted.lines == lines)
        #expect(extracted.refusals.map(\.reason) == reasons)
    }

    @Test func `of values keep the order of the file`() throws {
        let program = Program(values: [
            Program.Value(metric: "nodes.online", path: "$.a.\"b c\"[1]"),
            Program.Value(metric: "gpu.total", path: "$[\"it's\"]"),
        ])
        #expect(throws: ExtractionError.self) { try extract(program, "{}") }
        let fine = Program(values: [
            Program.Value(metric: "nodes.online", path: "$.a.\"b c\"[1]"),
            Program.Value(metric: "gpu.total", path: "$.it's"),
        ])
        #expect(
            try extract(fine, #"{"it's": 1, "a": {"b c": [2, 3]}}"#).lines == [
                "nodes.online 3.0", "gpu.total 1.0",
            ])
    }

    @Test func `of a wrong path are told when it is compiled`() {
        #expect(throws: ExtractionError.query(.values, "JSON path error near 'x'")) {
            try extract(Program(values: [Program.Value(metric: "gpu.total", path: "$x")]), "{}")
        }
    }

    private func samples(_ rows: String) throws(ExtractionError) -> Extracted {
        try extract(
            Program(
                samples: """
                    SELECT r.value ->> 'm' AS metric, r.value ->> 'v' AS value, r.value ->> 'n' AS network,
                           r.value ->> 'g' AS gpu, r.value ->> 't' AS term, r.value ->> 'at' AS at
                    FROM json_each(:response) AS r
                    """), rows)
    }

    @Test func `carry labels, a network and a time`() throws {
        let extracted = try samples(
            """
            [{"m": "gpu.price.median", "v": 1.5, "g": "h100", "t": "spot"},
             {"m": "gpu.price.median", "v": 2, "g": "h100"},
             {"m": "token.price", "v": 3, "n": "akash"},
             {"m": "token.price", "v": 4, "n": "akash", "at": 1700000000},
             {"m": "gpu.total", "v": 5, "g": 4090}]
            """)
        #expect(
            extracted.lines == [
                "gpu.price.median{gpu=h100,term=spot} 1.5", "gpu.price.median{gpu=h100} 2.0",
                "akash token.price 3.0", "akash token.price 4.0", "gpu.total{gpu=4090} 5.0",
            ])
        #expect(extracted.rows[3].time == Timestamp(seconds: 1_700_000_000))
        #expect(extracted.refusals.isEmpty)
    }

    @Test(arguments: [
        (#"{"m": "gpu.totals", "v": 1}"#, "metric text «gpu.totals» is not in the vocabulary"),
        (#"{"v": 1}"#, "metric nothing is not in the vocabulary"),
        (#"{"m": "gpu.total", "v": "n/a"}"#, "gpu.total: is text «n/a», not a number"),
        (#"{"m": "gpu.total", "v": 1e999}"#, "gpu.total: is not a finite number"),
        (#"{"m": "gpu.total", "v": 1, "t": "spot"}"#, "gpu.total: the metric has no label term"),
        (#"{"m": "gpu.total", "v": 1, "g": ""}"#, "gpu.total: the label gpu is empty"),
        (#"{"m": "gpu.total", "v": 1, "g": 1.5}"#, "gpu.total: the label gpu is 1.5, not a text"),
        (
            #"{"m": "gpu.total", "v": 1, "g": "a\u001b[2J"}"#,
            "gpu.total: the label gpu holds a control character"
        ),
        (
            #"{"m": "gpu.total", "v": 1, "g": "a\u202eb"}"#,
            "gpu.total: the label gpu holds a control character"
        ),
        (
            #"{"m": "gpu.total", "v": 1, "g": "a\u200bb"}"#,
            "gpu.total: the label gpu holds a control character"
        ),
        (
            #"{"m": "gpu.total", "v": 1, "g": "a\u009bb"}"#,
            "gpu.total: the label gpu holds a control character"
        ),
        (
            #"{"m": "gpu.total", "v": 1, "n": "No Network"}"#,
            "gpu.total: the network is text «No Network», not an id"
        ),
        (#"{"m": "gpu.total", "v": 1, "at": -5}"#, "gpu.total: the time is -5, not Unix seconds"),
        (#"{"m": "gpu.total", "v": 1, "at": "now"}"#, "gpu.total: the time is text «now», not Unix seconds"),
    ])
    func `that must not be stored are refused with the reason`(row: String, reason: String) throws {
        let extracted = try samples(#"[{"m": "nodes.online", "v": 7}, \#(row)]"#)
        #expect(extracted.lines == ["nodes.online 7.0"])
        #expect(extracted.reasons == ["1 × " + reason])
    }

    @Test func `with a label of 200 characters are taken, with 201 refused`() throws {
        let label = String(repeating: "é", count: 200)
        #expect(try samples(#"[{"m": "gpu.total", "v": 1, "g": "\#(label)"}]"#).rows.count == 1)
        #expect(throws: ExtractionError.self) {
            try samples(#"[{"m": "gpu.total", "v": 1, "g": "\#(label)é"}]"#)
        }
    }

    @Test func `that share a series are both refused`() throws {
        let extracted = try samples(
            """
            [{"m": "gpu.total", "v": 1, "g": "h100"}, {"m": "gpu.total", "v": 2, "g": "a100"},
             {"m": "gpu.total", "v": 1, "g": "h100"}, {"m": "gpu.total", "v": 3, "g": "h100"}]
            """)
        #expect(extracted.lines == ["gpu.total{gpu=a100} 2.0"])
        #expect(
            extracted.reasons == ["3 × gpu.total{gpu=h100}: two rows for one series"])
    }

    @Test func `without a value are absent, not zero`() throws {
        let extracted = try samples(
            #"[{"m": "gpu.total", "v": null, "g": "h100"}, {"m": "gpu.total", "v": 0, "g": "a100"}]"#)
        #expect(extracted.lines == ["gpu.total{gpu=a100} 0.0"])
        #expect(extracted.absent == 1)
    }

    @Test func `of nothing are an error with the reasons`() throws {
        let error = try #require(throws: ExtractionError.self) {
            try samples(#"[{"m": "gpu.total", "v": "n/a"}]"#)
        }
        #expect(
            "\(error)"
                == "the answer holds none of the expected figures: gpu.total: is text «n/a», not a number")
        #expect(throws: ExtractionError.empty([])) { try samples("[]") }
    }

    @Test func `that are wrong in many ways are counted together`() throws {
        let rows = (0..<200).map { #"{"m": "m\#($0)", "v": 1}"# } + [#"{"m": "gpu.total", "v": 1}"#]
        let reasons = try samples("[\(rows.joined(separator: ","))]").reasons
        #expect(reasons.count == 51)
        #expect(reasons.last == "150 × other reasons")
    }

    @Test func `of attributes are texts with labels`() throws {
        let program = Program(
            attributes: """
                SELECT 'subnet.name' AS name, r.value ->> 'name' AS value, r.key AS subnet
                FROM json_each(:response) AS r
                """)
        let extracted = try extract(
            program, #"{"1": {"name": "Apex"}, "2": {"name": 5}, "3": {"name": "a\u0007"}, "4": {}}"#)
        #expect(
            extracted.facts.map { "\($0.name){\($0.labels)} \($0.text)" } == [
                "subnet.name{subnet=1} Apex", "subnet.name{subnet=2} 5",
            ])
        #expect(extracted.refusals.map(\.reason) == ["subnet.name: holds a control character"])
        #expect(extracted.absent == 1)
    }
}
