internal import Glibc
internal import Metrics

/// What a line and the ones after it mostly have in common: all but the time and the value.
///
/// Lines of one series are read by it at a tenth of the cost of taking each apart.
struct LinePattern: Sendable {
    private let series: Series
    private let delivery: SampleBatch.Delivery
    private let quality: Quality
    /// What stands before the time and the value, and after them with the line's end.
    private let head: [UInt8]
    private let tail: [UInt8]
    private let isCSV: Bool
    /// The day of the last time, as text up to the hour, and its first second.
    private var date: [UInt8] = []
    private var midnight: Int64 = 0

    private static let timeLength = 20
    private static let dateLength = 11

    /// `whole` is the line as it stands in the text, without the line feed.
    init(_ line: CSVLine, of whole: ArraySlice<UInt8>) {
        (series, delivery, quality, isCSV) = (line.series, line.delivery, line.quality, true)
        head = Array(whole[..<line.timeStart])
        tail = whole[line.valueEnd...] + [UInt8(ascii: "\n")]
    }

    init(_ line: MetricLine, of whole: ArraySlice<UInt8>) {
        (series, delivery, quality, isCSV) = (line.series, line.delivery, line.quality, false)
        head = Array(whole[..<line.valueStart])
        tail = (whole.last == UInt8(ascii: "\r") ? [UInt8(ascii: "\r")] : []) + [UInt8(ascii: "\n")]
    }

    func begin(_ batch: inout SampleBatch) { batch.begin(series, delivery, quality) }

    /// Reads lines from a place on, as long as they are alike and whole.
    ///
    /// - Returns: how many.
    mutating func read(
        _ text: UnsafeRawBufferPointer, from position: inout Int, into batch: inout SampleBatch
    ) -> Int {
        var lines = 0
        while let end = unsafe isCSV
            ? readCSV(text, from: position, into: &batch) : readMetric(text, from: position, into: &batch)
        {
            position = end
            lines += 1
        }
        return lines
    }

    @inline(__always)
    private mutating func readCSV(
        _ text: UnsafeRawBufferPointer, from start: Int, into batch: inout SampleBatch
    ) -> Int? {
        let timeStart = start + head.count
        guard unsafe Self.stands(head, in: text, at: start), timeStart + Self.timeLength < text.count,
            let time = unsafe time(in: text, at: timeStart)
        else { return nil }
        var scanner = unsafe NumberScanner(text, from: timeStart + Self.timeLength)
        guard unsafe scanner.take(","), let value = unsafe scanner.number(),
            unsafe Self.stands(tail, in: text, at: scanner.position)
        else { return nil }
        batch.append(value, at: time)
        return unsafe scanner.position + tail.count
    }

    @inline(__always)
    private func readMetric(
        _ text: UnsafeRawBufferPointer, from start: Int, into batch: inout SampleBatch
    ) -> Int? {
        guard unsafe Self.stands(head, in: text, at: start) else { return nil }
        var scanner = unsafe NumberScanner(text, from: start + head.count)
        guard let value = unsafe scanner.number(), unsafe scanner.take(" "),
            let time = unsafe scanner.integer(), unsafe Self.stands(tail, in: text, at: scanner.position)
        else { return nil }
        batch.append(value, at: time)
        return unsafe scanner.position + tail.count
    }

    @inline(__always)
    private static func stands(_ part: [UInt8], in text: UnsafeRawBufferPointer, at start: Int) -> Bool {
        guard start + part.count <= text.count else { return false }
        return unsafe part.withUnsafeBytes { bytes in
            guard let part = bytes.baseAddress, let text = text.baseAddress else { return true }
            return unsafe memcmp(text + start, part, bytes.count) == 0
        }
    }

    /// The second that is written at a place; nil for any other form than `2026-11-23T14:00:00Z`.
    @inline(__always)
    private mutating func time(in text: UnsafeRawBufferPointer, at start: Int) -> Int64? {
        let isSameDay = unsafe Self.stands(date, in: text, at: start)
        if date.isEmpty || !isSameDay {
            let whole = unsafe Array(text[start..<start + Self.timeLength])
            guard whole.last == UInt8(ascii: "Z"), let time = CivilTime.seconds(whole[...]) else {
                return nil
            }
            date = Array(whole.prefix(Self.dateLength))
            midnight = Day.start(Day.containing(time))
            return time
        }
        @inline(__always) func digits(_ offset: Int) -> Int64? {
            let tens = unsafe text[start + offset] &- UInt8(ascii: "0")
            let ones = unsafe text[start + offset + 1] &- UInt8(ascii: "0")
            return tens < 6 && ones < 10 ? Int64(tens &* 10 &+ ones) : nil
        }
        guard let hour = digits(11), hour < 24, let minute = digits(14), let second = digits(17),
            unsafe text[start + 13] == UInt8(ascii: ":") && text[start + 16] == UInt8(ascii: ":"),
            unsafe text[start + 19] == UInt8(ascii: "Z")
        else { return nil }
        return midnight + hour * 3_600 + minute * 60 + second
    }
}
