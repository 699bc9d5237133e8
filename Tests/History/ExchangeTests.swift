import Foundation
import History
import Metrics
import Storage
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct ExchangeTests {
    let always = TimeRange(noon - .seconds(86_400 * 900), noon + .seconds(86_400 * 30))
    static let odd = Series(
        network: "a,\"b\"", metric: "x.y_z", labels: ["na me": "line\nbreak = \\ \"q\", {c}", "gpu": "💡"])

    /// Samples of every origin and quality, some sealed, some not.
    func fill(_ history: History) throws {
        for (index, origin) in Origin.allCases.enumerated() {
            var poll = Poll.capacity(
                [(.nodes, Double(index)), (Self.odd, 0.1 + Double(index))],
                at: noon + .seconds(Int64(index) * 60))
            poll.origin = origin
            poll.quarantined = [Sample(.price, at: poll.slot, 1e9 + Double(index))]
            try history.record(poll)
        }
        try history.backfill(
            Backfill(
                network: "akash", source: "past", time: noon,
                samples: [Sample(.price, at: noon - .seconds(86_400 * 400), 2.25)]))
        try history.record(.capacity([(.nodes, 62), (Self.odd, -0.0)], at: noon + .seconds(86_400 * 2)))
        while try history.maintain() {}
    }

    func text(_ history: History, _ format: SampleFormat) throws -> [UInt8] {
        var text = Array(format.opening.utf8)
        var previous: StoredSample?
        try history.walk(over: always) { sample in
            format.write(sample, after: previous, to: &text)
            previous = sample
        }
        return text + Array(format.closing.utf8)
    }

    @Test func `a range has the origins of the samples in it, sealed or not`() throws {
        let history = try TemporaryDirectory.history()
        try fill(history)
        func origins(_ start: Int64, _ end: Int64) throws -> Set<Origin> {
            try history.origins(of: .nodes, over: TimeRange(noon + .seconds(start), noon + .seconds(end)))
        }
        for (index, origin) in Origin.allCases.enumerated() {
            #expect(try origins(Int64(index) * 60, Int64(index) * 60 + 1) == [origin])
        }
        #expect(try origins(0, 61) == [.measured, .backFilled])
        #expect(try origins(1, 60) == [])
        #expect(try origins(60, 86_400 * 3) == Set(Origin.allCases))
        #expect(try origins(86_400, 86_400 * 3) == [.measured])
        #expect(try history.origins(of: .price, over: always) == [.backFilled])
        // What waits in quarantine is not drawn.
        #expect(try history.origins(of: .price, over: TimeRange(noon, noon + .seconds(600))) == [])
    }

    @Test(arguments: [SampleFormat.csv, .openmetrics])
    func `what goes out comes in again`(format: SampleFormat) throws {
        let history = try TemporaryDirectory.history()
        try fill(history)
        let text = try text(history, format)
        let other = try History(
            DatabaseFile(
                path: TemporaryDirectory.current.appending(path: "other.sqlite").path, mode: .readWrite))
        for expected in [Receipt(stored: 15), Receipt(repeated: 15)] {
            var reader = SampleReader()
            var samples = SampleBatch()
            // In pieces that cut lines and characters.
            for piece in stride(from: 0, to: text.count, by: 7) {
                try reader.read(text[piece..<min(piece + 7, text.count)], into: &samples)
            }
            try reader.finish(into: &samples)
            #expect(try other.take(samples, at: noon) == expected)
            while try other.maintain() {}
        }
        func all(_ history: History) throws -> Set<StoredSample> {
            var all: Set<StoredSample> = []
            try history.walk(over: always) { all.insert($0) }
            return all
        }
        #expect(try all(other) == all(history))
        #expect(try all(other).filter { $0.quality == .quarantined }.count == 4)
        #expect(try Set(all(other).map(\.origin)) == Set(Origin.allCases))
    }

    @Test(
        arguments: [
            (["gpu": "h100"], #"label_gpu="h100""#), (["gpu": "gpu=1"], #"label_gpu="gpu=gpu=1""#),
            (["na me": "x"], #"label_na_me="na me=x""#), (["gpu": "a=b"], #"label_gpu="a=b""#),
        ] as [(Labels, String)])
    func `labels of OpenMetrics have plain values where their names are allowed`(
        labels: Labels, written: String
    ) throws {
        let history = try TemporaryDirectory.history()
        let series = Series(network: "akash", metric: "nodes.online", labels: labels)
        try history.record(.capacity([(series, 62)], at: noon))
        let text = try text(history, .openmetrics)
        #expect(String(decoding: text, as: UTF8.self).contains("," + written + "}"))
        var reader = SampleReader()
        var samples = SampleBatch()
        try reader.read(text[...], into: &samples)
        try reader.finish(into: &samples)
        let other = try History(
            DatabaseFile(
                path: TemporaryDirectory.current.appending(path: "other.sqlite").path, mode: .readWrite))
        #expect(try other.take(samples, at: noon) == Receipt(stored: 1))
        #expect(try other.latest().map(\.series) == [series])
    }

    /// What earlier versions exported, with the name in the value.
    @Test func `older files of OpenMetrics are read`() throws {
        let line =
            #"assay_x{metric="x",network="a",origin="measured",quality="good",source="s",source_network="a","#
            + #"label_gpu="gpu=h100"} 2 1795442400"# + "\n# EOF\n"
        var reader = SampleReader()
        var samples = SampleBatch()
        try reader.read(Array(("# TYPE assay_x unknown\n" + line).utf8)[...], into: &samples)
        try reader.finish(into: &samples)
        let history = try TemporaryDirectory.history()
        #expect(try history.take(samples, at: noon) == Receipt(stored: 1))
        #expect(try history.latest().map(\.series.labels.description) == ["gpu=h100"])
    }

    /// By Python's own readers.
    @Test(arguments: [
        (
            SampleFormat.csv,
            "import csv,sys\nrows=list(csv.DictReader(open(sys.argv[1], newline='')))\nprint(len(rows), sum(float(r['value']) for r in rows if r['metric']=='nodes.online'), rows[-1]['labels'])"
        ),
        (
            .json,
            "import json,sys\nrows=json.load(open(sys.argv[1]))\nprint(len(rows), sum(r['value'] for r in rows if r['metric']=='nodes.online'), rows[-1]['labels'])"
        ),
    ])
    func `other programs read it`(format: SampleFormat, program: String) throws {
        let history = try TemporaryDirectory.history()
        try fill(history)
        let file = try TemporaryDirectory.current.appending(path: "samples")
        try Data(text(history, format)).write(to: file)
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program, file.path]
        process.standardOutput = output
        try process.start()
        let answer = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let labels =
            format == .csv
            ? "gpu=💡,na me=line\nbreak \\= \\\\ \"q\"\\, {c}"
            : "{'gpu': '💡', 'na me': 'line\\nbreak = \\\\ \"q\", {c}'}"
        // JSON's whole numbers are integers to Python, CSV's are read as it says: float().
        #expect(answer == "15 \(format == .csv ? "68.0" : "68") \(labels)\n")
    }

    @Test func `an empty history is an empty list`() throws {
        let history = try TemporaryDirectory.history()
        #expect(String(decoding: try text(history, .json), as: UTF8.self) == "[\n]\n")
        #expect(String(decoding: try text(history, .openmetrics), as: UTF8.self) == "# EOF\n")
    }

    @Test(arguments: [
        ("time,value\n1,2\n", "line 1: this is neither CSV nor OpenMetrics as `assay export` writes them"),
        ("HEADER\na,b,c\n", "line 2: there are 3 columns where nine are"),
        (
            "HEADER\na,b,,yesterday,1,good,measured,a,s\n",
            "line 2: the time is not of the form 2026-11-23T14:00:00Z"
        ),
        (
            "HEADER\na,b,,2026x11x23x14y00z00Z,1,good,measured,a,s\n",
            "line 2: the time is not of the form 2026-11-23T14:00:00Z"
        ),
        // Lines after one of the same series are read another way.
        (
            "HEADER\na,b,,2026-11-23T14:00:00Z,1,good,measured,a,s\na,b,,2026-11-23T15-00-00Z,1,good,measured,a,s\n",
            "line 3: the time is not of the form 2026-11-23T14:00:00Z"
        ),
        ("HEADER\na,b,,2026-11-23T14:00:00Z,1e999,good,measured,a,s\n", "line 2: the value is not a number"),
        ("HEADER\na,b,,2026-11-23T14:00:00Z,1x,good,measured,a,s\n", "line 2: the value is not a number"),
        (
            "HEADER\na,b,,2026-13-23T14:00:00Z,1,good,measured,a,s\n",
            "line 2: the time is not of the form 2026-11-23T14:00:00Z"
        ),
        (
            "HEADER\na,b,,2026-11-23T14:00:00Z,1,fine,measured,a,s\n",
            "line 2: the quality is neither good nor quarantined"
        ),
        ("HEADER\na,b,,2026-11-23T14:00:00Z,1,good,dreamt,a,s\n", "line 2: there is no origin 'dreamt'"),
        (
            "HEADER\na,b,x,2026-11-23T14:00:00Z,1,good,measured,a,s\n",
            "line 2: the labels are not a list of name=value"
        ),
        ("# TYPE x unknown\nx 1 2\n", "line 2: there are no labels"),
        (
            "# TYPE x unknown\nx{a=\"b\"} 1 2\n",
            "line 2: there must be the labels network and metric, then a value and a time"
        ),
        ("# TYPE x unknown\nx{a=b} 1 2\n", "line 2: a label has no value in quotes"),
        ("# TYPE x unknown\nx{a=\"b 1 2\n", "line 2: the quotes of a label do not end"),
    ])
    func `a line that is no sample is named`(text: String, message: String) {
        var reader = SampleReader()
        var samples = SampleBatch()
        let header = String(SampleFormat.csv.opening.dropLast())
        let error = #expect(throws: SampleReader.Problem.self) {
            try reader.read(Array(text.replacing("HEADER", with: header).utf8), into: &samples)
        }
        #expect(error?.description == message)
    }

    @Test func `times read as they are written`() throws {
        var random = SplitMix64(seed: 5)
        var text: [UInt8] = Array(SampleFormat.csv.opening.utf8)
        var times: [Timestamp] = []
        for index in 0..<2_000 {
            let time = Timestamp(seconds: .random(in: -62_167_219_200...253_402_300_799, using: &random))
            times.append(time)
            let sample = Sample(Series(network: "n", metric: "m"), at: time, Double(index))
            var line: [UInt8] = []
            SampleFormat.csv.write(
                StoredSample(sample, sourceNetwork: "n", source: "s"), after: nil, to: &line)
            if time.seconds > -12_000_000_000 {
                #expect(String(decoding: line, as: UTF8.self).contains(",\(time),"))
            }
            text += line
        }
        var reader = SampleReader()
        var samples = SampleBatch()
        try reader.read(text, into: &samples)
        #expect(samples.samples.map(\.sample.time) == times)
    }

    /// One in nanoseconds, the next lies in a day of the file when its number is cut to 64 bits.
    @Test(arguments: [1_795_651_200_000_000_000, 94_997_806_435_497_650, .max, .min, 253_402_300_800])
    func `a time that is in no year of four digits is not taken`(seconds: Int64) throws {
        let history = try TemporaryDirectory.history()
        try fill(history)
        let before = try text(history, .csv)
        var batch = SampleBatch()
        var reader = SampleReader()
        let line = "akash,nodes.online,,\(seconds),5,good,measured,akash,capacity\n"
        try reader.read(Array((SampleFormat.csv.opening + line).utf8), into: &batch)
        try reader.finish(into: &batch)
        let receipt = try history.take(batch, at: noon)
        #expect((receipt.stored, receipt.refused) == (0, 1))
        while try history.maintain() {}
        #expect(try text(history, .csv) == before)
    }

    @Test func `arbitrary text never traps`() {
        var random = SplitMix64(seed: 9)
        let letters = Array("#{}=\",\n \\ax1.e-9TZ:".utf8)
        for _ in 0..<3_000 {
            var reader = SampleReader()
            var text =
                Bool.random(using: &random) ? Array(SampleFormat.csv.opening.utf8) : Array("# x\n".utf8)
            for _ in 0..<Int.random(in: 0...80, using: &random) {
                text.append(letters.randomElement(using: &random) ?? 0)
            }
            var samples = SampleBatch()
            try? reader.read(text, into: &samples)
            try? reader.finish(into: &samples)
        }
    }
}
