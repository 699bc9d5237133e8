import History
import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard
import Text

@Suite(.temporaryDirectory) struct `A reader of charts` {
    private func opened(_ keys: String = "") async throws -> DashboardLoop {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>" + keys)
        return loop
    }

    @Test func `reads out a moment and its value`() async throws {
        var loop = try await opened("<left>")
        // The last column holds the newest poll: 56 nodes at 14:01:47.
        #expect(loop.state.chart.crossHair != nil)
        #expect(loop.frame.text.contains("25 Nov") && loop.frame.text.contains("│"))
        let first = loop.state.chart.crossHair ?? 0
        await loop.press("<left>")
        #expect((loop.state.chart.crossHair ?? 0) < first)
        await loop.press("<esc>")
        #expect(loop.state.chart.crossHair == nil && loop.state.screen == .network)
    }

    @Test func `zooms closer and back`() async throws {
        var loop = try await opened()
        let whole = try #require(loop.snapshot.chart?.window)
        await loop.press("+")
        let closer = try #require(loop.snapshot.chart?.window)
        #expect(closer.seconds == whole.seconds / 2 && closer.end == whole.end)
        #expect(loop.frame.text.contains("zoomed"))
        await loop.press("<<")
        #expect((loop.snapshot.chart?.window.end ?? 0) < closer.end)
        // The newest value of all is out of sight; the title says of when the one beside the name is.
        #expect(loop.frame.text.contains(/[ ]{2}\d+ at \d+ Nov \d\d:\d\d[ ]+zoomed/))
        await loop.press("]")
        #expect(loop.state.chart.window == nil)
    }

    @Test func `is no longer zoomed once the whole range is shown again`() async throws {
        var loop = try await opened("+")
        #expect(loop.frame.text.contains("zoomed"))
        await loop.press("-")
        #expect(loop.state.chart.window == nil && !loop.frame.text.contains("zoomed"))
        await loop.press("<>")
        #expect(loop.state.chart.window == nil)
    }

    @Test(arguments: [
        (String(repeating: "+", count: 40), "a chart shows no less than a minute"),
        ("}-", "this is all there is"),
        (">", "nothing later"), ("}<", "nothing earlier"),
    ])
    func `is told where there is nothing further to see`(keys: String, words: String) async throws {
        var loop = try await opened(keys)
        #expect(loop.frame.text.contains(words))
        await loop.press("{+")
        #expect(!loop.frame.text.contains(words) && loop.frame.text.contains("zoomed"))
    }

    @Test func `keeps the cross-hair in sight while the chart moves`() async throws {
        let loop = try await opened("<left>+<<")
        let window = try #require(loop.snapshot.chart?.window)
        let moment = try #require(loop.state.chart.crossHair)
        #expect(moment <= window.end && moment >= window.start)
    }

    @Test func `zooms to what the mouse draws over`() async throws {
        var loop = try await opened()
        let body = Frame.body(of: loop.state.size)
        let (_, area) = try #require(NetworkPage.chart(in: body, loop.state, loop.snapshot))
        let (from, to) = (area.column + 20, area.column + 30)
        for (action, column) in [(Mouse.Action.press(.left), from), (.drag, to), (.release(.left), to)] {
            let place = Position(column: column, row: area.row + 4)
            _ = await loop.take(.event(.mouse(Mouse(action, at: place))))
        }
        let window = try #require(loop.state.chart.window)
        // Ten of some sixty cells of thirty days.
        #expect((3 * 86_400...7 * 86_400).contains(window.seconds))
    }

    /// Presses at one cell of the chart, moves to another and lets go there.
    private func drag(_ from: Position, _ to: Position, _ loop: inout DashboardLoop) async throws {
        for (action, place) in [(Mouse.Action.press(.left), from), (.drag, to), (.release(.left), to)] {
            _ = await loop.take(.event(.mouse(Mouse(action, at: place))))
        }
    }

    private func area(_ loop: DashboardLoop) throws -> Rect {
        try #require(NetworkPage.chart(in: Frame.body(of: loop.state.size), loop.state, loop.snapshot)).area
    }

