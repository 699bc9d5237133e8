import Extraction
import Metrics
import Testing

@Suite struct `The function` {
    /// Expected values: Python's int.from_bytes, decimal and statistics; the chain values of the Bittensor and
    /// Filecoin documentation.
    @Test(arguments: [
        ("hex_integer('0x63fe87')", 6_553_223), ("hex_integer('FF')", 255), ("hex_integer('0x0')", 0),
        ("hex_integer('0x7fffffffffffffff')", 9.223372036854775808e18),
        ("hex_integer('0xffffffffffffffffffffffffffffffff')", 3.4028236692093846e38),
        ("hex_integer(NULL)", nil),
        ("scale_integer('0x0004', 2)", 1_024), ("scale_integer('0xe803', 2)", 1_000),
        ("scale_integer('0x8096980000000000', 8)", 10_000_000),
        ("scale_integer('0xffffffffffffffff', 8)", 1.8446744073709552e19),
        ("scale_integer('0x00010203', 2, 1)", 513), ("scale_integer('0x01', 1)", 1),
        ("scale_integer(NULL, 8)", nil),
        ("decimal('1234567', -6)", 1.234567), ("decimal('-0.5', 2)", -50),
        ("decimal('33723763523854197855663208', -18)", 33_723_763.523_854_197),
        ("decimal('2.5e3', -3)", 2.5), ("decimal(2736, -3)", 2.736), ("decimal(0.1, 0)", 0.1),
        ("decimal(NULL, 0)", nil),
        (
            "abi_integer('0x00000000000000000000000000000000000000000000000022b1c8c1227a0000"
                + "0000000000000000000000000000000000000000000000000000000000015180', 0)", 2.5e18
        ),
        (
            "abi_integer('0x00000000000000000000000000000000000000000000000022b1c8c1227a0000"
                + "0000000000000000000000000000000000000000000000000000000000015180', 1)", 86_400
        ),
        ("unix_time('2026-07-09T10:24:25Z')", 1_783_592_665), ("unix_time('2026-07-09')", 1_783_555_200),
        ("unix_time('2026-07-09T12:24:25.5+02:00')", 1_783_592_665.5), ("unix_time(NULL)", nil),
        ("(SELECT median(value) FROM json_each('[3, 1, 2]'))", 2),
        ("(SELECT median(value) FROM json_each('[4, 1, 2, 3, null]'))", 2.5),
        ("(SELECT median(value) FROM json_each('[]'))", nil),
        ("(SELECT percentile(value, 95) FROM json_each('[1, 2, 3, 4, 5]'))", 4.8),
        ("(SELECT percentile(value, 0) FROM json_each('[5, 4]'))", 4),
        ("(SELECT sum(value) FROM json_each('[1, 2.5, null]'))", 3.5),
        ("(SELECT sum(value) FROM json_each('[]'))", nil),
        ("(SELECT avg(value) FROM json_each('[1, 2]'))", 1.5),
    ])
    func `gives the number`(expression: String, expected: Double?) throws {
        if let expected {
            #expect(try value(of: expression) == expected)
        } else {
            #expect(throws: ExtractionError.empty([])) { try value(of: expression) }
        }
    }

    @Test(arguments: [
        ("hex_integer('0xzz')", "hex_integer cannot read text «0xzz»"),
        ("hex_integer('')", "hex_integer cannot read text «»"),
        ("scale_integer('0x0004', 4)", "scale_integer cannot read text «0x0004»"),
        ("scale_integer('0x0004', 3)", "scale_integer cannot read text «0x0004»"),
        ("scale_integer('0x0004', 2, -1)", "scale_integer cannot read text «0x0004»"),
        ("scale_integer('0x0004', 2, 9223372036854775807)", "scale_integer cannot read text «0x0004»"),
        ("abi_integer('0x00', 0)", "abi_integer cannot read text «0x00»"),
        ("abi_integer('0x00', 9223372036854775807)", "abi_integer cannot read text «0x00»"),
        ("decimal('12abc', 0)", "decimal cannot read text «12abc»"),
        ("decimal(' 5', 0)", "decimal cannot read text « 5»"),
        ("decimal('inf', 0)", "decimal cannot read text «inf»"),
        ("decimal('1', 999)", "decimal cannot read text «1»"),
        ("decimal('1e99999999999999999999', 0)", "decimal cannot read text «1e99999999999999999999»"),
        ("unix_time('yesterday')", "unix_time cannot read text «yesterday»"),
        ("(SELECT sum(value) FROM json_each('[1, \"2\"]'))", "sum: text «2» is not a number"),
        ("(SELECT median(value) FROM json_each('[\"x\"]'))", "median: text «x» is not a number"),
        ("(SELECT percentile(value, 101) FROM json_each('[1]'))", "percentile: 101 is not from 0 to 100"),
        ("abs(-9223372036854775808)", "integer overflow"),
    ])
    func `stops at what it cannot read`(expression: String, message: String) {
        #expect(throws: ExtractionError.failed(.samples, message)) { try value(of: expression) }
    }

    @Test(arguments: [
        ("gpu_model('NVIDIA H100 80GB HBM3')", "h100"), ("gpu_model('a100', '80Gi', 'SXM4')", "a100-80gb"),
        ("gpu_model('a100', 80)", "a100-80gb"), ("gpu_model('RTX 9999 Ti')", "rtx-9999-ti"),
        ("gpu_model(NULL, '24Gi')", "unknown"), ("gpu_model('h100', NULL, 'SXM5')", "h100"),
    ])
    func `gpu_model gives one spelling`(expression: String, name: String) throws {
        let samples = "SELECT 'gpu.total' AS metric, 1 AS value, \(expression) AS gpu WHERE :response <> ''"
        #expect(try extract(Program(samples: samples), "{}").rows.first?.labels["gpu"] == name)
    }
}
