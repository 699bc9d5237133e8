internal import Terminal
internal import Text

/// Rows under columns, to be filtered, sorted, chosen from, copied and exported.
struct Listing<Row: Sendable> {
    let columns: [ListColumn<Row>]
    let rows: [Row]
    let id: @Sendable (Row) -> String
    /// What a filter looks in.
    let words: @Sendable (Row) -> String
    /// The heading that a row stands under while the list has its own order; nil for none.
    var group: (@Sendable (Row) -> SafeText?)?
    /// A row that says something else than its columns, between its first cell and its last.
    var remark: (@Sendable (Row) -> TableCell?)?
    /// What the marks in its cells mean, where the screen says it elsewhere.
    var legend: String?
    /// Said in the middle when there is no row.
    var emptyText: SafeText = "Nothing is here."

    /// Brings the rows into the order that the reader wants, without what the filter hides; says with the keys of a
    /// screen how all are shown again where it hides every one.
    func arranged(by state: ListState, _ keys: KeyMap, on screen: Screen) -> Arrangement {
        let shown = columns.filter { !state.hidden.contains($0.id) }
        var places = Array(rows.indices)
        var best: Int?
        if let filter = state.filter, !filter.isEmpty {
            (places, best) = matches(filter, in: shown)
        }
        let column = state.sorting.flatMap { sorting in columns.first { $0.id == sorting.column } }
        if let column, let sorting = state.sorting {
            places = sorted(places, by: column, isAscending: sorting.isAscending)
        }
        let rows = rows
        let remark = remark
        let marked = Set(state.marked)
        let (kept, isSorted) = (state.leading, column != nil)
        let id = id
        let (watched, others) = parted(places, kept)
        places = watched + others
        let lines =
            column == nil
            ? headed(watched) + grouped(others, below: watched) : places.map(Arrangement.Line.row)
        return Arrangement(
            ids: lines.map { line in
                if case .row(let place) = line { id(rows[place]) } else { nil }
            },
            total: rows.count, columnIDs: shown.map(\.id), columns: shown.map(\.layout),
            sorting: state.sorting.flatMap { sorting in
                shown.firstIndex { $0.id == sorting.column }.map {
                    Table.Sorting(column: $0, isAscending: sorting.isAscending)
                }
            },
            offered: columns.map {
                .init(id: $0.id, title: $0.layout.title, startsAscending: $0.startsAscending)
            },
            best: best.map { id(rows[$0]) },
            row: { index in
                switch lines[index] {
                case .heading(let text): return .heading(text)
                case .row(let place):
                    let row = rows[place]
                    guard var first = shown.first?.cell(row) else { return .cells([]) }
                    if marked.contains(id(row)) { first = first.signed("◆") }
                    // Without headings nothing else tells why it leads.
                    if isSorted, kept.contains(id(row)) { first = first.signed("★") }
                    guard let remark = remark?(row) else {
                        return .cells([first] + shown.dropFirst().map { $0.cell(row) })
                    }
                    // The last column says its own where it has something to say, such as an age.
                    guard shown.count > 2, let last = shown.last?.cell(row),
                        case .text(let text) = last.content, !text.isEmpty
                    else { return .cells([first, remark.spanning(max(1, shown.count - 1))]) }
                    return .cells([first, remark.spanning(shown.count - 2), last])
                }
            },
            export: { [places, legend] in
                let exported = shown.filter(\.isExported).flatMap { [$0] + $0.further }
                return ListExport(
                    columns: exported.map {
                        let title = $0.layout.title
                        return .init(
                            id: $0.id, title: title.isEmpty ? $0.id.uppercased() : title.string,
                            unit: $0.unit, isRight: $0.layout.alignment == .right)
                    },
                    rows: places.map { Self.cells(of: rows[$0], in: exported, remark?(rows[$0])) },
                    legend: legend)
            },
            emptyText: state.filter == nil
                ? emptyText
                : "Nothing matches the filter" + keys.clause(.back, on: screen, "; ", " shows all") + ".")
    }

    /// What leaves the screen of a row; its remark stands in the second column, as it begins there on the screen.
    private static func cells(
        of row: Row, in columns: [ListColumn<Row>], _ remark: TableCell?
    ) -> [ListExport.Cell] {
        columns.enumerated().map { index, column in
            let isCovered = remark != nil && index > 0 && index < columns.count - 1
            let cell = isCovered ? (index == 1 ? remark : TableCell("")) : column.cell(row)
            let written = isCovered ? nil : column.written?(row)
            return .init(value: (column.exported ?? column.value)(row), text: written ?? cell?.text?.trimmed)
        }
    }

