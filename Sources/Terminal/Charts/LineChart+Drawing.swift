internal import Text

extension LineChart {
    /// Draws over the whole of `rect`.
    public func draw(in rect: Rect, on grid: inout Grid, theme: Theme) {
        guard let layout = LineChartLayout(of: self, in: rect, glyphs: theme.glyphs) else {
            var rest = rect
            let foot = rest.takeBottom(rect.rows >= 5 ? 2 : 0)
            drawGaps(in: rest, on: &grid, theme: theme)
            // What is not there is not there at some time.
            if !foot.isEmpty {
                TimeAxis(rect: foot, axisColumn: foot.columns(0, count: 0), chart: self)
                    .draw(on: &grid, theme: theme)
            }
            let text: SafeText = series.allSatisfy(\.isEmpty) ? emptyText : "no value above zero to show"
            // The reasons of gaps stand in the middle.
            let row = gaps.contains { overlaps($0) } ? rest.row(rest.rows / 4) : rest.row(rest.rows / 2)
            grid.draw(" " + text + " ", in: row, style: theme[.secondary], alignment: .center)
            return
        }
        drawGaps(in: layout.plot, on: &grid, theme: theme)
        drawThresholds(in: layout, on: &grid, theme: theme)
        let hasBand = hasBand
        for (index, line) in series.enumerated().reversed() {
            draw(line, number: index, hasBand: hasBand, in: layout, on: &grid, theme: theme)
        }
        drawNumbers(in: layout, on: &grid, theme: theme)
        drawThresholdLabels(in: layout, on: &grid, theme: theme)
        drawCrossHair(in: layout.plot, on: &grid, theme: theme)
        drawSelection(in: layout.plot, on: &grid, theme: theme)
        drawHeader(in: layout.header, over: layout.plotWidth, on: &grid, theme: theme)
        layout.legend.draw(in: layout.names, on: &grid, theme: theme)
        layout.valueAxis?.draw(on: &grid, theme: theme)
        layout.timeAxis?.draw(on: &grid, theme: theme)
        drawNotes(in: layout.notes, on: &grid, theme: theme)
    }

    private func draw(
        _ line: Line, number: Int, hasBand: Bool, in layout: LineChartLayout, on grid: inout Grid,
        theme: Theme
    ) {
        var band = DotCanvas(covering: layout.plot, glyphs: theme.glyphs)
        var dots = DotCanvas(covering: layout.plot, glyphs: theme.glyphs)
        var previous: Int?
        let columns = line.shown(scaling).fitted(to: dots.columns)
        for (place, column) in columns.enumerated() {
            guard let column else {
                previous = nil
                continue
            }
            let row = layout.scale.row(of: column.value, rows: dots.rows)
            dots.set(column: place, row: row)
            if let previous { dots.join(column: place - 1, from: previous, to: row) }
            previous = row
            guard hasBand else { continue }
            let top = layout.scale.row(of: column.high, rows: band.rows)
            let bottom = layout.scale.row(of: column.low, rows: band.rows)
            // Every second dot makes a shade; the edges are whole, so that extremes can be read off.
            for shade in top...max(top, bottom)
            where shade == top || shade == bottom || (shade + place).isMultiple(of: 2) {
                band.set(column: place, row: shade)
            }
        }
        band.draw(on: &grid, style: theme[.band])
        dots.draw(on: &grid, style: theme[.line(number)])
    }

    /// The number of each line at its end, so that lines can be told apart without colours; of those that end together
    /// each stands to the left of the one before.
    private func drawNumbers(in layout: LineChartLayout, on grid: inout Grid, theme: Theme) {
        guard series.count > 1, layout.plot.rows > 1 else { return }
        var taken: [Rect] = []
        for (index, line) in series.enumerated() {
            let columns = line.shown(scaling).fitted(to: layout.plot.columns)
            guard let place = columns.lastIndex(where: { $0 != nil }), let last = columns[place] else {
                continue
            }
            let row = layout.scale.row(of: last.value, rows: layout.plot.rows)
            let number: SafeText = "\(index + 1)"
            var start = max(0, place + 1 - number.width)
            func cells(_ start: Int, _ width: Int) -> Rect {
                layout.plot.row(row).columns(start, count: width)
            }
            // A cell stays free between two, unless the line begins first.
            while start > 0,
                taken.contains(where: { !$0.intersection(cells(start, number.width + 1)).isEmpty })
            {
                start -= 1
            }
            let room = cells(start, number.width)
            guard taken.allSatisfy({ $0.intersection(room).isEmpty }) else { continue }
            grid.draw(number, in: room, style: theme[.line(index)])
            taken.append(room)
        }
    }

