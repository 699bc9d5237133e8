/// A rectangle of cells, from which screens and widgets cut their parts.
///
/// Cutting never leaves the rectangle: what is not there comes out empty. A layout is therefore correct at every
/// size, down to nothing at all.
public struct Rect: Hashable, Sendable {
    /// The column of the left edge.
    public private(set) var column: Int
    /// The row of the top edge.
    public private(set) var row: Int
    public private(set) var size: Size

    public init(column: Int = 0, row: Int = 0, size: Size) {
        self.column = column
        self.row = row
        self.size = size
    }

    /// One cell.
    public init(at position: Position) {
        self.init(column: position.column, row: position.row, size: Size(columns: 1, rows: 1))
    }

    public var columns: Int { size.columns }
    public var rows: Int { size.rows }
    public var isEmpty: Bool { columns == 0 || rows == 0 }

    /// The first cell.
    public var origin: Position { Position(column: column, row: row) }

    public func contains(_ position: Position) -> Bool {
        (column..<column + columns).contains(position.column) && (row..<row + rows).contains(position.row)
    }

    /// What both rectangles cover.
    public func intersection(_ other: Rect) -> Rect {
        let left = max(column, other.column)
        let top = max(row, other.row)
        let right = min(column + columns, other.column + other.columns)
        let bottom = min(row + rows, other.row + other.rows)
        return Rect(column: left, row: top, size: Size(columns: right - left, rows: bottom - top))
    }
}

extension Rect {
    /// Cuts `count` rows off the top and returns them.
    @discardableResult
    public mutating func takeTop(_ count: Int) -> Rect {
        let taken = rows(0, count: count)
        self = Rect(
            column: column, row: row + taken.rows, size: Size(columns: columns, rows: rows - taken.rows))
        return taken
    }

    /// Cuts `count` rows off the bottom and returns them.
    @discardableResult
    public mutating func takeBottom(_ count: Int) -> Rect {
        let taken = rows(rows - min(max(0, count), rows), count: count)
        size = Size(columns: columns, rows: rows - taken.rows)
        return taken
    }

    /// Cuts `count` columns off the left and returns them.
    @discardableResult
    public mutating func takeLeft(_ count: Int) -> Rect {
        let taken = columns(0, count: count)
        self = Rect(
            column: column + taken.columns, row: row, size: Size(columns: columns - taken.columns, rows: rows)
        )
        return taken
    }

    /// Cuts `count` columns off the right and returns them.
    @discardableResult
    public mutating func takeRight(_ count: Int) -> Rect {
        let taken = columns(columns - min(max(0, count), columns), count: count)
        size = Size(columns: columns - taken.columns, rows: rows)
        return taken
    }

    /// One row of it, counted from its top.
    public func row(_ index: Int) -> Rect {
        rows(index, count: 1)
    }

    /// Some rows of it, counted from its top.
    public func rows(_ first: Int, count: Int) -> Rect {
        intersection(
            Rect(column: column, row: row + first, size: Size(columns: columns, rows: min(count, rows))))
    }

    /// Some columns of it, counted from its left.
    public func columns(_ first: Int, count: Int) -> Rect {
        intersection(
            Rect(column: column + first, row: row, size: Size(columns: min(count, columns), rows: rows)))
    }

    /// What is left inside a margin on all sides.
    public func inset(columns margin: Int = 0, rows verticalMargin: Int = 0) -> Rect {
        Rect(
            column: column + min(margin, columns), row: row + min(verticalMargin, rows),
            size: Size(columns: columns - 2 * margin, rows: rows - 2 * verticalMargin))
    }

    /// The largest part in the middle of it that is at most this big.
    public func centered(_ wanted: Size) -> Rect {
        let inner = Size(columns: min(wanted.columns, columns), rows: min(wanted.rows, rows))
        return Rect(
            column: column + (columns - inner.columns) / 2, row: row + (rows - inner.rows) / 2, size: inner)
    }
}
