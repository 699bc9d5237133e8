internal import Analysis
internal import Catalog
internal import Collection
internal import History
internal import Metrics
internal import Reporting
internal import Terminal
internal import Text

/// Tells whether decentralized is cheaper today, for which GPU, and how many are really free.
enum PricesPage: Page {
    static func ask(_ query: inout Query, _ state: State) {
        let chart = PricesLayout(Frame.body(of: state.size)).chart
        query.chartColumns = chart.columns * 2
        query.chartLines = max(4, chart.rows / 2)
    }

    static func read(_ query: Query, from library: Library, into snapshot: inout Snapshot) throws {
        guard let rules = library.priceRules else { return }
        let now = query.frozen ?? snapshot.now
        let board = try library.priceBook.board(at: now, rules, from: library)
        snapshot.prices = PriceSummary(board)
        library.offer(snapshot)
        let week = try library.priceBook.boardOfWeekBefore(now, rules, from: library)
        try library.checkWanted()
        snapshot.prices?.before = week.overall
        guard let row = board.rows.first(where: { $0.id == query.selected }) ?? board.rows.first else {
            return
        }
        snapshot.chart = try chart(row, board, query, from: library, now: now)
    }

    private static func chart(
        _ row: PriceBoard.Row, _ board: PriceBoard, _ query: Query, from library: Library, now: Timestamp
    ) throws -> ChartModel {
        let lines = PriceLines(row, board, atMost: query.chartLines)
        let (window, limits) = try library.windows(query, now: now)
        let columns = try library.columns(of: lines.series, over: window, count: query.chartColumns)
        let title = chartTitle(row)
        var model = ChartModel(
            title: title.name, detail: title.detail, unit: .gpuPrice,
            traces: lines.traces(columns.map(\.columns)),
            window: window, limits: limits,
            context: ChartContext(
                gaps: try library.gaps(in: HeldColumns(any: columns), over: window, lines.sources),
                annotations: library.catalog.annotations(of: lines.series, in: window)))
        if !lines.leftOut.isEmpty { model.leftOut = .init(names: lines.leftOut, reason: .room) }
        return query.isFromStart ? model.fromStart : model
    }

    private static func chartTitle(_ row: PriceBoard.Row) -> (name: String, detail: String) {
        (row.title, "across networks")
    }

    static func list(by list: ListState, in snapshot: Snapshot) -> Arrangement? {
        guard let prices = snapshot.prices else { return nil }
        return Listing(
            columns: PriceColumns.all(prices), rows: prices.rows, id: \.id,
            words: { "\($0.title) \($0.id)" }, legend: marks,
            emptyText: "No GPU price was measured yet"
                + snapshot.circumstances.keys.clause(.pollNow, on: .prices, "; ", " asks the sources now")
                + "."
        )
        .arranged(by: list, snapshot.circumstances.keys, on: .prices)
    }

    private static let marks =
        "◂ cheapest · not counted: ∅ no free unit, ? not known how many are free · † dated list price"

    static func listArea(in body: Rect, _ state: State) -> Rect { PricesLayout(body).list }

    static func open(_ id: String, _ state: inout State, _ snapshot: Snapshot) -> [Effect] {
        guard let board = snapshot.prices?.board, let row = board[id] else { return [] }
        guard let (column, offer) = row.cheapestDecentralized(on: board) else {
            state.say("no decentralized network offers \(row.title)", .secondary)
            return []
        }
        if case .series(let series, _, _) = offer.origin {
            state.show(figure: series.description)
        } else {
            state.show(network: column.id)
        }
        return []
    }

    static func draw(
        in body: Rect, _ state: State, _ snapshot: Snapshot, on grid: inout Grid, theme: Theme
    ) {
        let layout = PricesLayout(body)
        guard let prices = snapshot.prices, let list = list(state, snapshot) else {
            grid.draw(
                "Prices cannot be compared: see Data/PriceIndex.yaml, or `assay doctor`.", in: body,
                style: theme[.bad])
            return
        }
        drawAnswer(prices, in: layout.answer, on: &grid, theme: theme)
        drawSides(prices.board, list, in: layout.sides, on: &grid, theme: theme)
        list.draw(in: layout.list, at: state.list.choice.position, on: &grid, theme: theme)
        drawReading(prices.board, state, in: layout.reading, on: &grid, theme: theme)
        grid.drawRule(in: layout.rule, theme: theme)
        ChartView.draw(
            chartTitle(in: body, state, snapshot), state, snapshot, in: layout.chart, on: &grid, theme: theme)
    }

