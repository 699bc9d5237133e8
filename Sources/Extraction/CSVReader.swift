/// Rows of comma-separated values (RFC 4180) as a JSON list of objects, all of whose values are texts.
///
/// The first row names the columns. Line ends may be CR LF or LF; a byte order mark and empty lines are passed over.
struct CSVReader {
    private let bytes: [UInt8]
    private var index = 0

    /// The most columns; nobody names more.
    private static let mostColumns = 1_000

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// Makes JSON of at most `room` bytes; `look` is called for each row, and may throw.
    ///
    /// The names of the columns stand in every row, so that a small answer can make long JSON.
    static func json(
        _ bytes: [UInt8], room: Int, look: () throws(ExtractionError) -> Void
    ) throws(ExtractionError) -> [UInt8] {
        var reader = CSVReader(bytes)
        guard let header = try reader.row(1) else { throw .response("not CSV: the answer is empty") }
        if let twin = Self.twin(in: header) {
            throw .response("not CSV: two columns are named \(OutsideText.quoted(twin))")
        }
        let keys = header.map { JSONBytes.quoted($0) + [UInt8(ascii: ":")] }
        var json: [UInt8] = [UInt8(ascii: "[")]
        json.reserveCapacity(min(bytes.count * 3, room))
        var number = 1
        while let row = try reader.row(number + 1) {
            number += 1
            try look()
            guard row.count == header.count else {
                throw .response(
                    "not CSV: row \(number) has \(row.count) fields, the first one \(header.count)")
            }
            if number > 2 { json.append(UInt8(ascii: ",")) }
            for (column, field) in row.enumerated() {
                json.append(UInt8(ascii: column == 0 ? "{" : ","))
                json += keys[column]
                JSONBytes.append(field, to: &json)
            }
            json.append(UInt8(ascii: "}"))
            guard json.count < room else {
                throw .response("longer than \(Connection.longest >> 20) MiB as JSON")
            }
        }
        json.append(UInt8(ascii: "]"))
        return json
    }

    private static func twin(in header: [[UInt8]]) -> String? {
        var seen: Set<[UInt8]> = []
        return header.first { !seen.insert($0).inserted }.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The fields of the next row that is not empty; nil at the end.
    private mutating func row(_ number: Int) throws(ExtractionError) -> [[UInt8]]? {
        while index < bytes.count, isLineEnd(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        var row: [[UInt8]] = []
        while true {
            row.append(
                bytes.indices.contains(index) && bytes[index] == UInt8(ascii: "\"")
                    ? try quotedField(number) : plainField())
            guard index < bytes.count, bytes[index] == UInt8(ascii: ",") else { break }
            guard row.count < Self.mostColumns else {
                throw .response("not CSV: row \(number) has more than \(Self.mostColumns) fields")
            }
            index += 1
        }
        guard index == bytes.count || isLineEnd(bytes[index]) else {
            throw .response("not CSV: text after a closing quote in row \(number)")
        }
        return row
    }

    private mutating func plainField() -> [UInt8] {
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: ","), !isLineEnd(bytes[index]) { index += 1 }
        return Array(bytes[start..<index])
    }

    private mutating func quotedField(_ number: Int) throws(ExtractionError) -> [UInt8] {
        var field: [UInt8] = []
        index += 1
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\"") {
                index += 1
                // Two quotes are one quote of the text.
                guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return field }
            }
            field.append(bytes[index])
            index += 1
        }
        throw .response("not CSV: a quote of row \(number) is never closed")
    }

    private func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
