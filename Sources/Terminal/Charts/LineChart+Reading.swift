internal import Glibc
internal import Text

extension LineChart {
    /// How wide a plot is: in cells, and in the dots that they hold.
    struct Width {
        let cells: Int
        let dots: Int
    }

    /// What the lines read in the cell of a moment: all that is drawn in it; nil where one has no value there.
    func readings(at time: Int64, of width: Width) -> [ChartColumn?] {
        let cells = width.cells
        guard let cell = window.column(of: time, of: cells) else { return series.map { _ in nil } }
        return series.map { line in
            let count = line.columns.count
            // Longer columns than cells are drawn over several.
            guard count > cells else {
                return window.column(of: time, of: count).flatMap { line.columns[$0] }
            }
            // More than there are dots are put together, of fewer each stands in its middle: see ``fitted(to:)``.
            func first(of cell: Int) -> Int {
                count > width.dots ? cell * count / cells : (2 * cell * count + cells - 1) / (2 * cells)
            }
            return line.columns[first(of: cell)..<first(of: cell + 1)]
                .compactMap(\.self).reduce(nil) { $0?.merged(with: $1) ?? $1 }
        }
    }

    /// The moment under a place of a chart that is drawn in `rect`, of a note's text that of the note; nil elsewhere.
    public func time(at place: Position, in rect: Rect, glyphs: Glyphs) -> Int64? {
        guard let layout = LineChartLayout(of: self, in: rect, glyphs: glyphs) else { return nil }
        let plot = layout.plot
        if layout.notes.contains(place) {
            return notes.map(\.time).filter {
                window.column(of: $0, of: plot.columns).map { plot.column + $0 <= place.column } ?? false
            }.max()
        }
        guard plot.contains(place) else { return nil }
        return window.time(ofColumn: place.column - plot.column, of: plot.columns)
    }

    /// Columns of the plot, for stepping the cross-hair from cell to cell.
    public func plotColumns(in rect: Rect, glyphs: Glyphs) -> Int {
        LineChartLayout(of: self, in: rect, glyphs: glyphs)?.plot.columns ?? rect.columns
    }

    /// `2.56 [2.4–2.71]`, of several lines `2.56` alone, `no data`, or why there is none.
    func readout(_ column: ChartColumn?, at time: Int64) -> SafeText {
        guard let column else {
            return gaps.first { $0.start <= time && time < $0.end }?.reason ?? Self.noData
        }
        let value = valueText(column.value)
        guard series.count == 1 else { return value }
        // Nothing was measured in the cell itself.
        if column.count == 0, let times = column.times {
            return value + " since " + MomentText.short(of: times.upperBound, zone: zone)
        }
        let (low, high) = (valueText(column.low), valueText(column.high))
        return low == high ? value : value + " [" + low + "–" + high + "]"
    }

    /// When what is read at a moment was measured; the moment itself where nothing was.
    private func time(of readings: [ChartColumn?], at time: Int64) -> SafeText {
        let times = readings.compactMap { $0 }.filter { $0.count > 0 }.compactMap(\.times)
        guard let first = times.map(\.lowerBound).min(), let last = times.map(\.upperBound).max() else {
            return MomentText.text(of: time, zone: zone, span: window.seconds)
        }
        return MomentText.text(from: first, to: last, zone: zone, span: window.seconds)
    }

    func drawHeader(in rect: Rect, over plotWidth: Width, on grid: inout Grid, theme: Theme) {
        var rest = rect
        // Who sees the line alone would take it for all that was measured.
        let leftOut = [
            series.count == 1 && !hasBand ? Self.extremesLeftOut : nil,
            scaling == .logarithmic && series.contains(where: \.hasNothingToScale) ? Self.zerosLeftOut : nil,
        ]
        let title = ([unit.isEmpty ? nil : unit] + leftOut).compactMap(\.self).joined(separator: " · ")
        let shown = title.width < rest.columns / 2 ? title : unit
        rest.takeLeft(grid.draw(shown, in: rest, style: theme[.secondary]) + 1)
        var spans = [Span(SafeText(zone.name(at: window.end)), .secondary)]
        if let crossHair {
            let readings = readings(at: crossHair, of: plotWidth)
            spans = [Span(time(of: readings, at: crossHair), .strong)]
            if series.count == 1, let reading = readings.first {
                spans += ["  ", Span(readout(reading, at: crossHair), .line)]
            }
        }
        let width = spans.reduce(0) { $0 + $1.text.width }
        guard width <= rest.columns || crossHair != nil else { return }
        grid.draw(spans, in: rest, theme: theme, alignment: width <= rest.columns ? .right : .left)
    }

