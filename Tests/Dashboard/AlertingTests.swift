@testable import Alerts
import Foundation
import Metrics
import Terminal
import TestSupport
import Testing

@testable import Dashboard

extension AlertStore {
    /// Lets a rule fire, for a minute by now.
    fileprivate func fire(_ rule: AlertRule) throws -> AlertEvent? {
        try begin(rule, since: World.now - .seconds(60), at: World.now, value: 56, channels: [])
    }
}

@Suite(.temporaryDirectory, .timeLimit(.minutes(2))) struct `Alerts on the screens` {
    private func rulesFile() throws -> String {
        try String(
            contentsOf: TemporaryDirectory.current.appending(path: "alerts.yaml"), encoding: .utf8)
    }

    @Test(arguments: [(80, 24), (120, 40), (200, 60)])
    func `begin with what is chosen, tried on the past before they are kept`(
        columns: Int, rows: Int
    ) async throws {
        let world = try World()
        var loop = try await world.loop(columns, rows)
        await loop.press("<enter>a")
        let text = loop.frame.text
        #expect(text.contains("akash nodes.online"))
        #expect(text.contains("in 30 d"))
        try expectSnapshot(text, named: "alert-form-\(columns)x\(rows)")
    }

    @Test func `say that nothing is stored of what they watch`() async throws {
        let world = try World()
        try "rules: [{ name: gone, network: akash, metric: old.metric, above: 1 }]".write(
            to: try TemporaryDirectory.current.appending(path: "alerts.yaml"), atomically: true,
            encoding: .utf8)
        var loop = try await world.loop(120, 40)
        await loop.press("7")
        #expect(loop.frame.text.contains("nothing is stored of what it watches"))
    }

    @Test func `are kept beside the configuration, which stays as it was`() async throws {
        let world = try World()
        let configuration = try TemporaryDirectory.current.appending(path: "config.yaml")
        let written = "# mine\ntheme: dark  # and so is this\n"
        try written.write(to: configuration, atomically: true, encoding: .utf8)
        var loop = try await world.loop(120, 40)
        // GPUs rented fell by one a day, from 358.
        let row = try #require(loop.snapshot.networks.first { $0.id == "akash" })
        #expect(row.subjects.first?.name == "akash nodes.online")
        await loop.press("<enter>/gpu.rented<enter>a<right><down>")
        for _ in 0..<3 { await loop.press("<backspace>") }
        await loop.press("340<enter>")
        #expect(loop.state.overlay == nil)
        let rule = try #require(loop.snapshot.rules.first)
        let rented = Series(network: "akash", metric: "gpu.rented")
        #expect(rule.condition == .below(rented, limit: 340, clear: 340))
        #expect(rule.hold == .seconds(600) && loop.snapshot.rulesOfScreen == [rule.name])
        #expect(try String(contentsOf: configuration, encoding: .utf8) == written)
        #expect(try rulesFile().contains("    below: 340\n"))
        // Its limit is drawn where it is watched.
        #expect(loop.snapshot.chart?.thresholds.map(\.value) == [340])
        // The next start has it too.
        let next = try await world.loop(120, 40)
        #expect(next.snapshot.rules == [rule])
    }

    @Test(
        arguments: [
            (.bytes, 48_112_035_266_560, "43.8 TiB", 43.8 * 0x1p40), (.ratio, 0.8994, "89.9 %", 0.899),
            (.ratio, 1_149.02, "1 149 ×", 1_149),
            (.milliseconds, 182.04, "182", 182),
            (.count, 30_296, "30 296", 30_296),
        ] as [(Metrics.Unit, Double, String, Double)])
    func `begin with a limit as tables write it, and are named so`(
        unit: Metrics.Unit, value: Double, text: String, limit: Double
    ) throws {
        let series = Series(network: "akash", metric: "some.figure")
        let form = try #require(AlertForm([.figure(series, unit: unit, value: value)], taken: []))
        #expect(form.text(.limit) == text && form.text(.name) == "akash some.figure above \(text)")
        #expect(try form.rule.get().condition == .above(series, limit: limit, clear: limit))
    }

    @Test(
        arguments: [(.milliseconds, 61_017.04, "61 017", "61 s"), (.seconds, 720, "720", "12 min")]
            as [(Metrics.Unit, Double, String, String)])
    func `begin with a bare limit where tables write none that can be typed`(
        unit: Metrics.Unit, value: Double, text: String, named: String
    ) throws {
        let series = Series(network: "akash", metric: "some.figure")
        let form = try #require(AlertForm([.figure(series, unit: unit, value: value)], taken: []))
        #expect(form.text(.limit) == text && form.text(.name) == "akash some.figure above \(named)")
    }

    @Test func `show their values in the unit of what they watch`() {
        let series = Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"])
        let rule = AlertRule(name: "cheap", .below(series, limit: 2.2, clear: 2.4), unit: .gpuPrice)
        func event(_ unit: Metrics.Unit?) -> AlertEvent {
            AlertEvent(
                id: 1, rule: rule.name, subject: rule.subject, sentence: rule.sentence, unit: unit,
                since: World.now, fired: World.now, ended: nil, value: 2.1, last: 2.05, lowest: 2,
                highest: 2.1, acknowledged: nil)
        }
        #expect(AlertRow(event(.gpuPrice), rule: rule).last == "2.05 $/GPU-h")
        // Its rule is gone, or there never was one.
        #expect(AlertRow(event(.gpuPrice)).last == "2.05 $/GPU-h")
        // An older Assay stored it.
        #expect(AlertRow(event(nil), rule: rule).last == "2.05")
        #expect(AlertRow(rule).last == nil)
    }

    @Test func `are not kept while something is wrong, which is said`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>a<down>x<enter>")
        #expect(loop.state.overlay != nil && loop.frame.text.contains("Limit: enter a number"))
        await loop.press("<esc>")
        #expect(loop.state.overlay == nil && loop.snapshot.rules.isEmpty)
    }

    @Test(arguments: [
        ("2", "ionet gpu.price.median{gpu=h100}"), ("3", "arweave/info"), ("8", "akash/capacity"),
    ])
    func `are made on every screen that has something to watch`(screen: String, subject: String) async throws
    {
        var loop = try await World().loop(120, 40)
        await loop.press(screen + "a")
        var names: Set<String> = []
        for _ in 0..<6 {
            names.insert(loop.frame.text)
            await loop.press("<up><right><down>")
        }
        await loop.press("<esc>")
        #expect(names.contains { $0.contains("A new alert") })
        #expect(names.contains { $0.contains(subject) }, "\(names)")
    }

    @Test func `begin with what Enter opens, and turn to the other figures of the row`() async throws {
        var loop = try await World().loop(120, 40)
        func subjects(_ keys: String) async -> [String] {
            await loop.press(keys + "a")
            guard case .alert(var form) = loop.state.overlay else { return [] }
            #expect(loop.frame.text.contains("1 of \(form.subjects.count)") && loop.frame.text.contains(" ›"))
            form.line = .subject
            var names: [String] = []
            for _ in form.subjects {
                names.append(form.subject.name)
                _ = form.handle(Key(.right))
            }
            await loop.press("<esc>")
            return names
        }
        // io.net is cheaper, but nobody knows whether one is free.
        let prices = await subjects("2/h100<enter>")
        #expect(
            prices.prefix(2) == ["akash gpu.price.median{gpu=h100}", "ionet gpu.price.median{gpu=h100}"])
        let figures = await subjects("1:network akash<enter><esc>1")
        for metric in [
            "nodes.online", "gpu.total", "gpu.rented", "token.price", "gpu.price.median{gpu=h100}",
        ] {
            #expect(figures.contains("akash \(metric)"), "\(figures)")
        }
        #expect(figures.first == "akash nodes.online")
    }

    @Test func `are muted and snoozed by keys that end it too, as the footer says`() async throws {
        var loop = try await World().loop(200, 60)
        await loop.press("<enter>a<enter>7<home>")
        let name = try #require(loop.snapshot.rules.first?.name)
        func footer() -> String { String(loop.frame.text.split(separator: "\n").last ?? "") }
        #expect(footer().contains("z snooze") && footer().contains("M mute"))
        await loop.press("M")
        #expect(loop.snapshot.isMuted(name) && footer().contains("firings are still listed; M unmutes"))
        await loop.press("<down>")
        #expect(footer().contains("M unmute") && loop.frame.text.contains("● muted"))
        await loop.press("M")
        #expect(loop.snapshot.snoozes.isEmpty && footer().contains("unmuted"))
        await loop.press("z")
        #expect(["1 h", "8 h", "1 d", "7 d"].allSatisfy(loop.frame.text.contains))
        await loop.press("<up><enter>")
        #expect(loop.snapshot.snoozes[name] == World.now + .seconds(8 * 3_600))
        #expect(footer().contains("snoozed for 8 h"))
        await loop.press("<down>")
        #expect(footer().contains("z end snooze") && loop.frame.text.contains("● snoozed"))
        await loop.press("z")
        #expect(loop.snapshot.snoozes.isEmpty && footer().contains("no longer snoozed"))
    }

    @Test func `stand once while they fire, and say what is so now`() async throws {
        let world = try World()
        let nodes = Series(network: "akash", metric: "nodes.online")
        try """
        alerts:
          rules:
            - { name: few, network: akash, metric: nodes.online, below: 99 }
            - { name: many, network: akash, metric: nodes.online, above: 99 }
            - { name: silent, network: akash, source: capacity, failing: 3 }
        """.write(
            to: TemporaryDirectory.current.appending(path: "config.yaml"), atomically: true, encoding: .utf8)
        _ = try world.alerts.fire(AlertRule(name: "few", .below(nodes, limit: 99, clear: 99)))
        var loop = try await world.loop(120, 40)
        await loop.press("7<home>")
        let rows = AlertRow.all(loop.snapshot)
        #expect(rows.map(\.name) == ["few", "many", "silent"])
        #expect(rows.map { $0.event != nil } == [true, false, false])
        // It holds still: how long stands once.
        #expect(rows[0].lasted == nil)
        #expect(rows[1].value?.number == 56 && rows[2].value?.number == 0)
        let lines = loop.frame.text.split(separator: "\n")
        #expect(lines.contains { $0.contains("many") && $0.contains("above 99") && $0.contains(" 56") })
    }

    @Test func `last from when the condition began to hold`() {
        let event = AlertEvent(
            id: 1, rule: "few", subject: "akash nodes.online", sentence: "below 99", unit: nil,
            since: World.now - .seconds(1_680), fired: World.now - .seconds(240), ended: World.now, value: 1,
            last: 1, lowest: 1, highest: 1, acknowledged: nil)
        #expect(AlertRow(event).lasted == .seconds(1_680))
    }

    @Test func `are removed only after a question`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>a<enter>7<home>i")
        #expect(loop.frame.text.contains("in 30 d") && loop.frame.text.contains("alerts.yaml, made here"))
        await loop.press("<esc>D")
        #expect(loop.frame.text.contains("Remove the rule"))
        await loop.press("y")
        #expect(loop.snapshot.rules.isEmpty && loop.frame.text.contains("No rule yet"))
        #expect(try rulesFile().hasSuffix("rules: []\n"))
    }

    @Test func `that were removed are taken back, one after another`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>a<enter>2a<enter>7<home>")
        let rules = loop.snapshot.rules
        #expect(rules.count == 2)
        await loop.press("Dy")
        #expect(loop.frame.text.contains("removed '\(rules[0].name)'; u takes it back"))
        await loop.press("Dyuu")
        #expect(Set(loop.snapshot.rules) == Set(rules))
        await loop.press("u")
        #expect(loop.frame.text.contains("is left to take back"))
    }

    @Test func `are changed where they were made, and taken back`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>/gpu.rented<enter>a<enter>7<home>")
        let old = try #require(loop.snapshot.rules.first)
        await loop.press("e")
        #expect(loop.frame.text.contains("Change the alert") && loop.frame.text.contains("akash gpu.rented"))
        // What is not touched stays as it is, to the last digit.
        await loop.press("<enter>")
        #expect(loop.snapshot.rules == [old])
        await loop.press("e<down>")
        for _ in 0..<8 { await loop.press("<backspace>") }
        await loop.press("123.456<enter>")
        let new = try #require(loop.snapshot.rules.first)
        let rented = Series(network: "akash", metric: "gpu.rented")
        #expect(loop.snapshot.rules.count == 1)
        #expect(new.condition == .above(rented, limit: 123.456, clear: 123.456) && new.hold == old.hold)
        #expect(new.name == "akash gpu.rented above 123")
        #expect(try rulesFile().contains("    above: 123.456\n"))
        await loop.press("<home><enter><enter>")
        #expect(loop.snapshot.rules == [new])
        await loop.press("u")
        #expect(loop.snapshot.rules == [old])
        await loop.press("u")
        #expect(loop.frame.text.contains("is left to take back"))
    }

    @Test func `are made of what another one watches`() async throws {
        var loop = try await World().loop(120, 40)
        await loop.press("7a")
        #expect(loop.frame.text.contains("choose a figure or a source first"))
        await loop.press("1<enter>/gpu.rented<enter>a<enter>7<home>a")
        #expect(loop.frame.text.contains("A new alert") && loop.frame.text.contains("akash gpu.rented"))
    }

    @Test(arguments: [
        ("failing", AlertRule.Condition.failing(network: "akash", source: "capacity", polls: 4), "4"),
        ("absent", .absent(Series(network: "akash", metric: "nodes.online"), after: .seconds(5_400)), "90m"),
        (
            "change",
            .change(
                Series(network: "akash", metric: "nodes.online"), over: .seconds(604_800), .fall,
                ratio: 0.125,
                clear: 0.05), "12.5 %"
        ),
        (
            "dust",
            .change(
                Series(network: "akash", metric: "nodes.online"), over: .seconds(86_400), .either,
                ratio: 0.07,
                clear: 0.035), "7 %"
        ),
        (
            "below",
            .below(
                Series(network: "akash", metric: "gpu.price.median", labels: ["gpu": "h100"]), limit: 2.0625,
                clear: 2.25), "2.0625"
        ),
    ]) func `are shown by the form as they are`(
        name: String, condition: AlertRule.Condition, limit: String
    ) throws {
        let rule = AlertRule(name: name, condition, hold: .seconds(5_400))
        let form = try #require(AlertForm(changing: rule, taken: [name, "another"]))
        #expect(form.text(.limit) == limit)
        #expect(try form.rule.get() == rule)
    }

    @Test func `on every source of a network are left to the file`() throws {
        let rule = AlertRule(name: "any", .failing(network: "akash", source: nil, polls: 4))
        #expect(AlertForm(changing: rule, taken: []) == nil)
    }

    @Test(arguments: [80, 120])
    func `have their names cut in what is said of them, and not the advice`(columns: Int) async throws {
        var loop = try await World().loop(columns, 24)
        await loop.press("<enter>a<up><up>")
        _ = await loop.take(.event(.key(Key(.character("u"), .control))))
        await loop.press(
            "a very long name " + String(repeating: "of a rule ", count: 20) + "to the end<enter>7<home>")
        let name = try #require(loop.snapshot.rules.first?.name)
        #expect(name.count > 200)
        await loop.press("Dy")
        let footer = try #require(loop.frame.text.split(separator: "\n").last)
        #expect(footer.hasPrefix(" removed 'a very long"), "\(footer)")
        #expect(footer.hasSuffix("to the end'; u takes it back"), "\(footer)")
        #expect(footer.count == columns - 1)
        await loop.press("u")
        #expect(loop.snapshot.rules.first?.name == name)
        await loop.press("<home>z<enter>")
        #expect(
            loop.frame.text.split(separator: "\n").last?.hasSuffix("to the end snoozed for 1 d") == true)
    }

    @Test func `that cannot be taken back yet are taken back later`() async throws {
        let configuration = try TemporaryDirectory.current.appending(path: "config.yaml")
        func write(_ text: String) throws {
            try text.write(to: configuration, atomically: true, encoding: .utf8)
        }
        var loop = try await World().loop(120, 40)
        await loop.press("<enter>a<enter>7<home>")
        let rules = loop.snapshot.rules
        await loop.press("Dy")
        try write("refresh: never\n")
        // Not looked at yet, and then known to be wrong.
        await loop.press("u")
        #expect(loop.frame.text.contains("has just changed; try again"))
        #expect(try rulesFile().hasSuffix("rules: []\n"))
        await loop.lookTwice()
        #expect(loop.frame.text.contains("refused: config.yaml:1:1: "))
        await loop.press("u")
        #expect(loop.snapshot.rules.isEmpty && loop.frame.text.contains("before this is right"))
        try write("refresh: 2s\n")
        await loop.lookTwice()
        await loop.press("u")
        #expect(loop.snapshot.rules == rules)
        await loop.press("u")
        #expect(loop.frame.text.contains("is left to take back"))
    }

    @Test(arguments: [(80, "7▲1"), (120, "7 Alerts ▲1")])
    func `that fire are told on every screen, until somebody has seen them`(
        columns: Int, tab: String
    ) async throws {
        let world = try World()
        let nodes = Series(network: "akash", metric: "nodes.online")
        let event = try #require(
            try world.alerts.fire(AlertRule(name: "few", .below(nodes, limit: 99, clear: 99))))
        var loop = try await world.loop(columns, 24)
        func lines() -> [Substring] { loop.frame.text.split(separator: "\n") }
        #expect(lines()[0].contains(tab) && loop.frame.text.contains("▸ ▲ Akash Network"))
        await loop.press("i")
        #expect(loop.frame.text.contains("few, for"))
        await loop.press("<esc>2")
        #expect(lines()[0].contains(tab))
        // It opens as far as it reaches.
        let place = try #require(lines()[0].range(of: tab)).upperBound
        await loop.click(lines()[0].distance(from: lines()[0].startIndex, to: place) - 1, 0)
        #expect(loop.state.screen == .alerts && lines()[0].contains("7 Alerts ▲1"))
        try world.alerts.snooze("few", until: World.now + .seconds(60))
        await loop.press("9")
        #expect(!lines()[0].contains("▲"))
        try world.alerts.snooze("few", until: nil)
        await loop.press("8")
        #expect(lines()[0].contains(tab))
        try world.alerts.acknowledge(event.id, at: World.now)
        await loop.press("1")
        #expect(!lines()[0].contains("▲") && !loop.frame.text.contains("▲ Akash"))
    }

    @Test func `of moved evidence mark no network that is called like the project`() async throws {
        let world = try World()
        let finding = AlertFinding(
            name: "moved", subject: "akash nodes.online", sentence: "left what was accepted of q1",
            since: World.now - .seconds(60), value: 56, unit: nil)
        _ = try #require(try world.alerts.begin(finding, at: World.now, channels: []))
        var loop = try await world.loop(120, 24)
        let lines = loop.frame.text.split(separator: "\n")
        #expect(lines[0].contains("7 Alerts ▲1"))
        #expect(!loop.frame.text.contains("▲ Akash Network"))
        await loop.press("i")
        #expect(!loop.frame.text.contains("moved, for"))
    }

    @Test func `of the configuration are left to the user`() async throws {
        let world = try World()
        try """
        alerts:
          rules:
            - { name: mine, network: akash, metric: nodes.online, above: 10 }
        """.write(
            to: TemporaryDirectory.current.appending(path: "config.yaml"), atomically: true, encoding: .utf8)
        var loop = try await world.loop(120, 40)
        await loop.press("7<home>D")
        #expect(loop.frame.text.contains("'mine' stands in config.yaml"))
        #expect(loop.snapshot.rules.count == 1)
    }

    @Test func `are acknowledged all at once, as far as the filter shows them`() async throws {
        let world = try World()
        let nodes = Series(network: "akash", metric: "nodes.online")
        for name in ["few", "fewer", "other"] {
            _ = try world.alerts.fire(AlertRule(name: name, .below(nodes, limit: 60, clear: 60)))
        }
        var loop = try await world.loop(120, 40)
        await loop.press("7/few<enter>E")
        #expect(loop.frame.text.contains("Acknowledge 2 alerts?"))
        await loop.press("n")
        #expect(try world.alerts.firing().allSatisfy { $0.acknowledged == nil })
        await loop.press("Ey")
        #expect(try world.alerts.firing().filter { $0.acknowledged == nil }.map(\.rule) == ["other"])
        await loop.press("E")
        #expect(loop.frame.text.contains("every alert that is shown is acknowledged"))
    }
}
