internal import Chunks
internal import GRDB
public import Metrics
public import Storage

extension History {
    /// The good samples of a series in a range, oldest first; of days that are only kept by hours, none.
    public func samples(_ series: Series, over range: TimeRange) throws(StorageError) -> [Sample] {
        try read { database, names in
            var samples: [Sample] = []
            try scan(series, over: range, &names, in: database) { piece in
                guard case .samples(let points, let indices) = piece else { return }
                samples.reserveCapacity(samples.count + indices.count)
                for index in indices {
                    samples.append(
                        Sample(series, at: Timestamp(seconds: points.times[index]), points.values[index]))
                }
            }
            return samples
        }
    }

    /// A range cut into columns of equal length, as a chart shows it.
    ///
    /// Column `i` holds the samples from `start + i · duration / count` up to where the next one begins. A day that
    /// is only kept by hours or as a whole counts where its hours or its first second lie.
    /// `byDay` has every day that is over count as a whole where its first second lies: much faster over a year, and for
    /// columns that are no shorter than a day.
    ///
    /// Ends early with what it has when `isWanted` says that nobody wants them any more.
    ///
    /// - Returns: `count` columns, nil where there is no sample; none when `count` is not positive.
    public func columns(
        _ series: Series, over range: TimeRange, count: Int, byDay: Bool = false,
        while isWanted: () -> Bool = { true }
    ) throws(StorageError) -> [Column?] {
        try columns([series], over: range, count: count, byDay: byDay, while: isWanted).first ?? []
    }

    /// The same for many series at one moment, in their order.
    public func columns(
        _ series: [Series], over range: TimeRange, count: Int, byDay: Bool = false,
        while isWanted: () -> Bool = { true }
    ) throws(StorageError) -> [[Column?]] {
        try read { database, names in
            try series.map { series in
                var builder = ColumnBuilder(range, count: count)
                let isWhole = byDay ? { _, _ in true } : builder.span
                try scan(series, over: range, &names, in: database, summary: isWhole, while: isWanted) {
                    builder.add($0)
                }
                return builder.finish()
            }
        }
    }
}

extension Timestamp {
    /// The first whole second that is not before it.
    var secondsRoundedUp: Int64 { seconds + (milliseconds % 1_000 == 0 ? 0 : 1) }
}
