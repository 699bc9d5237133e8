import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct TablesTests {
    @Test func jsonKeepsItsOrderAndItsDecimals() {
        let value: JSONValue = [
            "z": nil, "a": [1, .number(1.83), .number(0.1), .number(-1e-7), .number(1e21)],
            "six": .fixed(67.12719, decimals: 6), "none": .number(.nan),
            "neither": .fixed(.infinity, decimals: 2),
            "text": "a\"b\\c\n\t\u{1B}\u{9B}\u{202E}\u{200B}é😀\u{E0001}", "yes": .bool(true), "empty": [:],
            "list": [],
        ]
        #expect(
            value.text == #"""
                {"z":null,"a":[1,1.83,0.1,-1e-07,1e+21],"six":67.127190,"none":null,"neither":null,\#
                "text":"a\"b\\c\n\t\u001b\u009b\u202e\u200bé😀\udb40\udc01","yes":true,"empty":{},"list":[]}
                """#)
    }

    @Test func csvQuotesWhatNeedsIt() {
        let table = Table(
            columns: ["name", "a,b"],
            rows: [["plain", 1], ["say \"hi\", you", nil], ["two\nlines\u{1B}", .number(0.5)], ["short"]])
        #expect(
            table.csv == "name,\"a,b\"\nplain,1\n\"say \"\"hi\"\", you\",\ntwo lines,0.5\nshort,\n")
        #expect(
            table.json.text.hasPrefix(#"[{"name":"plain","a,b":1},{"name":"say \"hi\", you","a,b":null}"#))
    }

    /// Another program reads back what is written.
    @Test(.enabled(if: python != nil, "python3 is not installed"))
    func pythonReadsBackTheSame() throws {
        var random = SplitMix64(seed: 7)
        let alphabet = Array("ab,\"\\;\u{7}\u{85}\u{2028}\u{200D} é日😀'{}[]:".unicodeScalars)
        let texts = (0..<200).map { _ in
            let scalars = (0..<12).compactMap { _ in alphabet.randomElement(using: &random) }
            return String(String.UnicodeScalarView(scalars))
        }
        let numbers = (0..<200).map { _ in Double.random(in: -1e9...1e9, using: &random) * 1e-5 }
        let table = Table(
            columns: ["text", "number"], rows: zip(texts, numbers).map { [.string($0), .number($1)] })
        let json = try run(Self.python ?? "", ["-c", Self.readJSON], input: table.json.text)
        let expected = zip(texts, numbers).map { "\(Array($0.unicodeScalars.map(\.value))) \($1)" }
        #expect(json.split(separator: "\n").map(String.init) == expected)
        let csv = try run(Self.python ?? "", ["-c", Self.readCSV], input: table.csv)
        #expect(csv.split(separator: "\n").count == 200)
        for (line, number) in zip(csv.split(separator: "\n"), numbers) { #expect(line == "2 \(number)") }
    }

    private static let readJSON = """
        import json, sys
        for row in json.load(sys.stdin): print([ord(c) for c in row['text']], row['number'])
        """

    private static let readCSV = """
        import csv, io, sys
        rows = list(csv.reader(io.TextIOWrapper(sys.stdin.buffer, newline=''), strict=True))
        for row in rows[1:]: print(len(row), row[1])
        """

    private static let python = ["/usr/bin/python3", "/usr/local/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
}