    static func chartTitle(
        in body: Rect, _ state: State, _ snapshot: Snapshot
    ) -> (title: ChartTitle, area: Rect)? {
        let area = PricesLayout(body).chartTitle
        let chosen = state.list.choice.id.flatMap { snapshot.prices?.board[$0] }
        return ChartTitle(chosen.map(chartTitle), state, snapshot, columns: area.columns).map { ($0, area) }
    }

    static func chart(
        in body: Rect, _ state: State, _ snapshot: Snapshot
    ) -> (chart: LineChart, area: Rect)? {
        guard let chart = snapshot.chart else { return nil }
        return (ChartView.chart(chart, state), PricesLayout(body).chart)
    }

    static func subjects(_ state: State, _ snapshot: Snapshot) -> [AlertSubject] {
        guard let board = snapshot.prices?.board,
            let row = board.rows.first(where: { $0.id == state.list.choice.id })
        else { return [] }
        // What Enter opens comes first, then the others of its kind.
        let cheapest = row.cheapestDecentralized(on: board).map { [$0] } ?? []
        let offers = cheapest + row.offers(on: board).filter { $0.column != cheapest.first?.column }
        return offers.compactMap { _, offer in
            guard case .series(let series, _, _) = offer.origin else { return nil }
            return .figure(series, unit: .gpuPrice, value: offer.price)
        }
    }

    static func origin(_ state: State, _ snapshot: Snapshot) -> [Fact]? {
        guard let board = snapshot.prices?.board,
            let row = board.rows.first(where: { $0.id == state.list.choice.id })
        else { return nil }
        let offers = zip(board.columns, row.offers).compactMap { column, offer in
            offer.map {
                Fact(name: SafeText(column.name), text: SafeText($0.sentence(now: snapshot.now)))
            }
        }
        return [Fact(name: "model", text: SafeText("\(row.title) (\(row.id))"))] + offers
            + Side.allCases.compactMap { row.median(of: $0, on: board) }
            + [Fact(name: "compared", text: SafeText(row.comparison.sentence))]
            + (snapshot.chart?.context.annotations ?? []).map(\.fact)
    }

    /// The one number: what the basket costs on each side, and how that moved.
    private static func drawAnswer(
        _ prices: PriceSummary, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        guard let overall = prices.board.overall else {
            grid.draw(
                "Too little of the basket has a price on both sides today for one number.", in: rect,
                style: theme[.secondary])
            return
        }
        let isCheaper = overall.discount > 0
        let percent = Metrics.Unit.change.text(overall.discount.magnitude)
        let answer = [
            Span("Decentralized is ", .text),
            Span("\(percent) \(isCheaper ? "cheaper" : "dearer")", isCheaper ? .good : .bad),
            Span(" than the clouds today", .text),
        ]
        let moved =
            prices.before.flatMap { Number.points(overall.discount - $0.discount) }
            .map { [Span("  \($0) in 7 days", .secondary)] } ?? []
        let sides = Side.allCases.compactMap { side in
            overall.sides[side].map { "\(side.rawValue) \(Number.price($0.value))" }
        }
        let prices = "$/GPU-h: \(sides.joined(separator: " · "))"
        let forms = ["  ·  basket of \(overall.models.count) models, \(prices)", "  ·  \(prices)"]
            .map { answer + moved + [Span(SafeText($0), .secondary)] }
        grid.draw((forms + [answer + moved, answer]).fitting(rect.columns), in: rect, theme: theme)
    }

    /// The names of the sides over their columns.
    private static func drawSides(
        _ board: PriceBoard, _ list: Arrangement, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        let layout = TableLayout(list.columns, width: max(0, rect.columns - 2))
        for side in Side.allCases {
            let ids = Set(board.columns.filter { $0.side == side }.map(\.id))
            let rooms = zip(list.columnIDs, layout.columns).compactMap { id, room in
                ids.contains(id) ? room : nil
            }
            guard let start = rooms.map(\.lowerBound).min(), let end = rooms.map(\.upperBound).max() else {
                continue
            }
            grid.draw(
                SafeText(side.title.uppercased()), in: rect.columns(2 + start, count: end - start),
                style: theme[.secondary])
        }
    }

