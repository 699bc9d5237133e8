public import Text

/// A column of a table and the room that it wants.
public struct TableColumn: Sendable {
    public var title: SafeText
    public var alignment: Alignment
    /// Cells without which it is left out.
    public var minimum: Int
    /// Cells that show all that it usually holds.
    public var ideal: Int
    /// Its share of the room that is left when every column has its ideal; 0 for none.
    public var flex: Int
    /// Cells beyond which it takes no share, so that what stands behind it stays near; nil for no end.
    public var most: Int?
    /// How long it stays when the table gets narrow: the highest stays longest, among equals the one to the left.
    public var priority: Int
    /// Cells behind what is right-aligned that its texts leave to a mark; the title ends before them as the texts do.
    public var marks: Int

    public init(
        _ title: SafeText, alignment: Alignment = .left, minimum: Int, ideal: Int? = nil, flex: Int = 0,
        most: Int? = nil, priority: Int = 0, marks: Int = 0
    ) {
        self.title = title
        self.alignment = alignment
        self.minimum = max(1, minimum)
        self.ideal = max(self.minimum, ideal ?? minimum)
        self.flex = max(0, flex)
        self.most = most
        self.priority = priority
        self.marks = max(0, marks)
    }
}
