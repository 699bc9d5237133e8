internal import Terminal
internal import Text

/// One column of a list: its heading, how a row looks in it, and what it says.
struct ListColumn<Row>: Sendable {
    /// Its name in exports and in what is remembered between starts.
    let id: String
    let layout: TableColumn
    /// The first press sorts names upwards and most figures downwards.
    let startsAscending: Bool
    let cell: @Sendable (Row) -> TableCell
    /// nil for what is absent; it goes last whichever way the list is sorted.
    let value: @Sendable (Row) -> ColumnValue?
    let unit: ColumnUnit
    /// Not where it draws what another column says.
    let isExported: Bool
    /// How it reads where it leaves the screen; nil for as its cell does.
    let written: (@Sendable (Row) -> String)?

    init(
        _ id: String, _ layout: TableColumn, startsAscending: Bool = false, unit: ColumnUnit = .none,
        isExported: Bool = true, written: (@Sendable (Row) -> String)? = nil,
        value: @escaping @Sendable (Row) -> ColumnValue?, cell: @escaping @Sendable (Row) -> TableCell
    ) {
        self.id = id
        self.layout = layout
        self.startsAscending = startsAscending
        self.value = value
        self.cell = cell
        self.unit = unit
        self.isExported = isExported
        self.written = written
    }

    /// A column of texts, sorted upwards at first; with `kept` they are cut as ``TableCell/kept`` says.
    static func text(
        _ id: String, _ layout: TableColumn, role: Role = .text,
        kept: (@Sendable (Row) -> Int)? = nil, _ text: @escaping @Sendable (Row) -> String?
    ) -> ListColumn {
        ListColumn(id, layout, startsAscending: true) {
            text($0).map(ColumnValue.text)
        } cell: {
            var cell = TableCell(SafeText(text($0) ?? ""), role: role)
            cell.kept = kept?($0)
            return cell
        }
    }
}
