/// JSON as bytes (RFC 8259).
enum JSONBytes {
    /// A text, which must be UTF-8, as a JSON string.
    static func quoted(_ text: some Sequence<UInt8>) -> [UInt8] {
        var json: [UInt8] = []
        append(text, to: &json)
        return json
    }

    static func quoted(_ text: String) -> [UInt8] { quoted(Array(text.utf8)) }

    static func append(_ text: some Sequence<UInt8>, to json: inout [UInt8]) {
        json.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                json.append(UInt8(ascii: "\\"))
                json.append(byte)
            case 0..<0x20:
                json += Array("\\u00".utf8)
                json.append(digit(byte >> 4))
                json.append(digit(byte & 15))
            default: json.append(byte)
            }
        }
        json.append(UInt8(ascii: "\""))
    }

    static func list(_ items: [[UInt8]]) -> [UInt8] {
        var json: [UInt8] = []
        json.reserveCapacity(items.reduce(2) { $0 + $1.count + 1 })
        json.append(UInt8(ascii: "["))
        for (index, item) in items.enumerated() {
            if index > 0 { json.append(UInt8(ascii: ",")) }
            json += item
        }
        json.append(UInt8(ascii: "]"))
        return json
    }

    static func object(_ members: [(name: String, json: [UInt8])]) -> [UInt8] {
        var json: [UInt8] = []
        for (index, member) in members.enumerated() {
            json.append(UInt8(ascii: index == 0 ? "{" : ","))
            append(member.name.utf8, to: &json)
            json.append(UInt8(ascii: ":"))
            json += member.json
        }
        json += members.isEmpty ? Array("{}".utf8) : [UInt8(ascii: "}")]
        return json
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