    /// The names of the lines, with what each reads at the cross-hair.
    ///
    /// Each has the room of its widest value, so that neither the names nor the lines jump while the cross-hair moves.
    func legend(over width: Width) -> Legend {
        guard let crossHair else {
            return Legend(
                series.enumerated().map { .init(sign: "\($0 + 1)", name: $1.name, role: .line($0)) })
        }
        let entries = zip(series, readings(at: crossHair, of: width)).enumerated().map { index, pair in
            let (line, reading) = pair
            let room = widestReadout(of: line)
            let text = readout(reading, at: crossHair)
            // Why there is none stands in the plot too; a long reason would push the others around.
            let value = reading == nil && text.width > room ? Self.noData : text
            return Legend.Entry(
                sign: "\(index + 1)", name: line.name + " " + value, role: .line(index),
                room: line.name.width + 1 + room)
        }
        return Legend(entries)
    }

    /// How wide what a line reads may be, by its extremes and a long number of each order of magnitude between them.
    private func widestReadout(of line: Line) -> Int {
        let known = line.columns.compactMap(\.self)
        guard let low = known.map(\.value).min(), let high = known.map(\.value).max() else {
            return Self.noData.width
        }
        let sizes = known.map(\.value.magnitude).filter { $0 > 0 }
        let last = Int(log10(max(low.magnitude, high.magnitude, 1e-9)).rounded(.down))
        let first = max(last - 9, Int(log10(sizes.min() ?? 1).rounded(.down)))
        let between = (min(first, last)...last).flatMap { order in
            [1.11, 7.77, -1.11, -7.77].map { $0 * pow(10, Double(order)) }
        }
        .filter { $0 > low && $0 < high }
        return max(([low, high] + between).map { valueText($0).width }.max() ?? 0, Self.noData.width)
    }

    private static let noData: SafeText = "no data"
    private static let extremesLeftOut: SafeText = "extremes not drawn"
    private static let zerosLeftOut: SafeText = "zero not drawn"

    /// Cells between the cross-hair and a note that it opens.
    private static let reach = 2

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

    /// A sign under the moment of each note, with its text where enough of that fits before the next.
    ///
    /// The one under the cross-hair, or a few cells beside it, has the whole row for its text.
    func drawNotes(in rect: Rect, on grid: inout Grid, theme: Theme) {
        let places = notes.compactMap { note in
            window.column(of: note.time, of: rect.columns).map { (column: $0, text: note.text) }
        }
        .sorted { $0.column < $1.column }
        for (index, note) in places.enumerated() {
            let end = index + 1 < places.count ? places[index + 1].column : rect.columns
            let room = rect.columns(note.column, count: end - note.column)
            // A cell stays free before the next sign.
            let width = end == rect.columns ? room.columns : room.columns - 1
            let text = "▴ " + note.text
            let isTold = text.width <= width || width >= 9
            grid.draw(isTold ? text : "▴", in: room.columns(0, count: max(1, width)), style: theme[.note])
        }
        guard let column = crossHair.flatMap({ window.column(of: $0, of: rect.columns) }) else { return }
        // Nobody hits the very cell of a sign.
        let near = places.map { abs($0.column - column) }.min().flatMap { $0 <= Self.reach ? $0 : nil }
        let text = places.filter { abs($0.column - column) == near }.map(\.text).joined(separator: " · ")
        guard !text.isEmpty else { return }
        grid.clear(rect, style: theme[.text])
        // From its sign on where that has room, else as far to the left of it as it takes.
        let first = max(0, min(column, rect.columns - text.width - 2))
        grid.draw("▴ " + text, in: rect.columns(first, count: rect.columns - first), style: theme[.note])
    }
}
