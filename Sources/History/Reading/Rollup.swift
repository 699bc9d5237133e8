internal import GRDB

/// What is kept of days whose samples are no longer.
enum Rollup {
    static func scan(
        _ series: Int64, days: ClosedRange<Int64>, from start: Int64, until end: Int64, in database: Database,
        _ body: (Piece) -> Void
    ) throws {}
}
