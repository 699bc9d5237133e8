internal import GRDB

/// The samples of a poll that is not sealed yet, as JSON that `sqlite3` reads: `[[7,2.56],[9,62]]`.
///
/// Each is the number of its series, its value and, where that is not the poll's slot, its second.
enum RecentSamples {
    struct Writer {
        private(set) var bytes: [UInt8] = []
        private(set) var hasOwnTimes = false
        private let slot: Int64

        init(slot: Int64, count: Int) {
            self.slot = slot
            bytes.reserveCapacity(count * 16 + 2)
            bytes.append(UInt8(ascii: "["))
        }

        mutating func add(_ series: Int64, _ value: Double, at time: Int64) {
            let isFirst = bytes.count == 1
            bytes.append(addingCapacity: 3 * OutputSpan.longestNumber + 5) { text in
                if !isFirst { text.append(",") }
                text.append("[")
                text.append(integer: series)
                text.append(",")
                text.append(number: value)
                if time != slot {
                    text.append(",")
                    text.append(integer: time)
                    hasOwnTimes = true
                }
                text.append("]")
            }
        }

        mutating func finish() -> [UInt8] {
            bytes.append(UInt8(ascii: "]"))
            return bytes
        }
    }

    /// Calls `body` with the series, value and second of every sample.
    static func read(
        _ json: RawSpan, slot: Int64, _ body: (Int64, Double, Int64) throws -> Void
    ) throws {
        try unsafe json.withUnsafeBytes { unsafe try read($0, slot: slot, body) }
    }

    private static func read(
        _ json: UnsafeRawBufferPointer, slot: Int64, _ body: (Int64, Double, Int64) throws -> Void
    ) throws {
        var scanner = unsafe NumberScanner(json)
        func expect(_ character: Unicode.Scalar) throws {
            guard unsafe scanner.take(character) else { throw Self.damaged }
        }
        try expect("[")
        if unsafe scanner.take("]") { return }
        repeat {
            try expect("[")
            guard let series = unsafe scanner.integer() else { throw damaged }
            try expect(",")
            guard let value = unsafe scanner.number() else { throw damaged }
            var time = slot
            if unsafe scanner.take(",") {
                guard let own = unsafe scanner.integer() else { throw damaged }
                time = own
            }
            try expect("]")
            try body(series, value, time)
        } while unsafe scanner.take(",")
        try expect("]")
    }

    static var damaged: DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a poll's samples are no JSON")
    }
}