    /// What the chosen row says in words.
    private static func drawReading(
        _ board: PriceBoard, _ state: State, in rect: Rect, on grid: inout Grid, theme: Theme
    ) {
        guard let row = board.rows.first(where: { $0.id == state.list.choice.id }) else { return }
        let words = [
            Span(SafeText(row.title), .strong), "  ", Span(SafeText(row.comparison.sentence), .secondary),
        ]
        let signs = [
            "   " + marks, "   ◂ cheapest · ∅ none free · ? free unknown · † dated",
            "   " + signs(of: board.rows),
            "   " + signs(of: [row]), "",
        ]
        // What is said of the row goes before what the signs mean.
        grid.draw(
            signs.map { words + [Span(SafeText($0), .secondary)] }.fitting(rect.columns), in: rect,
            theme: theme)
    }

    /// The signs that stand in some rows, in as few words as they take.
    private static func signs(of rows: [PriceBoard.Row]) -> String {
        var present: Set<Character> = []
        for row in rows {
            for index in row.offers.indices { present.formUnion(row.mark(at: index)) }
        }
        return [("◂", "cheapest"), ("∅", "none free"), ("?", "free unknown"), ("†", "dated")]
            .filter { present.contains(Character($0.0)) }.map { "\($0.0) \($0.1)" }.joined(separator: " ")
    }
}

extension PriceBoard.Row {
    /// What a side's median is of; nil where it has none.
    fileprivate func median(of side: Side, on board: PriceBoard) -> Fact? {
        guard let price = sides[side] else { return nil }
        let counted = offers(on: board).filter { $0.column.side == side && $0.offer.standing == .counted }
        let names = counted.map(\.column.name).joined(separator: ", ")
        let text = Metrics.Unit.gpuPrice.textWithName(price.value)
        let name: SafeText = side == .cloud ? "CLOUDS" : side == .decentralized ? "DECENTR." : "MARKETPL."
        return Fact(name: name, text: SafeText("\(text), the median of \(names)"))
    }
}

extension Comparison {
    var sentence: String {
        switch self {
        case .discount(let ratio, let isDated):
            "\(Metrics.Unit.change.text(ratio.magnitude)) \(ratio >= 0 ? "below" : "above") the clouds on demand"
                + (isDated ? ", by a dated list price" : "")
        case .notCompared(let reason): "not compared: \(reason)"
        }
    }
}

extension Offer {
    fileprivate func sentence(now: Timestamp) -> String {
        var parts = [Metrics.Unit.gpuPrice.textWithShortName(price)]
        if let free { parts.append("\(Number.short(free)) free") }
        if let time { parts.append("\((now - time).age) ago") }
        switch origin {
        case .series(let series, let source, let origin):
            parts.append("\(series), source \(source), \(origin.rawValue)")
        case .list(let list, let isDated): parts.append(isDated ? "\(list) (dated)" : list)
        }
        switch standing {
        case .counted: break
        case .noFreeUnit: parts.append("no free unit, not counted")
        case .freeUnknown: parts.append("free units unknown, not counted")
        case .old: parts.append("too old, not counted")
        case .beside: parts.append("shown, not counted")
        }
        return parts.joined(separator: " · ")
    }
}

/// Where the parts of *Prices* go.
struct PricesLayout {
    let answer: Rect
    let sides: Rect
    let list: Rect
    let reading: Rect
    let rule: Rect
    let chartTitle: Rect
    let chart: Rect

    init(_ body: Rect) {
        var rest = body
        answer = rest.takeTop(1).inset(columns: 1)
        sides = rest.takeTop(1)
        let charted = rest.takeBottom(rest.rows >= 16 ? max(9, rest.rows * 2 / 5) : 0)
        reading = rest.takeBottom(1).inset(columns: 1)
        list = rest
        var lower = charted
        rule = lower.takeTop(1)
        lower = lower.inset(columns: 1)
        chartTitle = lower.takeTop(1)
        chart = lower
    }
}