    @Test func `may slip by a row at a click`() async throws {
        var loop = try await opened()
        let area = try area(loop)
        let place = Position(column: area.column + 30, row: area.row + 4)
        var clicked = loop
        await clicked.click(place.column, place.row)
        try await drag(place, Position(column: place.column, row: place.row + 1), &loop)
        #expect(loop.state.chart.window == nil && loop.state.chart.selection == nil)
        #expect(loop.state.chart.crossHair != nil)
        #expect(loop.state.chart.crossHair == clicked.state.chart.crossHair)
    }

    @Test func `draws no stretch that is shorter than a chart shows`() async throws {
        var loop = try await opened(String(repeating: "+", count: 40))
        let area = try area(loop)
        let place = Position(column: area.column + 30, row: area.row + 4)
        try await drag(place, Position(column: place.column + 2, row: place.row), &loop)
        // A minute.
        #expect(loop.snapshot.chart?.window.seconds == 60)
    }

    @Test(arguments: ["?", ":", "/"]) func `lets go of a stretch where something opens over it`(key: String)
        async throws
    {
        var loop = try await opened()
        let area = try area(loop)
        let (from, to) = (
            Position(column: area.column + 20, row: area.row + 4),
            Position(column: area.column + 30, row: area.row + 4)
        )
        for mouse in [Mouse(.press(.left), at: from), Mouse(.drag, at: to)] {
            _ = await loop.take(.event(.mouse(mouse)))
        }
        #expect(loop.state.chart.selection != nil)
        await loop.press(key)
        #expect(loop.state.chart.selection == nil)
        _ = await loop.take(.event(.mouse(Mouse(.release(.left), at: to))))
        await loop.press("<esc>")
        // A drag in the list means nothing.
        let list = loop.state.listArea
        try await drag(
            Position(column: list.column + 2, row: list.row + 2),
            Position(column: list.column + 2, row: list.row + 4), &loop)
        #expect(loop.state.chart.window == nil && loop.state.chart.selection == nil)
    }

