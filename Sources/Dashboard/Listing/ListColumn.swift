internal import Evaluation
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
    /// What it says where it leaves the screen; nil for ``value``, by which it is sorted.
    let exported: (@Sendable (Row) -> ColumnValue?)?
    /// What stands behind it in exports alone.
    let further: [ListColumn]
    /// How it reads where it leaves the screen; nil for as its cell does.
    let written: (@Sendable (Row) -> String)?

    init(
        _ id: String, _ layout: TableColumn, startsAscending: Bool = false, unit: ColumnUnit = .none,
        isExported: Bool = true, exported: (@Sendable (Row) -> ColumnValue?)? = nil,
        further: [ListColumn] = [], written: (@Sendable (Row) -> String)? = nil,
        value: @escaping @Sendable (Row) -> ColumnValue?, cell: @escaping @Sendable (Row) -> TableCell
    ) {
        self.id = id
        self.layout = layout
        self.startsAscending = startsAscending
        self.value = value
        self.cell = cell
        self.unit = unit
        self.isExported = isExported
        self.exported = exported
        self.further = further
        self.written = written
    }

    /// A number that stands in exports alone.
    static func exported(_ id: String, _ number: @escaping @Sendable (Row) -> Double?) -> ListColumn {
        ListColumn(id, TableColumn("", alignment: .right, minimum: 1, priority: 0)) {
            number($0).map(ColumnValue.number)
        } cell: { _ in
            TableCell(.sparkline(Sparkline([])))
        }
    }

    /// The ends of a score, which stand in exports alone; nil where it is not to be seen.
    static func ends(of score: @escaping @Sendable (Row) -> Score?) -> [ListColumn] {
        [.exported("low") { score($0)?.low }, .exported("high") { score($0)?.high }]
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
