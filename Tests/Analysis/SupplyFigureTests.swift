import Analysis
import Catalog
import Foundation
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct SupplyFigureTests {
    @Test func `a trend is the last day over the day thirty days before`() throws {
        let fixture = try Fixture()
        var values: [Double?] = Array(repeating: nil, count: 31)
        (values[0], values[10], values[30]) = (50, 900, 60)
        try fixture.record("akash", "nodes.online", days: values)
        let figure = try fixture.figure(.nodesTrend)
        #expect(try abs(#require(figure.value) - 0.2) < 1e-12)
        #expect(figure.count == 3)
        #expect(try abs(#require(figure.coverage) - 3.0 / 31) < 1e-12)
        #expect(figure.window == TimeRange(days(30), until: noon))
        #expect(figure.inputs.map(\.series) == [Series(network: "akash", metric: "nodes.online")])
        #expect(figure.inputs.first?.source == "akash/daily-nodes.online")
    }

    @Test func `without a beginning there is no trend, and the reason is said`() throws {
        let fixture = try Fixture()
        #expect(try fixture.figure(.nodesTrend).absence == .noInput(["nodes.online"]))
        try fixture.record("akash", "nodes.online", days: [50, 60])
        let figure = try fixture.figure(.nodesTrend)
        #expect(figure.value == nil)
        #expect(figure.absence?.description == "no nodes.online around 2026-10-25, where the window begins")
    }

    @Test func `utilization weighs days, not samples`() throws {
        let fixture = try Fixture()
        // Sixteen days in turn: one with ten samples at 20 %, one with a single one at 80 %.
        for day in 0..<16 {
            for minute in 0..<(day.isMultiple(of: 2) ? 10 : 1) {
                try fixture.record(
                    "akash",
                    [("gpu.total", .none, 100), ("gpu.rented", .none, day.isMultiple(of: 2) ? 20 : 80)],
                    at: noon - days(Double(day) + 0.5) + .seconds(60 * minute))
            }
        }
        let figure = try fixture.figure(.utilization)
        #expect(try abs(#require(figure.value) - 0.5) < 1e-12)
        #expect(try abs(#require(figure.coverage) - 16.0 / 30) < 1e-12)
        #expect(figure.count == 2 * (8 * 10 + 8))
    }

    @Test func `a mean of thirty days needs half of them`() throws {
        let fixture = try Fixture()
        for metric in ["gpu.total", "gpu.rented", "test.success"] {
            try fixture.record("akash", metric, days: Array(repeating: 1, count: 14))
        }
        try fixture.record("ionet", "gpu.utilization", days: Array(repeating: 0.5, count: 14))
        func needed(_ input: String) -> Absence {
            .tooLittle(input: input, coverage: 14.0 / 30, needed: 0.5)
        }
        #expect(try fixture.figure(.utilization).absence == needed("gpu.rented with gpu.total"))
        #expect(try fixture.figure(.utilization, of: "ionet").absence == needed("gpu.utilization"))
        #expect(try fixture.figure(.jobSuccess).absence == needed("test.success"))
    }

    @Test func `a model without its rented GPUs is left out of utilization`() throws {
        let fixture = try Fixture()
        for (metric, gpu, value) in [
            ("gpu.total", "h100", 10), ("gpu.rented", "h100", 5), ("gpu.total", "l4", 90),
        ] as [(String, String, Double)] {
            try fixture.record("akash", metric, ["gpu": gpu], days: Array(repeating: value, count: 15))
        }
        #expect(try fixture.figure(.utilization).value == 0.5)
    }

    @Test func `the network's own utilization goes first`() throws {
        let fixture = try Fixture()
        for (metric, value) in [("gpu.utilization", 0.25), ("gpu.total", 10), ("gpu.rented", 9)] {
            try fixture.record("akash", metric, days: Array(repeating: value, count: 15))
        }
        #expect(try fixture.figure(.utilization).value == 0.25)
        #expect(try fixture.figure(.utilization).formula == "mean of days of gpu.utilization")
    }

    @Test func `churn counts ids that left, not ids that came`() throws {
        let fixture = try Fixture()
        for id in ["a", "b", "c", "d"] {
            var values: [Double?] = Array(repeating: nil, count: 31)
            values[0] = 0.25
            values[30] = id == "d" ? nil : 0.3
            try fixture.record("akash", "capacity.share", ["owner": id], days: values)
        }
        try fixture.record("akash", "capacity.share", ["owner": "new"], days: [0.1])
        #expect(try fixture.figure(.nodesChurn).value == 0.25)
        #expect(try fixture.figure(.nodesChurn).lookBack == days(30))
        #expect(try fixture.figure(.topShare).lookBack == nil)
        #expect(
            try fixture.figure(.nodesChurn, of: "ionet").absence
                == .notMeasurable("no source lists the nodes by id"))
    }

    /// Of the largest owners alone: who slips below them has not left.
    @Test(arguments: [(0.25, 0.2, 0.8), (0.2, 0.25, 0.8)])
    func `a list that is cut does not say who left`(before: Double, after: Double, listed: Double) throws {
        let fixture = try Fixture()
        for id in ["a", "b", "c", "d"] {
            var values: [Double?] = Array(repeating: nil, count: 31)
            (values[0], values[30]) = (before, after)
            try fixture.record("akash", "capacity.share", ["owner": id], days: values)
        }
        #expect(
            try fixture.figure(.nodesChurn).absence
                == .cutIDs(input: "capacity.share by owner", share: listed))
    }

    @Test func `nodes that are listed no more do not stand before those that are`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", [("capacity.share", ["owner": "gone"], 0.9)], at: noon - days(40))
        for id in ["a", "b"] {
            var values: [Double?] = Array(repeating: nil, count: 31)
            (values[0], values[30]) = (1, id == "a" ? 1 : nil)
            try fixture.record("akash", "models.served", ["provider": id], days: values)
        }
        #expect(try fixture.figure(.nodesChurn).value == 0.5)
    }

    @Test func `jobs that a network tests its nodes with tell of job success`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", "test.success", days: (0..<16).map { $0 % 2 == 0 ? 0.9 : 1 })
        #expect(try abs(#require(fixture.figure(.jobSuccess).value) - 0.95) < 1e-12)
    }

    /// A network that tells its storage without GPUs is as much in use as its storage.
    @Test func `storage in use is of all of it, at one moment and over thirty days`() throws {
        let fixture = try Fixture()
        #expect(try fixture.figure(.storageUtilization).absence == .noInput(["storage.used"]))
        try fixture.record("akash", "storage.used", days: Array(repeating: 2e18, count: 30))
        #expect(try fixture.figure(.storageUtilization).absence == .noInput(["storage.total"]))
        try fixture.record("akash", "storage.total", days: Array(repeating: 8e18, count: 30))
        let figure = try fixture.figure(.storageUtilization)
        #expect(figure.value == 0.25)
        #expect(figure.lookBack == nil && figure.coverage == nil)
        #expect(try fixture.figure(.utilization).value == 0.25)
        #expect(try fixture.figure(.utilization).lookBack == days(30))
    }

    @Test func `builders are publishers of models that are served`() throws {
        let fixture = try Fixture()
        #expect(try fixture.figure(.builders).value == nil)
        try fixture.record(
            "akash",
            [
                ("inference.price.output", ["model": "meta/llama"], 1),
                ("inference.price.output", ["model": "meta/llama-2"], 1),
                ("inference.throughput", ["model": "qwen/qwen3"], 90),
                ("inference.throughput", ["model": "nobody"], 90),
            ], at: noon - days(29))
        try fixture.record(
            "akash", [("inference.price.output", ["model": "old/gone"], 1)], at: noon - days(31))
        #expect(try fixture.figure(.builders).value == 2)
    }

    @Test func `downloads are the total, or the sum of what is listed now`() throws {
        let fixture = try Fixture()
        #expect(try fixture.figure(.downloads).absence == .noInput(["model.downloads"]))
        try fixture.record(
            "akash", [("model.downloads", ["model": "a"], 5), ("model.downloads", ["model": "gone"], 900)],
            at: noon - .seconds(3_600))
        try fixture.record(
            "akash", [("model.downloads", ["model": "a"], 7), ("model.downloads", ["model": "b"], 3)],
            at: noon - .seconds(60))
        #expect(try fixture.figure(.downloads).value == 10)
        #expect(try fixture.figure(.downloads).formula == "sum of latest model.downloads by model")
        try fixture.record("akash", [("model.downloads", .none, 12)], at: noon - .seconds(30))
        #expect(try fixture.figure(.downloads).value == 12)
    }

    @Test func `what is too large for a number is absent`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", "fees.day", days: Array(repeating: 1e308, count: 30))
        #expect(try fixture.figure(.fees).absence != nil)
    }

    @Test func `a region has at least one percent of the nodes`() throws {
        let fixture = try Fixture()
        try fixture.record(
            "akash",
            [
                ("nodes.online", ["country": "us"], 900), ("nodes.online", ["country": "de"], 95),
                ("nodes.online", ["country": "fi"], 5),
            ], at: noon - days(0.5))
        #expect(try fixture.figure(.regions).value == 2)
    }

    @Test func `the past does not know what was measured later`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", [("nodes.online", .none, 50)], at: noon - days(2))
        let before = try fixture.figure(.nodesOnline, at: noon - days(1))
        try fixture.record("akash", [("nodes.online", .none, 99)], at: noon)
        #expect(try fixture.figure(.nodesOnline, at: noon - days(1)) == before)
        #expect(before.value == 50)
        #expect(try fixture.figure(.nodesOnline).value == 99)
    }

    @Test func `the past does not know which source came later`() throws {
        let fixture = try Fixture()
        for day in 0...40 {
            try fixture.record(
                "akash", [("nodes.online", .none, 50), ("gpu.utilization", .none, 0.5)],
                at: noon - days(Double(40 - day)) - .seconds(60), source: day < 35 ? "old" : "new")
        }
        for metric in [DerivedMetric.nodesOnline, .nodesTrend, .utilization] {
            #expect(try fixture.figure(metric).inputs.map(\.source) == ["akash/new"])
            #expect(try fixture.figure(metric, at: noon - days(8)).inputs.map(\.source) == ["akash/old"])
        }
    }

    @Test func `a doubted value is not counted`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", [("nodes.online", .none, 50)], at: noon - .seconds(60))
        try fixture.record("akash", [], at: noon - .seconds(1), quarantined: [("nodes.online", .none, 1e8)])
        #expect(try fixture.figure(.nodesOnline).value == 50)
    }

    @Test func `a figure of generated samples is not genuine`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", [("nodes.online", .none, 50)], at: noon - .seconds(60))
        #expect(try fixture.figure(.nodesOnline).isGenuine)
        try fixture.record(
            "ionet", [("nodes.online", .none, 50)], at: noon - .seconds(60), origin: .generated)
        #expect(try !fixture.figure(.nodesOnline, of: "ionet").isGenuine)
    }

    /// The demo's past is generated, and its newest answers are recorded.
    @Test(arguments: [
        (DerivedMetric.nodesTrend, "nodes.online"), (.utilization, "gpu.utilization"), (.fees, "fees.day"),
    ])
    func `a figure of days is as little genuine as the least of them`(
        metric: DerivedMetric, input: String
    ) throws {
        let fixture = try Fixture()
        for day in 0...31 {
            try fixture.record(
                "akash", [(input, .none, 0.5)], at: noon - days(Double(31 - day)) - .seconds(60),
                origin: day < 5 ? .generated : day < 31 ? .backFilled : .recorded)
        }
        #expect(try fixture.figure(metric).origin == .generated)
        #expect(try fixture.figure(metric).inputs.map(\.origin) == [.generated])
        // What is too old for the figure does not speak of it.
        #expect(try fixture.figure(metric, at: noon + days(6)).origin != .generated)
    }

    @Test func `a figure of an earlier moment has the origin of the value of then`() throws {
        let fixture = try Fixture()
        try fixture.record("akash", [("nodes.online", .none, 50)], at: noon - days(2), origin: .generated)
        try fixture.record("akash", [("nodes.online", .none, 51)], at: noon - .seconds(60))
        #expect(try fixture.figure(.nodesOnline).origin == .measured)
        #expect(try fixture.figure(.nodesOnline, at: noon - days(1)).origin == .generated)
    }

    @Test func `totals by GPU are added up without models that are gone`() throws {
        let fixture = try Fixture()
        try fixture.record("ionet", [("gpu.total", ["gpu": "t4"], 1_000)], at: noon - days(5))
        try fixture.record(
            "ionet", [("gpu.total", ["gpu": "h100"], 512), ("gpu.total", ["gpu": "l4"], 8)],
            at: noon - .seconds(60))
        #expect(try fixture.figure(.gpuTotal, of: "ionet").value == 520)
    }

    @Test func `every metric has a figure, with a value or a reason, and a word in the vocabulary`() throws {
        let fixture = try Fixture()
        let figures = try Derivation(fixture.catalog, rules: fixture.rules(), history: fixture.history)
            .figures(of: "akash", at: noon)
        #expect(figures.map(\.metric) == DerivedMetric.allCases)
        for figure in figures {
            #expect(fixture.catalog.vocabulary[figure.metric.rawValue] != nil, "\(figure.metric.rawValue)")
            #expect(figure.value == nil)
            #expect(figure.absence?.description.isEmpty == false)
            #expect(!figure.formula.isEmpty)
        }
    }
}
