/// One cell of a grid.
public struct Cell: Hashable, Sendable {
    /// The character; U+0000 in the right half of a wide one.
    public internal(set) var scalar: Unicode.Scalar
    /// A combining mark on it; U+0000 for none.
    public internal(set) var mark: Unicode.Scalar
    public internal(set) var style: Style

    init(scalar: Unicode.Scalar, mark: Unicode.Scalar = "\0", style: Style) {
        self.scalar = scalar
        self.mark = mark
        self.style = style
    }

    /// A space in the terminal's own colours.
    public static let blank = Cell(scalar: " ", style: .plain)

    /// Whether a wide character in the cell to the left covers this one.
    public var isContinuation: Bool { scalar == "\0" }
}
