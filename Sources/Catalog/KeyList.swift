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
        var keys: [Template] = []
        for template in templates {
            let text = try template.text()
            guard let key = Template(text, blank: range.name) else {
                throw template.error("a key needs {\(range.name)} or {\(range.name):u16le}")
            }
            guard text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !text.contains("\""),
                !text.contains("\\")
            else { throw template.error("a key is ASCII without quotes and backslashes") }
            keys.append(key)
        }
        // Bytes, for there are thousands of them before the first frame.
        var json: [UInt8] = []
        for number in range.numbers {
            for key in keys {
                json += json.isEmpty ? "[\"".utf8 : ",\"".utf8
                key.write(number, to: &json)
                json.append(UInt8(ascii: "\""))
            }
        }
        json.append(UInt8(ascii: "]"))
        self.json = String(decoding: json, as: UTF8.self)
    }

    /// One key, taken apart once for all numbers.
    private struct Template {
        private enum Part {
            case text([UInt8]), decimal, littleEndian
        }

        private let parts: [Part]

        /// Nothing when the text holds no blank of this name.
        init?(_ text: String, blank: String) {
            var parts: [Part] = []
            var rest = text[...]
            while let (part, range) = Self.next(blank, in: rest) {
                parts += [.text(Array(rest[..<range.lowerBound].utf8)), part]
                rest = rest[range.upperBound...]
            }
            guard !parts.isEmpty else { return nil }
            self.parts = parts + [.text(Array(rest.utf8))]
        }

        private static func next(_ blank: String, in text: Substring) -> (Part, Swift.Range<String.Index>)? {
            let decimal = text.firstRange(of: "{\(blank)}").map { (Part.decimal, $0) }
            let littleEndian = text.firstRange(of: "{\(blank):u16le}").map { (Part.littleEndian, $0) }
            return [decimal, littleEndian].compactMap(\.self).min { $0.1.lowerBound < $1.1.lowerBound }
        }

        func write(_ number: UInt16, to text: inout [UInt8]) {
            for part in parts {
                switch part {
                case .text(let literal): text += literal
                case .decimal: text += "\(number)".utf8
                case .littleEndian: Self.append(number, to: &text)
                }
            }
        }

        private static let digits = Array("0123456789abcdef".utf8)

        /// SCALE's u16: two bytes, the lower first. <https://docs.substrate.io/reference/scale-codec/>
        private static func append(_ number: UInt16, to text: inout [UInt8]) {
            for shift in [4, 0, 12, 8] { text.append(digits[Int(number >> shift & 0xF)]) }
        }
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
