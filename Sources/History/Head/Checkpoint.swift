internal import GRDB

/// The newest good value of every series up to a poll, so that opening a long history reads only a little.
enum Checkpoint {
    /// Written anew when the samples since then are as long as it is, and no shorter than this.
    static let shortest = 256 << 10

    static func store(_ newest: SeriesTable<Newest>, upTo poll: Int64, in database: Database) throws {
        var bytes = [UInt8(ascii: "[")]
        for series in newest.keys {
            guard let good = newest[series]?.good else { continue }
            if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(UInt8(ascii: "["))
            bytes.append(integer: series)
            bytes.append(UInt8(ascii: ","))
            bytes.append(number: good.value)
            for number in [good.time, good.poll] {
                bytes.append(UInt8(ascii: ","))
                bytes.append(integer: number)
            }
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "]"))
        let update = try Statement("UPDATE checkpoint SET poll = ?, newest = ?", in: database)
        update.bind(integer: poll, at: 1)
        try update.lend(text: bytes, at: 2) { _ = try update.step() }
    }

    static func read(_ json: RawSpan, _ body: (Int64, Reading) throws -> Void) throws {
        try unsafe json.withUnsafeBytes { unsafe try read($0, body) }
    }

    private static func read(
        _ json: UnsafeRawBufferPointer, _ body: (Int64, Reading) throws -> Void
    ) throws {
        var scanner = unsafe NumberScanner(json)
        func expect(_ isThere: Bool) throws {
            guard isThere else { throw RecentSamples.damaged }
        }
        try expect(unsafe scanner.take("["))
        if unsafe scanner.take("]") { return }
        repeat {
            try expect(unsafe scanner.take("["))
            guard let series = unsafe scanner.integer(), unsafe scanner.take(","),
                let value = unsafe scanner.number(), unsafe scanner.take(","),
                let time = unsafe scanner.integer(), unsafe scanner.take(","),
                let poll = unsafe scanner.integer(), unsafe scanner.take("]")
            else { throw RecentSamples.damaged }
            try body(series, Reading(time: time, value: value, poll: poll))
        } while unsafe scanner.take(",")
        try expect(unsafe scanner.take("]"))
    }
}
