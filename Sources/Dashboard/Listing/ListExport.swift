internal import Metrics
internal import Reporting

/// A list that leaves the screen: what its cells say, for programs, and how they read, for people.
struct ListExport: Sendable {
    struct Column: Sendable {
        let id: String
        let title: String
        let unit: ColumnUnit
        let isRight: Bool

        /// For people: on the screen the unit of many prices stands above all of them.
        var heading: String { unit == .gpuPrice && !title.contains("$") ? "\(title) $/h" : title }
    }

    struct Cell: Sendable {
        let value: ColumnValue?
        /// As the screen writes it, with the unit where rows have different ones and it leaves that out; nil where
        /// it draws.
        let text: String?

        init(value: ColumnValue?, text: String?) {
            self.value = value
            if case .quantity(let number, let unit) = value, text == unit.text(number) {
                self.text = unit.textWithName(number)
            } else {
                self.text = text
            }
        }
    }

    let columns: [Column]
    /// Each as long as ``columns``.
    let rows: [[Cell]]
    /// What the marks beside figures mean.
    var legend: String?
    /// Where the figures are from when they were not measured.
    var origin: String?

    /// Figures as they are, each beside its unit where rows have different ones.
    func table(naming name: (Column) -> String) -> Reporting.Table {
        var names: [String] = []
        for column in columns {
            names.append(name(column))
            if column.unit == .ofRow { names.append("\(column.id)-unit") }
        }
        if origin != nil { names.append("origin") }
        return Reporting.Table(
            columns: names,
            rows: rows.map { row in
                zip(columns, row).flatMap { column, cell in
                    let value = cell.value?.json ?? .null
                    return column.unit == .ofRow
                        ? [value, JSONValue(cell.value?.unit?.vocabularyName)] : [value]
                } + [origin.map(JSONValue.string)].compactMap(\.self)
            })
    }

    /// For spreadsheets: units stand in the headings.
    var csv: String { table { column in column.unit.name.map { "\(column.id) (\($0))" } ?? column.id }.csv }

    /// For programs: an object of the origin, the units and the rows.
    var json: JSONValue {
        var bare = self
        bare.origin = nil
        let units = columns.compactMap { column in
            column.unit.name.map { JSONValue.Member(column.id, .string($0)) }
        }
        let from = origin.map { [JSONValue.Member("origin", .string($0))] } ?? []
        return .object(
            from + [.init("units", .object(units)), .init("rows", bare.table(naming: \.id).json)])
    }

    /// For people: as the screen writes it.
    var markdown: String {
        let written = columns.indices.filter { index in
            rows.isEmpty || rows.contains { $0[index].text != nil }
        }
        let table = Reporting.Table(
            columns: written.map { columns[$0].heading },
            rows: rows.map { row in written.map { .string(row[$0].text ?? "") } })
        let right = Set(written.indices.filter { columns[written[$0]].isRight })
        return [
            origin.map { "From the \($0)." }, table.markdown(right: right), legend.map { "Marks: \($0)" },
        ]
        .compactMap(\.self).map { $0.hasSuffix("\n") ? $0 : $0 + "\n" }.joined(separator: "\n")
    }

    /// One row for a chat: what the columns of these names say of it, behind their headings.
    func line(_ place: Int, of shown: Set<String>) -> String {
        let pairs = zip(columns, rows[place]).compactMap { column, cell -> String? in
            guard shown.contains(column.id), let text = cell.text, !["", "·"].contains(text) else {
                return nil
            }
            return "\(column.heading): \(text)"
        }
        return (pairs + [origin.map { "from the \($0)" }].compactMap(\.self)).joined(separator: " · ")
    }
}

/// What the figures of a column count.
enum ColumnUnit: Hashable, Sendable {
    /// Nothing, or plainly what the column is called.
    case none
    case named(String)
    /// What each row's ``ColumnValue/quantity(_:unit:)`` says.
    case ofRow

    static let ratio = ColumnUnit.named(Metrics.Unit.ratio.rawValue)
    static let gpuPrice = ColumnUnit.named(Metrics.Unit.gpuPrice.rawValue)
    static let seconds = ColumnUnit.named(Metrics.Unit.seconds.rawValue)
    static let milliseconds = ColumnUnit.named(Metrics.Unit.milliseconds.rawValue)

    var name: String? { if case .named(let name) = self { name } else { nil } }
}