    /// The rows that hold what was typed, in their order, and the one that fits best.
    ///
    /// Where any is named so, only those count; then those that show it; letters that stand apart are looked for last.
    private func matches(_ filter: SafeText, in shown: [ListColumn<Row>]) -> (places: [Int], best: Int?) {
        let typed = Array(filter.string.lowercased().utf8)
        let named = rows.map(words)
        let byName = named.indices.filter { named[$0].holds(typed) }
        if byName.isEmpty {
            let shows = rows.indices.filter { texts(of: rows[$0], in: shown).holds(typed) }
            if let first = shows.first { return (shows, first) }
        }
        let pattern = FuzzyPattern(filter)
        guard byName.isEmpty else {
            // Further down nothing is better enough to go so far.
            let first = byName.prefix(500)
            let index = FuzzyIndex(first.lazy.map { SafeText(named[$0]) })
            return (byName, index.ranked(pattern).first.map { first[$0] } ?? byName.first)
        }
        let index = FuzzyIndex(named.lazy.map { SafeText($0) })
        return (index.matches(pattern), index.ranked(pattern).first)
    }

    /// What a row shows, each piece on a line of its own.
    private func texts(of row: Row, in shown: [ListColumn<Row>]) -> String {
        let cells = shown.map { $0.cell(row) } + [remark?(row)].compactMap(\.self)
        return cells.compactMap(\.text).joined(separator: "\n")
    }

    /// Those that are watched, and the others.
    private func parted(_ places: [Int], _ watched: Set<String>) -> ([Int], [Int]) {
        guard !watched.isEmpty else { return ([], places) }
        let isWatched = places.map { watched.contains(id(rows[$0])) }
        let pairs = zip(places, isWatched)
        return (pairs.filter { $0.1 }.map(\.0), pairs.filter { !$0.1 }.map(\.0))
    }

    private func sorted(_ places: [Int], by column: ListColumn<Row>, isAscending: Bool) -> [Int] {
        let keyed = places.map { (place: $0, value: column.value(rows[$0])?.folded) }
        return keyed.sorted { left, right in
            switch (left.value, right.value) {
            case (let one?, let other?):
                if one.precedes(other) { return isAscending }
                if other.precedes(one) { return !isAscending }
                return left.place < right.place
            case (.some, nil): return true
            case (nil, .some): return false
            case (nil, nil): return left.place < right.place
            }
        }
        .map(\.place)
    }

    private func headed(_ watched: [Int]) -> [Arrangement.Line] {
        watched.isEmpty ? [] : [.heading("Watched")] + watched.map(Arrangement.Line.row)
    }

    private func grouped(_ places: [Int], below watched: [Int]) -> [Arrangement.Line] {
        guard let group else {
            let rows = places.map(Arrangement.Line.row)
            return watched.isEmpty || rows.isEmpty ? rows : [.heading("Others")] + rows
        }
        var lines: [Arrangement.Line] = []
        if !watched.isEmpty, let first = places.first, group(rows[first]) == nil {
            lines.append(.heading("Others"))
        }
        var last: SafeText?
        for place in places {
            let heading = group(rows[place])
            if let heading, heading != last { lines.append(.heading(heading)) }
            last = heading
            lines.append(.row(place))
        }
        return lines
    }
}

extension String {
    /// Without blanks at either end, as those that keep figures below each other.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Whether it holds bytes that were typed, whatever the case of its letters.
    fileprivate func holds(_ typed: [UInt8]) -> Bool {
        // Byte by byte: ten thousand rows are searched between two keys.
        let bytes = Array(lowercased().utf8)
        guard let first = typed.first, bytes.count >= typed.count else { return typed.isEmpty }
        return (0...bytes.count - typed.count).contains { start in
            bytes[start] == first && bytes[start..<start + typed.count].elementsEqual(typed)
        }
    }
}

extension TableCell {
    /// What it says; nil where it draws.
    fileprivate var text: String? { if case .text(let text) = content { text.string } else { nil } }

    fileprivate func spanning(_ columns: Int) -> TableCell {
        var cell = self
        cell.span = columns
        return cell
    }

    /// With a sign before it.
    fileprivate func signed(_ sign: SafeText) -> TableCell {
        guard case .text(let text) = content else { return self }
        var cell = self
        cell.content = .text(sign + " " + text)
        cell.kept = kept.map { $0 + sign.width + 1 }
        return cell
    }
}
