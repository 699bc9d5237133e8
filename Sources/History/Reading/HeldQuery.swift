internal import Chunks
internal import GRDB
public import Metrics
public import Storage

extension History {
    /// The columns of some series as ``columns(_:over:count:byDay:while:)`` has them, values held where nothing was missed.
    ///
    /// Also reads the few samples beside the range that tell what is usual, up to forty days away.
    public func heldColumns(
        _ series: [Series], over range: TimeRange, count: Int, byDay: Bool = false,
        while isWanted: () -> Bool = { true }
    ) throws(StorageError) -> [HeldColumns] {
        let columns = try columns(series, over: range, count: count, byDay: byDay, while: isWanted)
        return try read { database, names in
            try zip(series, columns).map { series, columns in
                HeldColumns(
                    columns, over: range,
                    earlier: try samples(of: series, before: range.start, &names, in: database),
                    later: try samples(of: series, from: range.end, &names, in: database))
            }
        }
    }

    /// Days that are looked through for them, the nearest first: of most series the first is enough.
    private static let distances: [Int64] = [1, 8, 40]

    private func samples(
        of series: Series, before end: Timestamp, _ names: inout SeriesNames, in database: Database
    ) throws -> [Column] {
        var found: [Column] = []
        for days in Self.distances where found.count < HeldColumns.neighbours {
            found = []
            let range = TimeRange(end - .seconds(days * Day.seconds), end)
            try scan(series, over: range, &names, in: database) { piece in
                found += piece.columns(last: HeldColumns.neighbours)
                found.removeFirst(max(0, found.count - HeldColumns.neighbours))
            }
        }
        return found
    }

    private func samples(
        of series: Series, from start: Timestamp, _ names: inout SeriesNames, in database: Database
    ) throws -> [Column] {
        var found: [Column] = []
        for days in Self.distances where found.count < HeldColumns.neighbours {
            found = []
            let range = TimeRange(start, start + .seconds(days * Day.seconds))
            try scan(
                series, over: range, &names, in: database, while: { found.count < HeldColumns.neighbours }
            ) { piece in
                found += piece.columns(first: HeldColumns.neighbours - found.count)
            }
        }
        return found
    }
}

extension Piece {
    fileprivate func columns(first count: Int) -> [Column] {
        switch self {
        case .samples(let points, let indices): indices.prefix(max(0, count)).map { points.column(at: $0) }
        case .summary(let whole): count > 0 ? [whole.column] : []
        }
    }

    fileprivate func columns(last count: Int) -> [Column] {
        switch self {
        case .samples(let points, let indices): indices.suffix(count).map { points.column(at: $0) }
        case .summary(let whole): [whole.column]
        }
    }
}

extension Points {
    fileprivate func column(at index: Int) -> Column { Column(values[index], at: times[index]) }
}
