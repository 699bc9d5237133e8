internal import Chunks
internal import GRDB
internal import Metrics

/// A row of the table of chunks: one series on one day.
struct ChunkRow {
    let key: Int64
    var count: Int
    var decimals: Int64?
    var figures: [Packed.Figure]
    var source: Int64?
    var runs: String?
    var data: [UInt8]
    /// As it stands in the file; nil for a row that is to be written.
    var storedChecksum: Int64?

    static let columns = "id, count, decimals, min, max, sum, first, last, source, runs, checksum, data"

    init(
        key: Int64, count: Int, decimals: Int64?, figures: [Packed.Figure], source: Int64?, runs: String?,
        data: [UInt8]
    ) {
        self.key = key
        self.count = count
        self.decimals = decimals
        self.figures = figures
        self.source = source
        self.runs = runs
        self.data = data
    }

    init(key: Int64, packed: Packed, runs: [Run]) {
        self.key = key
        count = packed.count
        decimals = packed.decimals.map(Int64.init)
        figures = [packed.min, packed.max, packed.sum, packed.first, packed.last]
        if let run = runs.first, runs.count == 1, run.origin == .measured, run.poll == 0 {
            source = run.source
        } else {
            self.runs = Run.stored(runs)
        }
        data = packed.bytes
    }

    var checksum: Int64 {
        var sum = Checksum()
        for number in [key, Int64(count), decimals ?? -1] { sum.add(number) }
        for figure in figures { sum.add(figure.bits) }
        sum.add(source ?? -1)
        if let runs { sum.add(Array(runs.utf8)) }
        sum.add(data)
        // With a sign it takes four bytes in the file and not six.
        return Int64(Int32(bitPattern: sum.value))
    }

    func store(in database: Database) throws {
        let insert = try Statement(
            "INSERT OR REPLACE INTO chunk (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            in: database)
        insert.bind(integer: key, at: 1)
        insert.bind(integer: Int64(count), at: 2)
        insert.bind(integer: decimals, at: 3)
        for (index, figure) in figures.enumerated() { insert.bind(figure, at: Int32(index) + 4) }
        insert.bind(integer: source, at: 9)
        insert.bind(integer: checksum, at: 11)
        let runs = runs.map { Array($0.utf8) }
        try insert.lend(blob: data, at: 12) {
            if let runs {
                try insert.lend(text: runs, at: 10) { _ = try insert.step() }
            } else {
                insert.bindNull(at: 10)
                _ = try insert.step()
            }
        }
    }
}

extension Packed.Figure {
    var bits: Int64 {
        switch self {
        case .number(let number): number
        case .double(let value): Int64(bitPattern: value.bitPattern)
        }
    }
}

extension Statement {
    func bind(_ figure: Packed.Figure, at index: Int32) {
        switch figure {
        case .number(let number): bind(integer: number, at: index)
        case .double(let value): bind(real: value, at: index)
        }
    }
}
