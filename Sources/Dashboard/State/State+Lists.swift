internal import Evaluation
internal import Metrics
internal import Reporting
internal import Terminal
internal import Text

extension State {
    /// Does a command of lists; nil when it is none.
    mutating func performOnList(_ command: Command, in snapshot: Snapshot) -> [Effect]? {
        switch command {
        case .up: move(by: -1, in: snapshot)
        case .down: move(by: 1, in: snapshot)
        case .pageUp: move(by: -page(of: listHeight), in: snapshot)
        case .pageDown: move(by: page(of: listHeight), in: snapshot)
        case .top: move(by: -.max, in: snapshot)
        case .bottom: move(by: .max, in: snapshot)
        case .open, .acknowledge: return list.choice.id.map { page.open($0, &self, snapshot) } ?? []
        case .sort: sortByNextColumn(in: snapshot)
        case .reverseSort: list.sorting?.isAscending.toggle()
        case .columns: showColumns(in: snapshot)
        case .mark:
            guard let id = list.choice.id else { return [] }
            list.toggleMark(id)
            move(by: 1, in: snapshot)
        case .watch:
            guard let id = list.choice.id else { return [] }
            guard !list.configured.contains(id) else {
                say(
                    "'", naming: SafeText(id), "' is on the watch list of config.yaml: take it out there",
                    .watch)
                return []
            }
            if list.watched.remove(id) == nil { list.watched.insert(id) }
        case .origin:
            guard let facts = page.origin(self, snapshot), !facts.isEmpty else {
                say("nothing is chosen whose origin could be told", .secondary)
                return []
            }
            overlay = .origin(facts, offset: 0)
        case .copy: return copy(in: snapshot)
        case .export:
            let samples: [Menu<MenuChoice>.Item] =
                chartedSeries(in: snapshot).isEmpty ? [] : [.init(.exportChart, "CSV of the chart's samples")]
            overlay = .menu(
                Menu("Export", ExportForm.allCases.map { .init(.export($0), $0.title) } + samples))
        default: return nil
        }
        return []
    }

    private func page(of height: Int) -> Int { max(1, height - 1) }

    private mutating func move(by entries: Int, in snapshot: Snapshot) {
        guard let ids = arrangement(in: snapshot)?.ids else { return }
        list.choice.move(by: entries, in: ids, height: listHeight)
    }

    private mutating func sortByNextColumn(in snapshot: Snapshot) {
        guard let shown = arrangement(in: snapshot) else { return }
        let all = shown.columnIDs(in: listArea)
        let next = list.sorting.flatMap { sorting in all.firstIndex(of: sorting.column) }.map { $0 + 1 } ?? 0
        if next < all.count {
            sort(by: all[next], of: shown)
        } else {
            list.sorting = nil
        }
    }

    private mutating func showColumns(_ chosen: String? = nil, in snapshot: Snapshot) {
        guard let shown = arrangement(in: snapshot) else { return }
        guard !shown.offered.isEmpty else {
            // An empty menu would not be seen, and would take the keys.
            say("there is no column to hide", .secondary)
            return
        }
        let drawn = Set(shown.columnIDs(in: listArea))
        let items = shown.offered.map { column -> Menu<MenuChoice>.Item in
            let title = column.title.isEmpty ? SafeText(column.id) : column.title
            let isHidden = list.hidden.contains(column.id)
            let note: SafeText = isHidden || drawn.contains(column.id) ? "" : " · no room"
            return .init(.column(column.id), (isHidden ? "  " : "✓ ") + title + note)
        }
        overlay = .menu(Menu("Columns", items, selecting: chosen.map(MenuChoice.column)))
    }

    /// The chosen row as a line of text: what the columns on the screen say, behind their headings.
    private mutating func copy(in snapshot: Snapshot) -> [Effect] {
        guard let shown = arrangement(in: snapshot),
            let place = shown.ids.compactMap(\.self).firstIndex(where: { $0 == list.choice.id }),
            case let export = self.export(shown, in: snapshot), export.rows.indices.contains(place)
        else {
            say("nothing is chosen that could be copied", .secondary)
            return []
        }
        say("copied the row '", naming: SafeText(export.rows[place].first?.text ?? ""), "'", .secondary)
        return [.copy(export.line(place, of: Set(shown.columnIDs(in: listArea))))]
    }

    /// What the chart draws samples of.
    private func chartedSeries(in snapshot: Snapshot) -> [Series] {
        isCharted(in: snapshot) ? snapshot.chart?.traces.compactMap(\.series) ?? [] : []
    }

    /// What leaves the screen says where it is from.
    func export(_ shown: Arrangement, in snapshot: Snapshot) -> ListExport {
        var export = shown.export()
        if snapshot.isDemo { export.origin = "demo: recorded answers and a generated past" }
        return export
    }

    /// Does what a menu offered.
    mutating func run(_ choice: MenuChoice, in snapshot: Snapshot) -> [Effect] {
        switch choice {
        case .range(let name): NamedRange(rawValue: name).map { chart.follow($0) }
        case .export(let form):
            guard let shown = arrangement(in: snapshot) else { return [] }
            return [.export(export(shown, in: snapshot), form, name: "assay-\(screen.rawValue)")]
        case .exportChart:
            guard let chart = snapshot.chart else { return [] }
            return [
                .exportSamples(
                    chartedSeries(in: snapshot), over: chart.window.range,
                    name: "assay-\(screen.rawValue)-chart")
            ]
        case .weighting(let weighting): return take(weighting)
        case .ownWeighting: beginSwing(in: snapshot)
        case .gate(let gate): editWaiver(of: gate)
        case .risk(let part):
            if let line = chosenLine(in: snapshot) { edit(part, of: line) }
        case .response(let response):
            guard let line = chosenLine(in: snapshot) else { return [] }
            var note = draft?.riskNotes[line.question.id] ?? RiskNote()
            note.response = response
            return take(note, of: line)
        case .variation(let mode): comparing.variation = mode
        case .snooze(let rule, let time):
            say("", naming: SafeText(rule), SafeText(" snoozed for \(time.words)"), .secondary)
            return [.snooze(rule, until: snapshot.now + time)]
        case .line(let id): chooseLine(id, in: snapshot)
        case .option(let option):
            return screen == .fit ? tickFit(option, in: snapshot) : tick(option, in: snapshot)
        case .evidence(let index): return removeEvidence(index, in: snapshot)
        case .column(let id):
            if list.hidden.remove(id) == nil { list.hidden.insert(id) }
            showColumns(id, in: snapshot)
        }
        return []
    }
}