    @Test func `lays marked figures of one unit over the chosen one`() async throws {
        var loop = try await opened("<down>mm")
        #expect(loop.frame.text.contains("◆ gpu.total"))
        #expect(
            loop.snapshot.chart?.traces.map(\.name) == [
                "gpu.available", "gpu.total", "gpu.rented",
            ])
        await loop.press("<esc>")
        #expect(loop.snapshot.chart?.traces.count == 1)
    }

    @Test func `draws figures of any unit in percent of what they began with`() async throws {
        var loop = try await opened("<down>mm")
        let plain = try #require(loop.snapshot.chart)
        await loop.press("%")
        let chart = try #require(loop.snapshot.chart)
        #expect(chart.traces.map(\.name) == plain.traces.map(\.name))
        for trace in chart.traces {
            let first = try #require(trace.columns.lazy.compactMap(\.self).first, "\(trace.name)")
            #expect(abs(first.average - 100) < 1e-9)
        }
        // Rented GPUs fell by one a day, from 358.
        let before = try #require(plain.traces.first { $0.name == "gpu.rented" })
        let after = try #require(chart.traces.first { $0.name == "gpu.rented" })
        let last = try #require(before.last?.value)
        let start = try #require(before.columns.lazy.compactMap(\.self).first?.average)
        #expect(try abs(#require(after.last?.value) / 100 - last / start) < 1e-9)
        #expect(loop.frame.text.contains("% of start"))
        await loop.press("mmmmmm")
        let all = try #require(loop.snapshot.chart)
        #expect(
            all.traces.count > 3
                && all.leftOut.map { if case .unit = $0.reason { true } else { false } } != true)
        await loop.press("%")
        let fewer = try #require(loop.snapshot.chart)
        #expect(fewer.traces.count < all.traces.count && fewer.leftOut != nil)
        #expect(!loop.frame.text.contains("% of start"))
    }

    @Test(arguments: [80, 100, 120, 200])
    func `says what is not drawn before it names the ranges`(columns: Int) async throws {
        var loop = try await World().loop(columns, 40)
        await loop.press("<enter><down><down>m<down><down>m<home>f+")
        #expect(loop.snapshot.chart?.leftOut != nil)
        let title = try #require(
            loop.frame.text.split(separator: "\n").first { $0.contains("frozen  zoomed") })
        #expect(title.contains(#/not drawn.*; % draws all/#), "\(title)")
    }

    @Test func `has no fractions of nodes on its axis, and a gap between thousands`() async throws {
        var loop = try await World().loop(120, 40)
        func axis() -> [Substring] {
            loop.frame.text.split(separator: "\n").compactMap { line in
                line.firstMatch(of: #/([\d. ]+[\d])┤/#)?.1
            }
        }
        await loop.press("<enter>{")
        #expect(!axis().isEmpty && axis().allSatisfy { !$0.contains(".") }, "\(axis())")
        await loop.press(":network io.net<enter>/gpu.total<enter>")
        #expect(axis().contains { $0.contains(#/1 \d{3}$/#) }, "\(axis()) \(loop.frame.text)")
    }

    @Test func `leaves out what begins at nothing, where percentages are drawn`() throws {
        func trace(_ name: String, _ values: [Double?]) -> ChartModel.Trace {
            .init(
                name: name,
                columns: values.map { value in
                    value.map { Column($0, at: 0) }
                })
        }
        let model = ChartModel(
            title: "", unit: .count,
            traces: [
                trace("falls", [nil, 50, 25]), trace("zero", [0, 5, 6]), trace("below", [-5, 3, 4]),
                trace("empty", [nil, nil, nil]),
            ], window: .init(start: 0, end: 3), limits: .init(start: 0, end: 3)
        ).fromStart
        #expect(model.traces.map(\.name) == ["falls"])
        #expect(model.traces[0].columns.map { $0?.average } == [nil, 100, 50])
        #expect(
            model.leftOut?.forms(.standard, on: .network).first
                == "  not drawn: zero and 2 more, starts at no value over zero")
    }

    @Test func `draws on a logarithmic scale, and stops the chart`() async throws {
        let loop = try await opened("Lf")
        #expect(loop.state.isLogarithmic && loop.state.chart.frozen == World.now)
        #expect(loop.frame.text.contains("frozen") && loop.frame.text.contains("log"))
    }

    @Test(
        arguments: [
            (.ratio, [0.2, 0.81], "%", "81 %"), (.ratio, [0.2, 9.9], "%", "990 %"),
            (.ratio, [2, 1_149.02], "×", "1 149 ×"), (.ratio, [-12.4, -2], "×", "−2 ×"),
            (.seconds, [3, 59], "s", "59 s"), (.seconds, [60, 295_500], "d", "3.42 d"),
            (.milliseconds, [812, 61_017], "s", "61 s"), (.milliseconds, [61_017, 812], "s", "0.812 s"),
        ] as [(Metrics.Unit, [Double], String, String)], [Scaling.linear, .logarithmic])
    func `sees what an axis counts in, by the greatest that is shown`(
        figure: (unit: Metrics.Unit, values: [Double], title: String, last: String), scaling: Scaling
    ) {
        let columns = figure.values.map {
            Optional(Column($0, at: 0))
        }
        var chart = LineChart([("", columns)], of: figure.unit, over: ChartWindow(start: 0, end: 7_200))
        (chart.scaling, chart.crossHair) = (scaling, 7_199)
        // What is beyond the values does not turn the axis.
        chart.thresholds = [.init(10, label: "limit")]
        var grid = Grid(size: Size(columns: 60, rows: 12))
        chart.draw(in: grid.bounds, on: &grid, theme: .standard)
        let text = grid.text
        guard scaling == .linear || figure.values[0] > 0 else { return }
        #expect(chart.unit == SafeText(figure.title) && text.contains(figure.last), "\(text)")
        let ticks = text.split(separator: "\n").filter { $0.contains("┤") }.map { $0.prefix { $0 != "┤" } }
        #expect(!ticks.isEmpty && ticks.allSatisfy { $0.hasSuffix(figure.title) }, "\(text)")
    }

    @Test func `chooses the time by its name, from the one that is shown on`() async throws {
        let loop = try await opened("t")
        #expect(loop.frame.text.contains("✓ 30d") && !loop.frame.text.contains("✓ 1h"))
        #expect(try await opened("t<enter>").state.chart.range == .month)
        #expect(try await opened("t<up><up><enter>").state.chart.range == .day)
    }

    @Test func `says why nothing is drawn for a time`() async throws {
        let world = try World()
        // From the fourth to the eighth day before, nothing of filecoin was measured; on the sixth it was tried.
        let time = World.now - .seconds(6 * 86_400)
        try world.history.record(
            Poll(
                network: "filecoin", source: "power", slot: time, time: time,
                outcome: .failed(reason: "HTTP 502"), probes: .service))
        var loop = try await world.loop(200, 60)
        await loop.press(":netfile<enter>")
        let gaps = try #require(loop.snapshot.chart?.context.gaps)
        #expect(gaps.map(\.reason) == ["not measured; asked once: failed: HTTP 502"])
        #expect(loop.frame.text.contains("HTTP 502"))
    }

    @Test func `says what happened meanwhile, and where it is said`() async throws {
        var loop = try await opened()
        #expect(loop.frame.text.contains("▴ A provider of eight GPUs left."))
        await loop.press("i")
        #expect(loop.frame.text.contains("(akash.test/news)"))
        // Only the counts of nodes bear the mark.
        await loop.press("<esc><down>")
        #expect(!loop.frame.text.contains("▴"))
    }

    @Test func `reads latency like any figure`() async throws {
        let world = try World()
        var loop = try await world.loop(120, 40)
        await loop.press("3")
        let whole = try #require(loop.snapshot.chart?.window)
        await loop.press("+")
        #expect(loop.snapshot.chart?.window.seconds == whole.seconds / 2)
        await loop.press("<<")
        await loop.press("<left>")
        #expect(loop.state.chart.crossHair != nil)
        #expect((loop.snapshot.chart?.window.end ?? 0) < whole.end)
        // Every answer of Bittensor took 441 ms.
        #expect(
            loop.snapshot.chart?.traces[0].columns.compactMap { $0?.last }.allSatisfy { $0 == 441 } == true)
        await loop.press("]")
        let longer = try #require(loop.snapshot.chart?.window)
        let body = Frame.body(of: loop.state.size)
        let (_, area) = try #require(LatencyPage.chart(in: body, loop.state, loop.snapshot))
        for (action, column) in [(Mouse.Action.press(.left), 20), (.drag, 30), (.release(.left), 30)] {
            let place = Position(column: area.column + column, row: area.row + 4)
            _ = await loop.take(.event(.mouse(Mouse(action, at: place))))
        }
        #expect((loop.snapshot.chart?.window.seconds ?? 0) < longer.seconds / 4)
        #expect(loop.frame.text.contains("zoomed"))
    }

    @Test func `sees why a source gave no answer for a time, and on prices too`() async throws {
        let world = try World()
        let h100 = Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"])
        for hour in 1...300 as ClosedRange<Int64> {
            let time = World.now - .seconds(hour * 3_600)
            let isDown = (100...150).contains(hour)
            try world.history.record(
                Poll(
                    network: "akash", source: "gpu-prices", slot: time, time: time,
                    outcome: isDown ? .failed(reason: "HTTP 502") : .ok,
                    phases: isDown
                        ? nil : Phases(dns: 3, connect: 14, tls: 31, firstByte: 100, total: 160),
                    probes: .statistics, samples: isDown ? [] : [Sample(h100, at: time, 2.5)]))
        }
        var loop = try await world.loop(200, 60)
        await loop.press("2/h100<enter><home>")
        #expect(loop.state.list.choice.id == "h100")
        let reasons = try #require(loop.snapshot.chart?.context.gaps.map(\.reason))
        // Another network's price of the day is there now, and hides nothing.
        #expect(reasons == ["akash failed: HTTP 502"])
        #expect(loop.frame.text.contains("HTTP 502"))
        await loop.press("3/gpu-prices<enter>")
        #expect(loop.snapshot.chart?.context.gaps.map(\.reason) == ["failed: HTTP 502"])
    }
}
