internal import Documents

/// Keys that a range computes: `{ for: netuid in 0..<256, each: ["0x658f…{netuid:u16le}"] }`.
struct KeyList {
    /// The keys as a JSON array of strings: every template for the first number, then for the next.
    let json: String

    static let limit = 10_000

    init(_ element: Element) throws(DocumentError) {
        let fields = try element.fields(["for", "each"])
        let range = try fields.required("for").value("a range such as netuid in 0..<256", Range.init)
        let each = try fields.required("each")
        let templates = try each.list()
        guard !templates.isEmpty, range.numbers.count <= Self.limit / templates.count else {
            throw element.error("\(range.numbers.count) × \(templates.count) keys; from 1 to \(Self.limit)")
        }
        let decimal = "{\(range.name)}"
        let littleEndian = "{\(range.name):u16le}"
        var texts: [String] = []
        for template in templates {
            let text = try template.text()
            guard text.contains(decimal) || text.contains(littleEndian) else {
                throw template.error("a key needs \(decimal) or \(littleEndian)")
            }
            guard !text.contains("\""), !text.contains("\\"),
                text.utf8.allSatisfy({ (0x20...0x7E).contains($0) })
            else { throw template.error("a key is ASCII without quotes and backslashes") }
            texts.append(text)
        }
        let keys = range.numbers.flatMap { number in
            texts.map { text in
                "\""
                    + text.replacing(decimal, with: "\(number)")
                    .replacing(littleEndian, with: Self.hex(number)) + "\""
            }
        }
        json = "[" + keys.joined(separator: ",") + "]"
    }

    /// SCALE's u16: two bytes, the lower first. <https://docs.substrate.io/reference/scale-codec/>
    private static func hex(_ number: UInt16) -> String {
        [number & 0xFF, number >> 8].map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    private struct Range {
        let name: String
        let numbers: Swift.Range<UInt16>

        init?(_ text: String) {
            let words = text.split(separator: " ")
            guard words.count == 3, words[1] == "in", Name.isWord(String(words[0])) else { return nil }
            let ends = words[2].split(separator: "..<").map { UInt16($0) }
            guard ends.count == 2, let low = ends[0], let high = ends[1], low < high else { return nil }
            name = String(words[0])
            numbers = low..<high
        }
    }
}
