import Analysis
import Catalog
import Foundation
import History
import Metrics
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct PriceIndexTests {
    /// H100 and A100 80GB, which are 0.5 and 0.3 of the basket, on Akash.
    private func fixture(a100: Double? = 1.5, at time: Timestamp = noon - .seconds(60)) throws -> Fixture {
        let fixture = try Fixture()
        var values = [
            ("gpu.price.median", ["gpu": "h100"] as Labels, 3.0), ("gpu.available", ["gpu": "h100"], 2),
        ]
        if let a100 {
            values += [
                ("gpu.price.median", ["gpu": "a100-80gb"], a100), ("gpu.available", ["gpu": "a100-80gb"], 8),
            ]
        }
        try fixture.record("akash", values, at: time)
        return fixture
    }

    /// By hand: decentralized (0.5 · 3 + 0.3 · 1.5) / 0.8 = 2.4375; clouds (0.5 · 11.06 + 0.3 · 3.67) / 0.8 = 8.28875.
    @Test func `the basket weighs the models that both sides have`() throws {
        let overall = try #require(try fixture().board().overall)
        #expect(try abs(#require(overall.sides[.decentralized]?.value) - 2.4375) < 1e-12)
        #expect(try abs(#require(overall.sides[.cloud]?.value) - 8.28875) < 1e-12)
        #expect(overall.sides[.marketplace] == nil)
        #expect(overall.models == ["h100", "a100-80gb"])
        #expect(abs(overall.weight - 0.8) < 1e-12)
        #expect(abs(overall.discount - (1 - 2.4375 / 8.28875)) < 1e-12)
        #expect(overall.sides[.cloud]?.isDated == true)
    }

    @Test func `too little of the basket gives no statement about it`() throws {
        #expect(try fixture(a100: nil).board().overall == nil)
    }

    @Test func `samples carry the side, and the model but for the basket`() throws {
        let fixture = try fixture()
        let board = try fixture.board()
        let samples = try board.indexSamples(basket: fixture.rules().basket, slot: noon)
        #expect(
            samples.map(\.series.description) == [
                "assay price.index{side=decentralized}", "assay price.index{side=cloud}",
                "assay price.index{gpu=h100,side=decentralized}", "assay price.index{gpu=h100,side=cloud}",
                "assay price.index{gpu=a100-80gb,side=decentralized}",
                "assay price.index{gpu=a100-80gb,side=cloud}",
                "assay price.index{gpu=l40s,side=cloud}",
            ])
        #expect(samples.map(\.time) == Array(repeating: noon, count: 7))
        #expect(board.origin == .measured)
        let vocabulary = fixture.catalog.vocabulary
        #expect(vocabulary["price.index"]?.labels == ["side", "gpu"])
    }

    @Test func `the index has a past, as long as its prices hold`() throws {
        let fixture = try fixture(at: noon - days(6))
        try fixture.record(
            "akash", [("gpu.price.median", ["gpu": "h100"], 6), ("gpu.available", ["gpu": "h100"], 1)],
            at: noon - .seconds(10))
        let index = try PriceIndex(
            fixture.catalog, rules: fixture.rules(), history: fixture.history, gpu: "h100",
            over: TimeRange(days(8), until: noon), count: 8)
        #expect(index.points.last?.at == noon)
        // Six days ago at noon is where the third day of the eight begins; a price holds for 24 hours.
        #expect(
            index.points.map { $0.models["h100"]?[.decentralized]?.value }
                == [nil, nil, 3, nil, nil, nil, nil, 6])
        #expect(index.points.allSatisfy { $0.models["h100"]?[.cloud] != nil })
        #expect(index.points.allSatisfy { $0.overall == nil })
    }

    /// Azure's live price holds for three days; the clouds' list prices of the fixture are 6.88, 11.06 and 12.29.
    @Test func `a live price of a cloud from before the range holds in it as on the board`() throws {
        let fixture = try Fixture(networks: [network("azure", control: "company", layer: "reference")])
        try fixture.record(
            "azure", [("gpu.price.min", ["gpu": "h100"], 10)], at: noon - days(2.5), source: "retail")
        let index = try PriceIndex(
            fixture.catalog, rules: fixture.rules(), history: fixture.history, gpu: "h100",
            over: TimeRange(days(1), until: noon), count: 2)
        #expect(index.points.map { $0.models["h100"]?[.cloud]?.value } == [10, 10])
        #expect(try fixture.board()["h100"]?.sides[.cloud]?.value == 10)
    }

    @Test func `a point of the index is the board of its moment`() throws {
        let fixture = try Fixture()
        for hour in 0..<48 {
            let time = noon - .seconds(3_600 * (48 - hour)) - .seconds(1)
            try fixture.record(
                "akash",
                ["h100", "a100-80gb"].flatMap { gpu in
                    [
                        ("gpu.price.median", ["gpu": gpu] as Labels, 1 + Double(hour % 7)),
                        ("gpu.available", ["gpu": gpu] as Labels, Double(hour % 3)),
                    ]
                }, at: time)
        }
        let index = try PriceIndex(
            fixture.catalog, rules: fixture.rules(), history: fixture.history,
            over: TimeRange(days(2), until: noon), count: 24)
        #expect(index.points.contains { $0.overall != nil })
        for point in index.points { #expect(try point.overall == fixture.board(at: point.at).overall) }
    }

    @Test(arguments: [0, -1]) func `no point is no trap`(count: Int) throws {
        let fixture = try fixture()
        let index = try PriceIndex(
            fixture.catalog, rules: fixture.rules(), history: fixture.history,
            over: TimeRange(days(1), until: noon), count: count)
        #expect(index.points.isEmpty)
    }

    @Test func `an index of generated prices is generated`() throws {
        let fixture = try fixture()
        try fixture.record(
            "ionet", [("gpu.price.median", ["gpu": "h100"], 1), ("gpu.available", ["gpu": "h100"], 1)],
            at: noon - .seconds(1), origin: .generated)
        #expect(try fixture.board().origin == .generated)
    }

    @Test func `prices of an earlier moment have the origin of the values of then`() throws {
        let fixture = try fixture()
        for (time, origin) in [(noon - days(3), Origin.generated), (noon - .seconds(1), .recorded)] {
            try fixture.record(
                "ionet", [("gpu.price.median", ["gpu": "h100"], 1), ("gpu.available", ["gpu": "h100"], 1)],
                at: time, origin: origin)
        }
        let (now, then) = (try fixture.board(), try fixture.board(at: noon - days(3) + .seconds(60)))
        for (board, origin) in [(now, Origin.recorded), (then, .generated)] {
            let column = try #require(board.columns.firstIndex { $0.id == "ionet" })
            #expect(board["h100"]?.offers[column]?.origin.ofSamples == origin)
        }
    }
}
