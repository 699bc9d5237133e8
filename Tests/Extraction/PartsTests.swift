import Extraction
import Metrics
import Testing

@Suite struct `What a poll got` {
    private func extract(_ parts: AnswerParts, _ samples: String, as form: AnswerForm = .json) throws
        -> Extracted
    {
        let program = Program(form: form, samples: samples)
        return try Extractor(program, vocabulary: vocabulary, gpus: gpus).extract(parts, now: now)
    }

    private static let prices = """
        SELECT 'gpu.price.median' AS metric, r.value ->> 'GPU' AS gpu, decimal(r.value ->> 'Price', 0) AS value
        FROM json_each(:response) AS r
        """

    /// The rules of <https://www.rfc-editor.org/rfc/rfc4180#section-2>, each with a row.
    @Test(arguments: [
        "GPU,Price\nH100,2.5\nL4,0.75\n",
        "GPU,Price\r\nH100,2.5\r\nL4,0.75",
        "\u{FEFF}\"GPU\",\"Price\"\n\"H100\",\"2.5\"\n\nL4,0.75\n",
    ])
    func `as CSV is rows under names`(csv: String) throws {
        let extracted = try extract(.one(Array(csv.utf8)), Self.prices, as: .csv)
        #expect(extracted.lines == ["gpu.price.median{gpu=H100} 2.5", "gpu.price.median{gpu=L4} 0.75"])
    }

    @Test func `as CSV keeps quotes, commas and line breaks of a field`() throws {
        let csv = "Name,Price\n\"France, \"\"FR\"\"\nEU\",1\n"
        let sql = """
            SELECT 'gpu.total' AS metric, length(r.value ->> 'Name') AS value FROM json_each(:response) AS r
            WHERE r.value ->> 'Name' LIKE 'France, "FR"_EU'
            """
        #expect(try extract(.one(Array(csv.utf8)), sql, as: .csv).lines == ["gpu.total 15.0"])
    }

    @Test(arguments: [
        ("", "the answer is empty"),
        ("GPU,Price\nH100\n", "not CSV: row 2 has 1 fields, the first one 2"),
        ("GPU,GPU\n", "not CSV: two columns are named «GPU»"),
        ("GPU,Price\n\"H100,2", "not CSV: a quote of row 2 is never closed"),
        ("GPU,Price\n\"H100\"x,2\n", "not CSV: text after a closing quote in row 2"),
        ("<html><body>", "the answer holds none of the expected figures"),
    ])
    func `as CSV says what is wrong with it`(csv: String, message: String) throws {
        let error = try #require(throws: ExtractionError.self) {
            try extract(.one(Array(csv.utf8)), Self.prices, as: .csv)
        }
        #expect("\(error)" == message)
    }

    /// The name stands in each row of the JSON: 1 MB and a row of 2 bytes would be 60 GB.
    @Test func `as CSV is refused where its names make it long`() throws {
        let csv = String(repeating: "n", count: 1_000_000) + "\n" + String(repeating: "1\n", count: 60_000)
        let error = try #require(throws: ExtractionError.self) {
            try extract(.one(Array(csv.utf8)), Self.prices, as: .csv)
        }
        #expect("\(error)" == "longer than 32 MiB as JSON")
        let several = String(repeating: "n", count: 1_000_000) + "\n" + String(repeating: "1\n", count: 20)
        let parts = AnswerParts.several([Array(several.utf8), Array(several.utf8)])
        #expect(throws: ExtractionError.response("answer 2 of 2: longer than 32 MiB as JSON")) {
            try extract(parts, Self.prices, as: .csv)
        }
    }

    @Test func `as CSV is refused with over a thousand columns, and when its time is over`() throws {
        let wide = (0...1_000).map { "c\($0)" }.joined(separator: ",")
        #expect(throws: ExtractionError.response("not CSV: row 1 has more than 1000 fields")) {
            try extract(.one(Array(wide.utf8)), Self.prices, as: .csv)
        }
        let program = Program(form: .csv, samples: Self.prices)
        #expect(throws: ExtractionError.timedOut(.answer, limit: .zero)) {
            try Extractor(program, vocabulary: vocabulary, gpus: gpus)
                .extract(.one(Array("GPU,Price\nH100,2\n".utf8)), now: now, within: .zero)
        }
    }

    @Test func `as text is one text`() throws {
        let sql = "SELECT 'gpu.total' AS metric, decimal(:response ->> '$', -12) AS value"
        #expect(try extract(.one(Array("336700000000".utf8)), sql, as: .text).lines == ["gpu.total 0.3367"])
        // An image is no text, and no reason to stop.
        let image = "SELECT 'gpu.total' AS metric, 1 AS value WHERE :response ->> '$' LIKE '%PNG%'"
        let bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0xFF]
        #expect(try extract(.one(bytes), image, as: .text).lines == ["gpu.total 1.0"])
    }

    @Test func `about each entry of a list stands beside the entry`() throws {
        var good = AnswerParts.Entry(fields: [("gateway", #""https://a.org""#)])
        good.status = 200
        good.milliseconds = 12.5
        good.type = "application/vnd.ipld.raw"
        good.url = "https://a.org/ipfs/x"
        good.bodies = [Array(#"{"n": 3}"#.utf8)]
        var silent = AnswerParts.Entry(fields: [("gateway", #""https://b.org""#)])
        silent.error = "b.org cannot be reached"
        var broken = AnswerParts.Entry(fields: [("gateway", #""https://c.org""#)])
        broken.status = 200
        broken.bodies = [Array("<html>".utf8)]
        var failing = broken
        failing.bodies = [Array(#"{"error":{"code":5,"message":"busy"}}"#.utf8)]
        var page = AnswerParts.Entry(fields: broken.fields, isList: true)
        page.status = 200
        page.bodies = [Array("[7]".utf8)]
        var several = broken
        several.bodies = [Array("1".utf8), Array("2".utf8)]
        let facts = Program(
            attributes: """
                SELECT 'entry' AS name, g.key AS gpu, coalesce(g.value ->> 'gateway', '') AS value FROM json_each(:response) AS g
                UNION ALL SELECT 'error', g.key, g.value ->> 'error' FROM json_each(:response) AS g
                UNION ALL SELECT 'body', g.key, g.value ->> 'body' FROM json_each(:response) AS g
                UNION ALL SELECT 'ms', g.key, g.value ->> 'ms' || '' FROM json_each(:response) AS g
                UNION ALL SELECT 'type', g.key, g.value ->> 'type' FROM json_each(:response) AS g
                UNION ALL SELECT 'url', g.key, g.value ->> 'url' FROM json_each(:response) AS g
                """)
        let extracted = try Extractor(facts, vocabulary: vocabulary, gpus: gpus)
            .extract(.list([good, silent, broken, failing, several, page]), now: now)
        #expect(
            extracted.facts.map { "\($0.labels) \($0.name) \($0.text)" }.sorted() == [
                "gpu=0 body {\"n\":3}", "gpu=0 entry https://a.org", "gpu=0 ms 12.5",
                "gpu=0 type application/vnd.ipld.raw", "gpu=0 url https://a.org/ipfs/x",
                "gpu=1 entry https://b.org", "gpu=1 error b.org cannot be reached",
                "gpu=2 entry https://c.org", "gpu=2 error not JSON: begins with «<html>»",
                "gpu=3 entry https://c.org", "gpu=3 error the API answers error 5: busy",
                "gpu=4 body [1,2]", "gpu=4 entry https://c.org",
                "gpu=5 body [[7]]", "gpu=5 entry https://c.org",
            ])
    }
}
