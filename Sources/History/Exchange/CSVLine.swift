internal import Metrics

/// A line of CSV taken apart: see ``SampleFormat/csv``.
struct CSVLine {
    let series: Series
    let delivery: SampleBatch.Delivery
    let quality: Quality
    let time: Int64
    let value: Double
    /// Where the time begins, and where the value ends.
    let timeStart, valueEnd: Int

    init(
        _ text: ArraySlice<UInt8>, _ problem: (String) -> SampleReader.Problem
    ) throws(SampleReader.Problem) {
        let commas = Self.commas(in: text)
        guard commas.count == 8 else { throw problem("there are \(commas.count + 1) columns where nine are") }
        func field(_ index: Int) -> ArraySlice<UInt8> {
            let start = index == 0 ? text.startIndex : commas[index - 1] + 1
            return text[start..<(index == 8 ? text.endIndex : commas[index])]
        }
        guard let labels = Labels(parsing: Self.text(field(2))) else {
            throw problem("the labels are not a list of name=value")
        }
        series = Series(network: Self.text(field(0)), metric: Self.text(field(1)), labels: labels)
        guard let time = CivilTime.seconds(field(3)) else {
            throw problem("the time is not of the form 2026-11-23T14:00:00Z")
        }
        guard let value = unsafe NumberScanner.number(field(4)) else {
            throw problem("the value is not a number")
        }
        (self.time, self.value) = (time, value)
        (delivery, quality) = try SampleBatch.words(
            quality: Self.text(field(5)), origin: Self.text(field(6)), network: Self.text(field(7)),
            source: Self.text(field(8)), problem)
        (timeStart, valueEnd) = (commas[2] + 1, commas[4])
    }

    /// Where the columns end.
    private static func commas(in text: ArraySlice<UInt8>) -> [Int] {
        var commas: [Int] = []
        var isQuoted = false
        for index in text.indices {
            if text[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if text[index] == UInt8(ascii: ","), !isQuoted { commas.append(index) }
        }
        return commas
    }

    private static func text(_ field: ArraySlice<UInt8>) -> String {
        guard field.first == UInt8(ascii: "\""), field.count >= 2 else {
            return String(decoding: field, as: UTF8.self)
        }
        return String(decoding: field.dropFirst().dropLast(), as: UTF8.self).replacing("\"\"", with: "\"")
    }
}

extension SampleBatch {
    /// Reads the words of a line.
    static func words(
        quality: String, origin: String, network: String, source: String,
        _ problem: (String) -> SampleReader.Problem
    ) throws(SampleReader.Problem) -> (Delivery, Quality) {
        guard let quality = Quality(rawValue: quality) else {
            throw problem("the quality is neither good nor quarantined")
        }
        guard let origin = Origin(rawValue: origin) else { throw problem("there is no origin '\(origin)'") }
        return (Delivery(origin: origin, network: network, source: source), quality)
    }
}

extension NumberScanner {
    /// A text that is a number and nothing else.
    static func number(_ text: ArraySlice<UInt8>) -> Double? {
        unsafe text.withUnsafeBytes { bytes in
            var scanner = unsafe NumberScanner(bytes)
            guard let value = unsafe scanner.number(), unsafe scanner.isAtEnd else { return nil }
            return value
        }
    }
}
