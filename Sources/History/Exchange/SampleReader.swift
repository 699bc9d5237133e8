internal import Glibc
internal import Metrics

/// Reads samples from text that ``SampleFormat/csv`` or ``SampleFormat/openmetrics`` wrote, line by line.
public struct SampleReader: Sendable {
    /// Why a line is no sample.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// Counted from 1.
        public let line: Int
        public let text: String
        public var description: String { "line \(line): \(text)" }
    }

    private enum Form { case csv, openmetrics }

    private var form: Form?
    private var line = 0
    /// The beginning of a line whose end has not come yet.
    private var rest: [UInt8] = []
    /// What the next line mostly has in common with the last.
    private var pattern: LinePattern?
    /// Bytes of the longest line.
    private static let longest = 1 << 20

    public init() {}

    /// Takes the next bytes of a file and adds the samples of the lines that they complete.
    ///
    /// - Throws: ``Problem``; the samples of the lines before are added then.
    public mutating func read(
        _ bytes: some Sequence<UInt8>, into batch: inout SampleBatch
    ) throws(Problem) {
        var text: [UInt8] = []
        swap(&text, &rest)
        text += bytes
        let end = try unsafe text.span.bytes.withUnsafeBytes { (text) throws(Problem) in
            try unsafe read(text, into: &batch)
        }
        text.removeFirst(end)
        rest = text
        if rest.count > Self.longest {
            line += 1
            throw problem("it is longer than a megabyte")
        }
    }

    /// Adds the sample of a last line that no line end follows.
    public mutating func finish(into batch: inout SampleBatch) throws(Problem) {
        let line = rest[...]
        rest = []
        if !line.isEmpty { try take(line, into: &batch) }
    }

    /// Reads whole lines; what is like the line before is not taken apart again.
    ///
    /// - Returns: where the first line begins that has no end.
    private mutating func read(
        _ text: UnsafeRawBufferPointer, into batch: inout SampleBatch
    ) throws(Problem) -> Int {
        var position = 0
        pattern?.begin(&batch)
        while true {
            if var known = pattern {
                let read = unsafe known.read(text, from: &position, into: &batch)
                pattern = known
                line += read
            }
            guard let end = unsafe lineEnd(in: text, from: position) else { return position }
            let whole = unsafe ArraySlice(Array(text[position..<end]))
            try take(whole, into: &batch)
            position = end + 1
        }
    }

    /// Where the line ends that begins at a place; in CSV not inside quotes.
    private func lineEnd(in text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        var isQuoted = false
        for index in start..<text.count {
            let byte = unsafe text[index]
            if byte == UInt8(ascii: "\""), form != .openmetrics { isQuoted.toggle() }
            if byte == UInt8(ascii: "\n"), !isQuoted { return index }
        }
        return nil
    }

    private mutating func take(_ whole: ArraySlice<UInt8>, into batch: inout SampleBatch) throws(Problem) {
        line += 1
        let text = whole.last == UInt8(ascii: "\r") ? whole.dropLast() : whole
        if text.isEmpty { return }
        switch form {
        case nil:
            let header = SampleFormat.csv.opening.utf8.dropLast()
            form = text.elementsEqual(header) ? .csv : .openmetrics
            guard form == .csv || text.first == UInt8(ascii: "#") else {
                throw problem("this is neither CSV nor OpenMetrics as `assay export` writes them")
            }
        case .csv:
            let line = try CSVLine(text, problem)
            pattern = LinePattern(line, of: whole)
            batch.begin(line.series, line.delivery, line.quality)
            batch.append(line.value, at: line.time)
        case .openmetrics:
            if text.first == UInt8(ascii: "#") { return }
            let line = try MetricLine(text, problem)
            pattern = LinePattern(line, of: whole)
            batch.begin(line.series, line.delivery, line.quality)
            batch.append(line.value, at: line.time)
        }
    }

    private func problem(_ text: String) -> Problem { Problem(line: line, text: text) }
}
