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
    /// The series of the last line and its text, which the next line mostly repeats.
    private var last: (text: ArraySlice<UInt8>, series: Series)?
    private var rest: [UInt8] = []
    /// Whether `rest` ends inside quotes.
    private var isQuoted = false
    /// The words at the end of the last line of CSV and what they mean.
    private var way:
        (text: ArraySlice<UInt8>, quality: Quality, origin: Origin, network: String, source: String)?

    public init() {}

    /// Takes the next bytes of a file and gives the samples of the lines that they complete.
    public mutating func read(_ bytes: some Sequence<UInt8>) throws(Problem) -> [StoredSample] {
        let searched = rest.count
        rest += bytes
        var samples: [StoredSample] = []
        var start = 0
        for index in searched..<rest.count {
            if rest[index] == UInt8(ascii: "\""), form != .openmetrics { isQuoted.toggle() }
            guard rest[index] == UInt8(ascii: "\n"), !isQuoted else { continue }
            if let sample = try sample(rest[start..<index]) { samples.append(sample) }
            start = index + 1
        }
        rest.removeFirst(start)
        return samples
    }

    /// Gives the sample of a last line that no line end follows.
    public mutating func finish() throws(Problem) -> [StoredSample] {
        let line = rest[...]
        rest = []
        return line.isEmpty ? [] : try sample(line).map { [$0] } ?? []
    }

    private mutating func sample(_ text: ArraySlice<UInt8>) throws(Problem) -> StoredSample? {
        line += 1
        let text = text.last == UInt8(ascii: "\r") ? text.dropLast() : text
        if text.isEmpty { return nil }
        guard let form else {
            let header = SampleFormat.csv.opening.utf8.dropLast()
            form = text.elementsEqual(header) ? .csv : .openmetrics
            if form == .csv { return nil }
            guard text.first == UInt8(ascii: "#") else {
                throw problem("this is neither CSV nor OpenMetrics as `assay export` writes them")
            }
            return nil
        }
        return form == .csv ? try csv(text) : try openMetrics(text)
    }

    private func problem(_ text: String) -> Problem { Problem(line: line, text: text) }

    // MARK: CSV

    private mutating func csv(_ text: ArraySlice<UInt8>) throws(Problem) -> StoredSample {
        let commas = commas(in: text)
        guard commas.count == 8 else { throw problem("there are \(commas.count + 1) columns where nine are") }
        func field(_ index: Int) -> ArraySlice<UInt8> {
            text[
                (index == 0 ? text.startIndex : commas[index - 1] + 1)..<(index == 8
                    ? text.endIndex : commas[index])]
        }
        let name = text[..<commas[2]]
        if last?.text != name {
            guard let labels = Labels(parsing: Self.text(field(2))) else {
                throw problem("the labels are not a list of name=value")
            }
            last = (
                ArraySlice(Array(name)),
                Series(network: Self.text(field(0)), metric: Self.text(field(1)), labels: labels)
            )
        }
        guard let series = last?.series else { throw problem("there is no series") }
        let (time, value) = (CivilTime.seconds(field(3)), Self.number(field(4)))
        let words = text[commas[4]...]
        if let way, let time, let value, way.text == words {
            return StoredSample(
                Sample(series, at: Timestamp(seconds: time), value), quality: way.quality, origin: way.origin,
                sourceNetwork: way.network, source: way.source)
        }
        let stored = try stored(
            series, time: time, value: value, quality: Self.text(field(5)), origin: Self.text(field(6)),
            network: Self.text(field(7)), source: Self.text(field(8)))
        way = (ArraySlice(Array(words)), stored.quality, stored.origin, stored.sourceNetwork, stored.source)
        return stored
    }

    /// Where the columns end.
    private func commas(in text: ArraySlice<UInt8>) -> [Int] {
        var commas: [Int] = []
        commas.reserveCapacity(8)
        var isQuoted = false
        for index in text.indices {
            if text[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if text[index] == UInt8(ascii: ","), !isQuoted { commas.append(index) }
        }
        return commas
    }

    private func stored(
        _ series: Series, time: Int64?, value: Double?, quality: String, origin: String, network: String,
        source: String
    ) throws(Problem) -> StoredSample {
        guard let time else { throw problem("the time is not of the form 2026-11-23T14:00:00Z") }
        guard let value else { throw problem("the value is not a number") }
        guard let quality = Quality(rawValue: quality) else {
            throw problem("the quality is neither good nor quarantined")
        }
        guard let origin = Origin(rawValue: origin) else { throw problem("there is no origin '\(origin)'") }
        return StoredSample(
            Sample(series, at: Timestamp(seconds: time), value), quality: quality, origin: origin,
            sourceNetwork: network, source: source)
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String {
        guard field.first == UInt8(ascii: "\""), field.count >= 2 else {
            return String(decoding: field, as: UTF8.self)
        }
        return String(decoding: field.dropFirst().dropLast(), as: UTF8.self).replacing("\"\"", with: "\"")
    }

    private static func number(_ text: ArraySlice<UInt8>) -> Double? {
        unsafe text.withUnsafeBytes { bytes in
            var scanner = unsafe NumberScanner(bytes)
            guard let value = unsafe scanner.number(), unsafe scanner.isAtEnd else { return nil }
            return value
        }
    }

    // MARK: OpenMetrics

    private mutating func openMetrics(_ text: ArraySlice<UInt8>) throws(Problem) -> StoredSample? {
        if text.first == UInt8(ascii: "#") { return nil }
        guard let open = text.firstIndex(of: UInt8(ascii: "{")) else { throw problem("there are no labels") }
        var index = open + 1
        var labels: [String: String] = [:]
        var own: [Labels.Label] = []
        while index < text.endIndex, text[index] != UInt8(ascii: "}") {
            guard let equals = text[index...].firstIndex(of: UInt8(ascii: "=")), equals + 1 < text.endIndex,
                text[equals + 1] == UInt8(ascii: "\"")
            else { throw problem("a label has no value in quotes") }
            let name = String(decoding: text[index..<equals], as: UTF8.self)
            let (value, end) = Self.quoted(text, from: equals + 2)
            guard end < text.endIndex else { throw problem("the quotes of a label do not end") }
            if name.hasPrefix("label_"), let equals = value.firstIndex(of: "=") {
                own.append(
                    .init(name: String(value[..<equals]), value: String(value[value.index(after: equals)...]))
                )
            } else {
                labels[name] = value
            }
            index = end + 1
            if index < text.endIndex, text[index] == UInt8(ascii: ",") { index += 1 }
        }
        let fields = text[index...].dropFirst().split(separator: UInt8(ascii: " "))
        guard let network = labels["network"], let metric = labels["metric"], fields.count == 2 else {
            throw problem("there must be the labels network and metric, then a value and a time")
        }
        return try stored(
            Series(network: network, metric: metric, labels: Labels(own)),
            time: Int64(String(decoding: fields[1], as: UTF8.self)), value: Self.number(fields[0]),
            quality: labels["quality"] ?? "good", origin: labels["origin"] ?? "back-filled",
            network: labels["source_network"] ?? network, source: labels["source"] ?? "import")
    }

    /// The text from inside quotes, and where they end.
    private static func quoted(_ text: ArraySlice<UInt8>, from start: Int) -> (String, end: Int) {
        var bytes: [UInt8] = []
        var index = start
        while index < text.endIndex, text[index] != UInt8(ascii: "\"") {
            if text[index] == UInt8(ascii: "\\"), index + 1 < text.endIndex {
                index += 1
                bytes.append(text[index] == UInt8(ascii: "n") ? UInt8(ascii: "\n") : text[index])
            } else {
                bytes.append(text[index])
            }
            index += 1
        }
        return (String(decoding: bytes, as: UTF8.self), index)
    }
}
