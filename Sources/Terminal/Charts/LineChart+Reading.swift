internal import Text

extension LineChart {
    /// What the lines read at a moment; nil where one has no value then.
    public func readings(at time: Int64) -> [ChartColumn?] {
        series.map { line in
            guard let place = window.column(of: time, of: line.columns.count) else { return nil }
            return line.columns[place]
        }
    }

    /// The moment under a place of a chart that is drawn in `rect`; nil outside its plot.
    public func time(at place: Position, in rect: Rect, glyphs: Glyphs) -> Int64? {
        guard let plot = LineChartLayout(of: self, in: rect, glyphs: glyphs)?.plot, plot.contains(place)
        else { return nil }
        return window.time(ofColumn: place.column - plot.column, of: plot.columns)
    }

    /// Columns of the plot, for stepping the cross-hair from cell to cell.
    public func plotColumns(in rect: Rect, glyphs: Glyphs) -> Int {
        LineChartLayout(of: self, in: rect, glyphs: glyphs)?.plot.columns ?? rect.columns
    }

    /// `2.56 [2.4–2.71]`, `no data`, or why there is none.
    func readout(_ column: ChartColumn?, at time: Int64) -> SafeText {
        guard let column else {
            return gaps.first { $0.start <= time && time < $0.end }?.reason ?? "no data"
        }
        let value = valueText(column.value)
        guard column.low < column.high else { return value }
        return value + " [" + valueText(column.low) + "–" + valueText(column.high) + "]"
    }

    func drawHeader(in rect: Rect, on grid: inout Grid, theme: Theme) {
        var rest = rect
        rest.takeLeft(grid.draw(unit, in: rest, style: theme[.secondary]) + 1)
        var spans = [Span(SafeText(zone.name(at: window.end)), .secondary)]
        if let crossHair {
            spans = [Span(MomentText.text(of: crossHair, zone: zone, span: window.seconds), .strong)]
            if series.count == 1, let reading = readings(at: crossHair).first {
                spans += ["  ", Span(readout(reading, at: crossHair), .line)]
            }
        }
        let width = spans.reduce(0) { $0 + $1.text.width }
        guard width <= rest.columns || crossHair != nil else { return }
        grid.draw(spans, in: rest, theme: theme, alignment: width <= rest.columns ? .right : .left)
    }

    /// The names of the lines, with what each reads at the cross-hair.
    var legend: Legend {
        let values: [SafeText]? = crossHair.map { time in
            readings(at: time).map { " " + readout($0, at: time) }
        }
        let entries = series.enumerated().map { index, line in
            let name = line.name + (values?[index] ?? "")
            return Legend.Entry(sign: "\(index + 1)", name: name, role: .line(index))
        }
        return Legend(entries)
    }

    func drawCrossHair(in plot: Rect, on grid: inout Grid, theme: Theme) {
        guard let crossHair, let column = window.column(of: crossHair, of: plot.columns) else { return }
        for row in 0..<plot.rows {
            let place = Position(column: plot.column + column, row: plot.row + row)
            if grid[place].scalar == " " || grid[place].scalar == "░" {
                grid.place("│", at: place, style: theme[.crossHair], clip: plot)
            } else {
                grid.overlay(Rect(at: place), with: theme[.selection])
            }
        }
    }

    func drawSelection(in plot: Rect, on grid: inout Grid, theme: Theme) {
        guard let selection,
            let first = window.column(of: max(selection.lowerBound, window.start), of: plot.columns),
            let last = window.column(of: min(selection.upperBound, window.end), of: plot.columns)
        else { return }
        grid.overlay(plot.columns(first, count: last - first + 1), with: theme[.selection])
    }

    /// A sign under the moment of each note, and its text where that fits before the next.
    func drawNotes(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let places = notes.compactMap { note in
            window.column(of: note.time, of: rect.columns).map { (column: $0, text: note.text) }
        }
        .sorted { $0.column < $1.column }
        for (index, note) in places.enumerated() {
            let end = index + 1 < places.count ? places[index + 1].column : rect.columns
            let room = rect.columns(note.column, count: end - note.column)
            let text = room.columns >= 5 ? "▴ " + note.text : "▴"
            // A cell stays free before the next sign.
            let width = end == rect.columns ? room.columns : room.columns - 1
            grid.draw(text, in: room.columns(0, count: max(1, width)), style: theme[.note])
        }
    }
}