    private func drawThresholds(in layout: LineChartLayout, on grid: inout Grid, theme: Theme) {
        for threshold in thresholds where layout.scale.contains(threshold.value) {
            let line = layout.plot.row(layout.scale.row(of: threshold.value, rows: layout.plot.rows))
            for column in 0..<line.columns {
                let place = Position(column: line.column + column, row: line.row)
                grid.place("╌", at: place, style: theme[.threshold], clip: line)
            }
        }
    }

    /// Labels go where no line runs, from the right, and are left out where there is no such place; one beyond the scale points to where its value would be.
    private func drawThresholdLabels(in layout: LineChartLayout, on grid: inout Grid, theme: Theme) {
        var taken: [Rect] = []
        for threshold in thresholds where threshold.value.isFinite {
            var label = threshold.label
            if !layout.scale.contains(threshold.value) {
                label = (threshold.value > layout.scale.high ? "▲ " : "▼ ") + label
            }
            let line = layout.plot.row(layout.scale.row(of: threshold.value, rows: layout.plot.rows))
            let starts = (0...max(0, line.columns - label.width)).reversed()
                .map { line.columns($0, count: label.width) }
                .filter { room in taken.allSatisfy { $0.intersection(room).isEmpty } }
            guard label.width <= line.columns, let room = starts.first(where: { grid.holdsNoLine(in: $0) })
            else { continue }
            grid.draw(label, in: room, style: theme[.threshold])
            // A cell stays free between two.
            taken.append(line.columns(max(0, room.column - line.column - 1), count: label.width + 2))
        }
    }

    private func overlaps(_ gap: Gap) -> Bool { gap.end > window.start && gap.start < window.end }

    private func drawGaps(in plot: Rect, on grid: inout Grid, theme: Theme) {
        for gap in gaps where overlaps(gap) {
            // Only cells that lie in the gap as a whole, for a neighbour may hold a value.
            let cell = Double(window.seconds) / Double(max(1, plot.columns))
            let first = Int((Double(max(gap.start, window.start) - window.start) / cell).rounded(.up))
            let last = Int((Double(min(gap.end, window.end) - window.start) / cell).rounded(.down))
            let room = plot.columns(first, count: max(0, last - first))
            for row in 0..<room.rows {
                for column in 0..<room.columns {
                    let place = Position(column: room.column + column, row: room.row + row)
                    grid.place("░", at: place, style: theme[.gap], clip: room)
                }
            }
            // Where a word would be broken, or the lines were too many, the cross-hair alone tells it.
            let words = gap.reason.string.split(separator: " ").map { SafeText(String($0)).width }
            let lines = gap.reason.wrapped(to: max(1, room.columns - 2))
            guard room.columns >= 12, lines.count <= room.rows, words.allSatisfy({ $0 <= room.columns - 2 })
            else { continue }
            let middle = room.centered(Size(columns: room.columns, rows: lines.count))
            for (line, text) in lines.prefix(middle.rows).enumerated() where !text.isEmpty {
                let padded = " " + text + " "
                grid.draw(padded, in: middle.row(line), style: theme[.secondary], alignment: .center)
            }
        }
    }
}

extension Grid {
    /// Whether nothing is drawn there but what lies under lines.
    fileprivate func holdsNoLine(in rect: Rect) -> Bool {
        (0..<rect.columns).allSatisfy { column in
            let scalar = self[Position(column: rect.column + column, row: rect.row)].scalar
            return scalar == " " || scalar == "╌" || scalar == "░"
        }
    }
}

extension LineChart.Line {
    var isEmpty: Bool { columns.allSatisfy { $0 == nil } }

    /// Whether a logarithmic scale cannot show all of it.
    var hasNothingToScale: Bool { columns.contains { ($0?.value ?? 1) <= 0 } }

    /// What can be shown on a scale: on a logarithmic one a column of zero or less is a gap.
    func shown(_ scaling: Scaling) -> [ChartColumn?] {
        guard scaling == .logarithmic else { return columns }
        return columns.map { column in
            guard let column, column.value > 0 else { return nil }
            return ChartColumn(
                low: column.low > 0 ? column.low : column.value, value: column.value, high: column.high,
                count: column.count, times: column.times)
        }
    }
}
